// The real page with an engine that draws nothing, and a server whose network a test can break. Needs no build.

import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after } from 'node:test';

const PAGE = new URL('../../../web/page/', import.meta.url);
const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', json: 'application/json', wasm: 'application/wasm', woff2: 'font/woff2' };

/** The server's own, so that what it forbids is forbidden here too (engine/server/src/serve/mod.rs). */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:";

/** A pupil's picture. */
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path d="M4 54L24 14L60 54Z"/></svg>';

/** A module that does nothing, made large by a section that nobody reads, so that its coming takes time. */
function wasm() {
  const filling = 300_000;
  const length = [];
  for (let left = filling; left > 0; left >>>= 7) length.push((left & 127) | (left > 127 ? 128 : 0));
  return Buffer.concat([Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 0, ...length]), Buffer.alloc(filling)]);
}

const MADE = {
  '/engine/shujin_bg.wasm': wasm(),
  '/fonts/shujin-sans.ttf': Buffer.alloc(50_000),
  // In no list: the page brings it when it is asked for.
  '/fonts/shujin-sans-more.ttf': Buffer.alloc(30_000),
  '/scenes/lab/one.shujin': Buffer.alloc(200_000),
  '/scenes/lab/one.png': Buffer.alloc(1_000),
  '/catalogue.json': Buffer.from(JSON.stringify([card('lab/one', '/scenes/lab/one.png'), card('lab/two', null)])),
};

/** A scene's card; another version is another address of its pack. */
export function card(id, picture, version = 1) {
  const words = { 'zh-CN': '一', en: 'One' };
  return { id, family: 'bench', grades: [3, 9], minutes: 10, title: words, summary: words, picture, pack: `/scenes/${id}.shujin?v=${version}` };
}

