/** Where Chatkeep runs: `?server=…`, or as it starts by itself. */
export const CHATKEEP = new URLSearchParams(location.search).get('server') ?? 'http://localhost:3000';

/** Loads a script as a tag in the page would. */
export function load(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, {
      src,
      async: true,
      onload: resolve,
      onerror: () => reject(new Error(`No script at ${src}`)),
    });
    document.head.append(script);
  });
}

/**
 * Resolves with an access token once somebody has signed in. A page of your own would ask its own server
 * for one instead, and for a new one when it has run out.
 */
export function signedIn() {
  const form = document.getElementById('sign-in');
  const kept = sessionStorage.getItem('token');
  if (kept) return Promise.resolve(shown(form, kept));
  return new Promise((resolve) => {
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const response = await fetch(`${CHATKEEP}/api/auth/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(Object.fromEntries(new FormData(form))),
      });
      const answer = await response.json();
      if (response.ok) resolve(shown(form, answer.access_token));
      else form.querySelector('[role=status]').textContent = answer.detail;
    });
  });
}

function shown(form, token) {
  sessionStorage.setItem('token', token);
  form.hidden = true;
  return token;
}
