/* global self, caches */
// Shows that the server cannot be reached, instead of the browser's own page. Keeps the few files of that page and
// nothing else: every other request goes to the server, so that no answer is old and no upgrade is missed.
const CACHE = 'chatkeep.offline.2';
const PAGE = '/offline.html';
const FILES = [PAGE, '/offline.css', '/offline.js', '/first-paint.js', '/favicon.svg'];

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

self.addEventListener('activate', (event) => {
  const dropOld = caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))));
  event.waitUntil(dropOld.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(PAGE)));
  else if (origin === self.location.origin && FILES.includes(pathname))
    event.respondWith(fetch(request).catch(() => caches.match(pathname)));
});

function isOld(name) {
  return name.startsWith('chatkeep.') && name !== CACHE;
}