/** Closed when the file's tests are over: a page that outlives its server would complain. */
const servers = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server of its own for a test. */
export async function startFake() {
  const site = {
    /** Breaks of the network: path → how often, and how. @type {Map<string, {times: number, how: 'cut' | 'drop' | number}>} */
    faults: new Map(),
    /** Files that are not there. @type {Set<string>} */
    missing: new Set(),
    /** Files that are others than those of the checkout: path → bytes. @type {Map<string, Buffer>} */
    files: new Map(),
    /** Whether nothing answers, as when the server is switched off. */
    down: false,
    /** Files that stop on their way after a part of them, until the test lets them go on. @type {Map<string, {part: number, on: Promise<void>}>} */
    stops: new Map(),
    /** Statements stored, in order. */
    stored: [],
    /** Sizes of the batches that came. */
    batches: [],
    /** What to answer to a batch instead of storing it: a status, or null to store. @type {(batch: any[]) => number | null} */
    answer: () => null,
    /** Whose browser this is by its cookie, as `GET /session` says; null: it answers "not now". */
    who: { pseudonym: `p-${'ab'.repeat(16)}`, lesson: null },
    home: 'https://school.example',
    /** The keys given out, by user: what each is good for, and whether the server still takes it. @type {Map<string, any>} */
    keys: new Map(),
    /** Which key a statement came with. @type {Map<string, string>} */
    cameWith: new Map(),
    /** What `GET /class/state` says, null for nothing. @type {{on: boolean, paused: boolean} | null} */
    state: null,
    /** The lesson that this browser sat in last. @type {string | null} */
    lesson: null,
    requests: [],
    url: '',
  };
  const server = createServer((request, response) => {
    handle(site, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  site.url = `http://127.0.0.1:${server.address().port}/`;
  servers.push(server);
  return site;
}

async function handle(site, request, response) {
  const { pathname } = new URL(request.url, site.url);
  if (site.down) return request.socket.destroy();
  site.requests.push(`${request.method} ${pathname}`);
  response.setHeader('content-security-policy', POLICY);
  if (pathname === '/session') return answerSession(site, response);
  if (pathname === '/class/state') {
    site.lesson = site.who?.lesson?.id ?? site.lesson;
    return site.state ? json(response, { lesson: site.lesson, ...site.state }) : response.writeHead(204).end();
  }
  if (pathname === '/class/picture') {
    return site.who?.lesson ? json(response, { name: '红鱼', drawing: PICTURE }) : response.writeHead(204).end();
  }
  if (pathname === '/class/recording') return response.writeHead(site.state?.on ? 204 : 410).end();
  if (pathname === '/xapi/statements') return store(site, request, response);
  const name = pathname === '/' ? '/index.html' : pathname;
  const bytes = site.missing.has(name) ? null : await file(site, name).catch(() => null);
  if (!bytes) return response.writeHead(404).end();
  const type = TYPES[name.split('.').pop()] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-store' });
  const stop = site.stops.get(pathname);
  if (stop) {
    const first = Math.round(bytes.length * stop.part);
    response.write(bytes.subarray(0, first));
    await stop.on;
    return response.end(bytes.subarray(first));
  }
  const fault = site.faults.get(pathname);
  if (!fault || fault.times <= 0) return response.end(bytes);
  fault.times -= 1;
  if (fault.how === 'drop') return request.socket.destroy();
  // Half of it, then nothing more.
  response.write(bytes.subarray(0, bytes.length / 2));
  setTimeout(() => request.socket.destroy(), 50);
}

async function file(site, pathname) {
  if (site.files.has(pathname)) return site.files.get(pathname);
  if (pathname === '/site.json') return siteList(site);
  if (MADE[pathname]) return MADE[pathname];
  if (pathname === '/engine/shujin.js') return readFile(new URL('shujin.js', import.meta.url));
  if (pathname.includes('..') || pathname.endsWith('.d.ts')) throw new Error('not served');
  return readFile(new URL(`.${pathname}`, PAGE));
}

/** As xtask/src/site.rs makes it. */
async function siteList(site) {
  const page = (await readdir(PAGE, { recursive: true })).filter((name) => name.includes('.') && !/\.d\.ts$|config\.json$/.test(name));
  const files = {};
  for (const name of ['engine/shujin.js', 'engine/shujin_bg.wasm', 'fonts/shujin-sans.ttf', ...page].sort()) {
    const bytes = await file(site, `/${name}`);
    files[name] = { bytes: bytes.length, sha256: sha256(bytes) };
  }
  return Buffer.from(JSON.stringify({ profile: 'fake', release: sha256(JSON.stringify(files)).slice(0, 16), files }));
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

function json(response, body) {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

/** As engine/server/src/serve/session.rs: a key for this learner and this lesson, and for nobody else. */
function answerSession(site, response) {
  if (!site.who) return response.writeHead(503).end('not now');
  const { home, who } = site;
  const [user, secret] = [`page.${site.keys.size + 1}`, 'abc'];
  site.keys.set(user, { home, ...who, secret, refused: false });
  const expires = new Date(Date.now() + 120 * 86_400_000).toISOString();
  const lrs = { statements: '/xapi/statements', user, secret, expires };
  json(response, { session: randomUUID(), ...who, home, now: new Date().toISOString(), lrs });
}

/** Whether a key may write this. Statements that say nothing of a learner, as most tests have them, are anybody's. */
function isBound(key, { actor, context }) {
  if (!actor) return true;
  const lessons = context.contextActivities.grouping.filter(({ definition }) => definition.type.endsWith('/class-lesson'));
  const { homePage, name } = actor.account;
  return homePage === key.home && name === key.pseudonym && lessons.map(({ id }) => id).join() === (key.lesson?.id ?? '');
}

async function store(site, request, response) {
  let text = '';
  for await (const chunk of request) text += chunk;
  const [user, secret] = atob((request.headers.authorization ?? '').replace('Basic ', '')).split(':');
  const key = site.keys.get(user);
  if (!key || key.secret !== secret || key.refused) return response.writeHead(401).end();
  const batch = JSON.parse(text);
  site.batches.push(batch.length);
  const status = site.answer(batch);
  if (status === 0) return request.socket.destroy();
  if (status !== null) return response.writeHead(status).end('not now');
  if (!batch.every((statement) => isBound(key, statement))) return response.writeHead(403).end();
  for (const statement of batch) {
    site.cameWith.set(statement.id, user);
    if (!site.stored.some(({ id }) => id === statement.id)) site.stored.push(statement);
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
}
