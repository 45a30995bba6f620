// @ts-check
// Who learns here and to whom the trace goes: a pseudonym drawn once per browser, a session per opening, the server's
// key. Does not: know a name.

import { hex, uuid } from '../random.js';

/** @typedef {{home: string, learner: string | null, lesson: {id: string, ends: string} | null, launch: import('./launch.js').Launch | null,
 * languages?: string[], ahead: number, statements: string, authorization: string | null, version: string}} Server
 * home: IRI of the school; learner: the pseudonym that it knows this browser by; lesson: the class's lesson that the learner joined;
 * launch: what a learning platform said that opened the page; languages: that the learner likes, as the platform knows; ahead: how far its clock is ahead of ours, milliseconds; statements:
 * address to post to; authorization: header, null for none; version: of xAPI */

const LEARNER = 'shujin.learner';
const SERVER = 'shujin.server';

/** Without an answer for so long, what can be guessed is good enough; and what the server said last time, sooner. Milliseconds. */
const PATIENCE = 10_000;
const PATIENCE_WITH_OLD = 4_000;

/** A value that survives a visit, or only this one where the browser keeps nothing. @type {Map<string, string>} */
const memory = new Map();

/** @param {string} key */
export function kept(key) {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
export function keep(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // A private window: it stays in memory.
  }
}

/**
 * The class's lesson that this browser's learner joined, while it lasts. What the server said yesterday is no lesson of today.
 * @param {Server} server
 */
export function lesson(server) {
  return server.lesson && Date.now() + server.ahead < Date.parse(server.lesson.ends) ? server.lesson : null;
}

/**
 * Who learns: in a class's lesson the pseudonym that the school made, which is not kept here, since the tablet goes on to others;
 * else the pseudonym of this browser: the one kept here, else the one that the server gave it, else drawn now.
 * @param {Server} server
 */
export function learner(server) {
  if (lesson(server) && server.learner) return server.learner;
  const known = [kept(LEARNER), server.learner].find((name) => name && /^p-[0-9a-f]{16,64}$/.test(name));
  const name = known ?? `p-${hex(16)}`;
  keep(LEARNER, name);
  return name;
}

/**
 * A session for an opening that happens now.
 * @param {Server} server
 * @returns {import('../port.d.ts').Session}
 */
export function openSession(server) {
  const started = new Date(Date.now() + server.ahead).toISOString();
  const session = { id: uuid(), started, home: server.home, lesson: lesson(server)?.id ?? null };
  // The platform names the learner itself; the engine needs a pseudonym all the same, and it goes nowhere.
  if (server.launch) return { ...session, learner: `p-${hex(16)}`, launch: server.launch };
  return { ...session, learner: learner(server) };
}

/**
 * What the server says of itself; without network what it said last, else what can be guessed from the address.
 * @returns {Promise<Server>}
 */
export async function fetchServer() {
  const old = kept(SERVER);
  try {
    const signal = AbortSignal.timeout(old ? PATIENCE_WITH_OLD : PATIENCE);
    const response = await fetch('session', { cache: 'no-store', signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const server = understand(await response.json());
    keep(SERVER, JSON.stringify(server));
    return server;
  } catch (error) {
    console.info('session:', String(error));
    return old ? { ...JSON.parse(old), ahead: 0 } : understand({});
  }
}

/**
 * The answer of `/session`, as the page needs it; whatever is missing is guessed.
 * @param {any} said
 * @returns {Server}
 */
export function understand(said) {
  const lrs = said?.lrs ?? {};
  const now = Date.parse(said?.now);
  return {
    home: said?.home ?? location.origin,
    learner: said?.pseudonym ?? null,
    lesson: said?.lesson ?? null,
    launch: null,
    // The clock of a tablet from the cupboard may be years off.
    ahead: Number.isNaN(now) ? 0 : now - Date.now(),
    statements: lrs.statements ?? 'xapi/statements',
    authorization: lrs.user ? `Basic ${btoa(`${lrs.user}:${lrs.secret}`)}` : null,
    version: '2.0.0',
  };
}
