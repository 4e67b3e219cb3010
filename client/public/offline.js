/* global addEventListener, document, location, setInterval */
// Looks for the server again and again, and opens the page that was wanted once it answers.
const EVERY_MS = 3000;
const state = document.getElementById('state');

// The page of its own has no part of the bundle, and so no part of its words.
const WORDS = {
  de: {
    heading: 'Sie sind offline',
    about:
      'Chatkeep öffnet sich von selbst, sobald der Server erreichbar ist. Ihre Unterhaltungen und Entwürfe bleiben erhalten.',
    again: 'Erneut versuchen',
    looking: 'Der Server wird gesucht …',
    missing: 'Der Server ist noch nicht erreichbar.',
  },
  ar: {
    heading: 'أنت غير متصل',
    about: 'سيفتح Chatkeep تلقائيًا بمجرد الوصول إلى الخادم. محادثاتك ومسوداتك محفوظة.',
    again: 'إعادة المحاولة',
    looking: 'جارٍ البحث عن الخادم…',
    missing: 'لا يمكن الوصول إلى الخادم بعد.',
  },
};
const words = WORDS[document.documentElement.lang];
for (const id of words ? ['heading', 'about', 'again'] : []) document.getElementById(id).textContent = words[id];

async function look() {
  const isBack = await fetch('/health/ready').then(
    ({ ok }) => ok,
    () => false,
  );
  if (isBack) location.reload();
  return isBack;
}

document.getElementById('again').addEventListener('click', async () => {
  state.textContent = words?.looking ?? 'Looking for the server …';
  if (!(await look())) state.textContent = words?.missing ?? 'The server cannot be reached yet.';
});
addEventListener('online', () => void look());
setInterval(() => void look(), EVERY_MS);
