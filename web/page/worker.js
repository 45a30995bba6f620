// @ts-check
// The service worker: from the second visit on, page, engine and typeface come from this browser, with a network or without.
// A release is kept whole, each file held against its hash, or not at all; a page gets all of its files from the one
// release that it began with, or all from the server. A newer release is fetched behind the lesson, for the next visit.
// Does not: answer for what is not in site.json. Sessions and statements are the server's, scenes are kept by the page
// itself (scene-cache.js). No module: not every browser takes one as a service worker.

/** @typedef {import('./scope.d.ts').FetchEvent} FetchEvent */
/** @typedef {import('./scope.d.ts').SiteList} SiteList */
/** @typedef {{release: string | null, pages: Record<string, string>}} Known
 * release: the one that the next visit gets; pages: which release each open page began with */

const scope = /** @type {import('./scope.d.ts').Scope} */ (/** @type {unknown} */ (self));
const ROOT = new URL(scope.registration.scope);

/** A cache for each release; offline.js puts there what the first visit has fetched already. */
const SITE = 'shujin-site-';
/** A cache that holds one note. Later workers find the notes of earlier ones: its form does not change. */
const NOTES = 'shujin-notes';
const NOTE = new URL('.note', ROOT).href;
const LIST = 'site.json';
const FIRST = 'index.html';
/** The script that begins a page anew when the others do not come. */
const BOOTSTRAP = 'bootstrap.js';
/** What only the server can answer. */
const SERVERS = /^(session|sessions|xapi|scenes|healthz)(\/|$)|^(export|catalogue)\b/;
/** How bootstrap.js asks whether a new visit would get on. */
const AGAIN = '?again';
/** Look for a newer release so long after a visit began, milliseconds, even if the page itself never gets so far. */
const LATER = 30_000;

// At once: it knows what every page that is open began with.
scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || request.headers.has('range') || !url.href.startsWith(ROOT.href)) return;
  const name = url.pathname.slice(ROOT.pathname.length);
  if (SERVERS.test(name)) return;
  if (request.mode !== 'navigate') event.respondWith(file(event, name));
  else if (name === '' || name === FIRST) event.respondWith(visit(event));
});

scope.addEventListener('message', (event) => {
  const page = event.source?.id ?? '';
  const answer = async () => {
    /** @type {{error?: string}} */
    const failed = {};
    try {
      if (event.data === 'check') await check(page);
      await update();
    } catch (error) {
      failed.error = String(error);
    }
    const { release, pages } = await note().catch(nothing);
    event.ports[0]?.postMessage({ release, from: pages[page] ?? null, ...failed });
  };
  event.waitUntil(answer());
});

/**
 * A page begins: with the release kept, else with the server.
 * @param {FetchEvent} event
 */
async function visit(event) {
  const page = event.resultingClientId;
  const known = await note().catch(nothing);
  const { release } = known;
  if (!release || !page) return fetch(event.request);
  // First of all: from now on nobody takes this release away.
  known.pages[page] = release;
  try {
    const first = await stored(release, FIRST);
    if (!first) {
      await forget(release);
      throw new Error(`${release} is gone`);
    }
    // Before the page asks for more: this worker may be stopped in between.
    await write(known);
    event.waitUntil(sleep(LATER).then(update).catch(() => {}));
    return first;
  } catch (error) {
    console.info('visit:', String(error));
    delete known.pages[page];
    return fetch(event.request);
  }
}

/**
 * A page asks for one of its files.
 * @param {FetchEvent} event
 * @param {string} name
 */
async function file(event, name) {
  const release = (await note().catch(nothing)).pages[event.clientId];
  if (!release) return fetch(event.request);
  try {
    const found = await stored(release, name);
    if (found) return found;
    const listed = (await list(release)).files[name];
    if (!listed) return fetch(event.request);
    // Somebody took it away: the server's is as good, if it is the same one.
    return await fetchListed(name, listed.sha256);
  } catch (error) {
    console.info('file:', name, String(error));
    // Not the server's file of another release: the next visit begins anew with the server. Only what begins it may be.
    await forget(release);
    return name === BOOTSTRAP || event.request.url.endsWith(AGAIN) ? fetch(event.request) : Response.error();
  }
}

/** @type {Promise<void> | undefined} */
let updating;

/** Keeps the server's release, if it is not kept yet. One at a time. */
function update() {
  updating ??= bringRelease().finally(() => (updating = undefined));
  return updating;
}

