const ADDRESS = '/service-worker.js';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): {
    createScriptURL(address: string): string;
  };
}

/** Lets the browser install the page as an app, and say in our words when the server cannot be reached. */
export async function makeInstallable(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(trusted(), { updateViaCache: 'none' }).catch(() => undefined);
}

/** The one address that our policy trusts, where the browser asks for such trust. */
function trusted(): string {
  const types = (window as { trustedTypes?: TrustedTypes }).trustedTypes; // the DOM's types do not know it yet
  return types?.createPolicy('chatkeep', { createScriptURL: () => ADDRESS }).createScriptURL('') ?? ADDRESS;
}
