/* global addEventListener, document, location, setInterval */
// Looks for the server again and again, and opens the page that was wanted once it answers.
const EVERY_MS = 3000;
const state = document.getElementById('state');

async function look() {
  const isBack = await fetch('/health/ready').then(
    ({ ok }) => ok,
    () => false,
  );
  if (isBack) location.reload();
  return isBack;
}

document.getElementById('again').addEventListener('click', async () => {
  state.textContent = 'Looking for the server …';
  if (!(await look())) state.textContent = 'The server cannot be reached yet.';
});
addEventListener('online', () => void look());
setInterval(() => void look(), EVERY_MS);