async function bringRelease() {
  const answer = await fetch(new URL(LIST, ROOT), { cache: 'no-cache' });
  if (answer.status === 404) await leave();
  if (!answer.ok) throw new Error(`${LIST}: HTTP ${answer.status}`);
  const text = await answer.text();
  /** @type {SiteList} */
  const { release, files } = JSON.parse(text);
  if (!release) throw new Error(`${LIST} names no release`);
  const known = await note();
  if (release !== known.release) {
    await fill(SITE + release, files, text, known.release);
    // From here on it is whole.
    known.release = release;
  }
  await sweep(known);
}

/**
 * @param {string} name the cache's
 * @param {SiteList['files']} files
 * @param {string} text the list itself
 * @param {string | null} older a release that is kept whole, to take from it what has not changed
 */
async function fill(name, files, text, older) {
  try {
    const cache = await caches.open(name);
    const before = older ? (await list(older).catch(() => null))?.files : null;
    for (const [file, { sha256 }] of Object.entries(files)) {
      const there = await cache.match(file);
      if (there && (await hash(await there.arrayBuffer())) === sha256) continue;
      const same = older && before?.[file]?.sha256 === sha256 ? await stored(older, file) : undefined;
      await cache.put(file, same ?? (await fetchListed(file, sha256)));
    }
    await cache.put(LIST, new Response(text, { headers: { 'content-type': 'application/json' } }));
  } catch (error) {
    // What was fetched so far is of use the next time, but not where it takes the room that statements need.
    if (error instanceof DOMException && error.name === 'QuotaExceededError') await caches.delete(name);
    throw error;
  }
}

/**
 * A file as the list says. Where the browser's own cache still has it, only a question goes to the server.
 * @param {string} name
 * @param {string} sha256
 */
async function fetchListed(name, sha256) {
  const response = await fetch(new URL(name, ROOT), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  const bytes = await response.arrayBuffer();
  // The server is between two releases, or something on the way changed it.
  if ((await hash(bytes)) !== sha256) throw new Error(`${name} is another one than ${LIST} says`);
  const headers = new Headers(response.headers);
  // It is kept unpacked.
  headers.delete('content-encoding');
  headers.set('content-length', String(bytes.byteLength));
  return new Response(bytes, { headers });
}

/**
 * Takes away the releases that nobody needs any more.
 * @param {Known} known
 */
async function sweep(known) {
  for (const page of Object.keys(known.pages)) {
    if (!(await scope.clients.get(page))) delete known.pages[page];
  }
  await write(known);
  const used = [known.release, ...Object.values(known.pages)].map((release) => SITE + release);
  for (const name of await caches.keys()) {
    if (name.startsWith(SITE) && !used.includes(name)) await caches.delete(name);
  }
}

/**
 * A page did not start: are its files what they should be?
 * @param {string} page
 */
async function check(page) {
  const release = (await note()).pages[page];
  if (!release) return;
  for (const [name, { sha256 }] of Object.entries((await list(release)).files)) {
    const bytes = await (await stored(release, name))?.arrayBuffer();
    if (!bytes || (await hash(bytes)) !== sha256) return forget(release);
  }
}

/**
 * No visit gets this release any more until it is whole again. Its files stay: pages that began with it go on asking for
 * them, and `fill` takes those that are sound.
 * @param {string} release
 */
async function forget(release) {
  const known = await note().catch(nothing);
  if (known.release === release) known.release = null;
  await write(known).catch(() => {});
}

/** Something else lives at this address now, and must not be covered up by what lived here before. */
async function leave() {
  await scope.registration.unregister();
  for (const name of await caches.keys()) {
    if (name.startsWith(SITE) || name === NOTES) await caches.delete(name);
  }
  reading = undefined;
}

/**
 * @param {string} release
 * @param {string} name
 */
function stored(release, name) {
  // Not by `open`: that would make the cache anew where somebody took it away.
  return caches.match(new URL(name, ROOT).href, { cacheName: SITE + release });
}

/**
 * @param {string} release one that is kept whole
 * @returns {Promise<SiteList>}
 */
async function list(release) {
  const text = await stored(release, LIST);
  if (!text) throw new Error(`${release} is gone`);
  return text.json();
}

/** @type {Promise<Known> | undefined} */
let reading;

/** What was noted, also by a worker that was stopped since. The same object each time. */
function note() {
  reading ??= (async () => {
    const found = await caches.match(NOTE, { cacheName: NOTES });
    return found ? found.json() : nothing();
  })();
  reading.catch(() => (reading = undefined));
  return reading;
}

/** @type {Promise<unknown>} */
let writing = Promise.resolve();

/** @param {Known} known */
function write(known) {
  const next = async () => (await caches.open(NOTES)).put(NOTE, new Response(JSON.stringify(known)));
  writing = writing.then(next, next);
  return writing;
}

/** @returns {Known} */
function nothing() {
  return { release: null, pages: {} };
}

/** @param {ArrayBuffer} bytes */
async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {number} milliseconds */
function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
