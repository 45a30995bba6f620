// @ts-check
// Has this browser keep page, engine and typeface, so that the next visit needs no network: hands over what this visit
// has fetched, then starts the service worker (worker.js), which does the rest.
// Does not: keep scenes; scene-cache.js does. On plain http from another machine a browser keeps nothing, and nothing changes.

/** @typedef {import('./scope.d.ts').Kept} Kept */

/** The worker's own name for the cache of a release. */
const SITE = 'shujin-site-';
const WORKER = 'worker.js';

/** @returns {ServiceWorkerContainer | null} */
function workers() {
  return isSecureContext && 'serviceWorker' in navigator && 'caches' in globalThis ? navigator.serviceWorker : null;
}

/** Copies that are being put. @type {Promise<void>[]} */
const spares = [];

/**
 * A function that puts a copy of what was fetched where the worker will look, unless it is there.
 * Without it the largest files might be fetched twice: a browser's own cache does not take every size.
 * @param {string | undefined} release as site.json says
 * @returns {((url: string, copy: Response) => void) | undefined}
 */
export function spareFor(release) {
  const known = workers();
  if (!release || !known) return undefined;
  return (url, copy) => {
    const put = async () => {
      const cache = await caches.open(SITE + release);
      if (await cache.match(url)) return copy.body?.cancel();
      const headers = { 'content-type': copy.headers.get('content-type') ?? 'application/octet-stream' };
      await cache.put(url, new Response(copy.body, { headers }));
    };
    // Cut off, or no room for it: the worker fetches it by itself, or there is none.
    const failed = (/** @type {unknown} */ error) => {
      console.info('spare:', url, String(error));
      return copy.body?.cancel().catch(() => {});
    };
    spares.push(put().catch(failed));
  };
}

/** @type {(kept: Kept) => void} */
let tell = () => {};
/** @type {Promise<Kept>} */
const told = new Promise((done) => (tell = done));

/** What is kept, once this visit has seen to it. */
export function siteKept() {
  return told;
}

/** To be called when all that a visit needs has come: from now on the network is free. */
export async function keepSite() {
  tell(await keep().catch((error) => ({ release: null, from: null, error: String(error) })));
}

/** @returns {Promise<Kept>} */
async function keep() {
  const known = workers();
  if (!known) return { release: null, from: null, error: 'no service worker here: https is needed' };
  // Else it would not find them.
  await Promise.all(spares);
  const registration = await known.register(WORKER, { updateViaCache: 'none' });
  // What some browsers do in place of refusing.
  if (!registration) return { release: null, from: null, error: 'no service worker' };
  const { active } = await known.ready;
  return ask(active, 'keep');
}

/** The page did not start: has the worker look whether what it keeps is sound, for the next try. */
export function checkSite() {
  const controller = workers()?.controller;
  if (controller) void ask(controller, 'check');
}

/**
 * @param {ServiceWorker | null} worker
 * @param {import('./scope.d.ts').Question} question
 * @returns {Promise<Kept>}
 */
function ask(worker, question) {
  return new Promise((answered) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answered(data);
    worker?.postMessage(question, [port2]);
  });
}
