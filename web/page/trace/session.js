// @ts-check
// Who learns here and to whom the trace goes: as the server's cookie says, asked anew by each page. A session per opening.
// Does not: know a name, or keep in the browser who it was; the tablet goes on to others.

import { hex, uuid } from '../random.js';

/** @typedef {{home: string, learner: string | null, lesson: {id: string, ends: string} | null, launch: import('./launch.js').Launch | null,
 * answered: boolean, languages?: string[], ahead: number, statements: string, authorization: string | null, version: string}} Server
 * home: IRI of the school; learner: the pseudonym that it knows this browser by; lesson: the class's lesson that the learner joined;
 * launch: what a learning platform said that opened the page; answered: false for a guess; languages: that the learner likes, as the
 * platform knows; ahead: how far its clock is ahead of ours, milliseconds; statements: address to post to; authorization: header,
 * null for none; version: of xAPI */

/** @typedef {{id: string, statements: string, authorization: string | null, version: string, home: string, learner: string | null,
 * lesson: string | null}} By what a statement is sent with: the key of whoever made it, and whom and which lesson it is good for */

const HOME = 'shujin.home';
/** That pupils of a class were here: this browser has not one user only. */
const CLASS = 'shujin.class';
/** What earlier releases kept: who was here, and a key to write as them. */
const EARLIER = ['shujin.server', 'shujin.learner'];

/** Give up waiting for an answer, milliseconds. */
const TIMEOUT = 30_000;

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

/** @param {string} key */
export function forget(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // A private window has nothing.
  }
}

/** Removes what earlier releases kept of learners; what is nobody's stays. */
export function forgetEarlier() {
  try {
    const old = JSON.parse(localStorage.getItem(EARLIER[0]) ?? '{}');
    if (typeof old.home === 'string' && kept(HOME) === null) keep(HOME, old.home);
    if (old.lesson) keep(CLASS, '1');
  } catch {
    // Unreadable: gone all the same.
  }
  try {
    for (const key of EARLIER) localStorage.removeItem(key);
  } catch {
    // A private window has nothing.
  }
}

/** This page load, by which what was made here is told from what others left. */
export const visit = hex(16);
/** Stands in statements for whoever learns while nobody knows who. */
const SOMEBODY = `p-${hex(16)}`;

/**
 * The class's lesson that this browser's learner joined, while it lasts.
 * @param {Server} server
 */
export function lesson(server) {
  return server.lesson && Date.now() + server.ahead < Date.parse(server.lesson.ends) ? server.lesson : null;
}

/**
 * Whose unfinished scenes these are. In a class's lesson the pupil's. Without an answer, in a browser that pupils of a class have
 * used, nobody's that was here before. Else it is the browser's one user, or whoever uses it outside of class: empty.
 * @param {Server} server
 */
export function owner(server) {
  if (server.launch) return server.launch.registration;
  if (!server.answered) return kept(CLASS) === null ? '' : `v-${visit}`;
  return (lesson(server) && server.learner) ?? '';
}

/**
 * A session for an opening that happens now.
 * @param {Server} server
 * @returns {import('../port.d.ts').Session}
 */
export function openSession(server) {
  const started = new Date(Date.now() + server.ahead).toISOString();
  const on = lesson(server);
  const session = { id: uuid(), started, home: server.home, lesson: on?.id ?? null };
  // The platform names the learner itself; the engine needs a pseudonym all the same, and it goes nowhere.
  if (server.launch) return { ...session, learner: SOMEBODY, launch: server.launch };
  // After the lesson its pupil is nobody until the server says who it is now.
  return { ...session, learner: (server.lesson && !on ? null : server.learner) ?? SOMEBODY };
}

/**
 * What statements made under this answer are sent with.
 * @param {Server} server
 * @returns {By}
 */
export function keyOf({ statements, authorization, version, home, learner, lesson }) {
  return { id: hex(8), statements, authorization, version, home, learner, lesson: lesson?.id ?? null };
}

/** What the server says of itself and of whoever learns here; null without an answer. @returns {Promise<Server | null>} */
export async function askServer() {
  try {
    const response = await fetch('session', { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const server = understand(await response.json());
    // Nobody's own: for right ids without a network.
    keep(HOME, server.home);
    if (server.lesson) keep(CLASS, '1');
    return server;
  } catch (error) {
    console.info('session:', String(error));
    return null;
  }
}

/** Whether this browser knows its school from an earlier visit. */
export function knowsHome() {
  return kept(HOME) !== null;
}

/** What can be guessed without an answer: the school, and nobody. @returns {Server} */
export function guess() {
  return { ...understand({}), home: kept(HOME) ?? location.origin, answered: false };
}

/**
 * The answer of `/session`, as the page needs it; whatever is missing is guessed.
 * @param {any} said
 * @returns {Server}
 */
function understand(said) {
  const lrs = said?.lrs ?? {};
  const now = Date.parse(said?.now);
  return {
    // As the engine writes it.
    home: String(said?.home ?? location.origin).replace(/\/+$/, ''),
    learner: said?.pseudonym ?? null,
    lesson: said?.lesson ?? null,
    launch: null,
    answered: true,
    // The clock of a tablet from the cupboard may be years off.
    ahead: Number.isNaN(now) ? 0 : now - Date.now(),
    statements: lrs.statements ?? 'xapi/statements',
    authorization: lrs.user ? `Basic ${btoa(`${lrs.user}:${lrs.secret}`)}` : null,
    version: '2.0.0',
  };
}
