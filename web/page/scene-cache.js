// @ts-check
// Scenes kept in this browser, so that one that was opened once opens without a network: packs, pictures, the catalogue.
// Of each file the newest version; those used longest ago go when there are too many.
// Does not: decide when to look here. Where the browser keeps nothing (plain http, a private window), nothing is found.

const NAME = 'shujin-scenes';
const CATALOGUE = 'catalogue.json';
/** Bytes of scenes and pictures. A pack has a few millions. */
const BUDGET = 300_000_000;

/**
 * @template T
 * @param {(cache: Cache) => Promise<T>} use
 * @returns {Promise<T | undefined>} nothing where nothing can be kept
 */
async function inCache(use) {
  try {
    if ('caches' in globalThis) return await use(await caches.open(NAME));
  } catch (error) {
    console.info('kept:', String(error));
  }
  return undefined;
}

/**
 * A pack or a picture.
 * @param {string} url
 * @param {{anyVersion?: boolean}} [options] anyVersion: an older one is better than none
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
export function find(url, { anyVersion = false } = {}) {
  return inCache(async (cache) => {
    const found = await cache.match(url, { ignoreSearch: anyVersion });
    return found && new Uint8Array(await found.arrayBuffer());
  });
}

/** Changes come one after the other. @type {Promise<unknown>} */
let changing = Promise.resolve();

/** @param {(cache: Cache) => Promise<unknown>} change */
function inTurn(change) {
  changing = changing.then(() => inCache(change));
  return changing;
}

/**
 * Keeps a pack or a picture in place of other versions of it. Also to be called after each use: what was put last goes last.
 * @param {string} url
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export async function keep(url, bytes) {
  await inTurn(async (cache) => {
    await cache.delete(url, { ignoreSearch: true });
    const headers = { 'content-length': String(bytes.length) };
    while (!(await put(cache, url, new Response(bytes, { headers })))) {
      // No room: the oldest makes some, if there is one.
      const [oldest] = await files(cache);
      if (!oldest) return;
      await cache.delete(oldest);
    }
    await trim(cache);
  });
}

/**
 * Forgets a pack or a picture.
 * @param {string} url
 */
export async function drop(url) {
  await inTurn((cache) => cache.delete(url, { ignoreSearch: true }));
}

/**
 * @param {Cache} cache
 * @param {string} url
 * @param {Response} response
 * @returns {Promise<boolean>} whether there was room
 */
async function put(cache, url, response) {
  try {
    await cache.put(url, response);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') return false;
    throw error;
  }
}

/** @param {Cache} cache */
async function trim(cache) {
  let room = BUDGET;
  for (const request of (await files(cache)).reverse()) {
    room -= Number((await cache.match(request))?.headers.get('content-length') ?? 0);
    if (room < 0) await cache.delete(request);
  }
}

/** Packs and pictures, those put longest ago first. @param {Cache} cache */
async function files(cache) {
  return (await cache.keys()).filter(({ url }) => !url.endsWith(CATALOGUE));
}

/** The paths of all packs and pictures kept. @returns {Promise<Set<string>>} */
export async function paths() {
  const kept = await inCache(files);
  return new Set(kept?.map(({ url }) => new URL(url).pathname));
}

/** The catalogue as the server said it last. @returns {Promise<any[] | undefined>} */
export function lastCatalogue() {
  return inCache(async (cache) => (await cache.match(CATALOGUE))?.json());
}

/** @param {unknown} cards */
export async function keepCatalogue(cards) {
  await inCache((cache) => cache.put(CATALOGUE, new Response(JSON.stringify(cards))));
}
