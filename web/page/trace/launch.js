// @ts-check
// A launch by a learning platform (cmi5, "Quartz" 1.0, section 8): who learns, where statements go, what each of them carries.
// Does not: send, or speak with the engine.

import { keep, kept } from './session.js';

/**
 * @typedef {{actor: object, activity: string, registration: string, context: object, review: boolean, mastery: number | null,
 * back: string | null}} Launch
 * actor, activity, registration: as the platform names them; context: what every statement carries; review: look, leave no trace;
 * mastery: share of right answers to pass; back: where the learner goes afterwards
 */

/** @typedef {import('./session.js').Server} Server */

const WORDS = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'];
const KEPT = 'shujin.launch';

export class NoLaunch extends Error {}

/** Whether a platform opened the page. @param {string} search */
export function isLaunch(search) {
  const words = new URLSearchParams(search);
  return WORDS.every((word) => words.has(word));
}

/** The registration, by which the traces of one launch are kept apart from others. @param {string} search */
export function registrationOf(search) {
  return new URLSearchParams(search).get('registration') ?? '';
}

/** Forgets the launch that this tab was opened for, with learner and key: the school's own page is here now. */
export function forgetLaunch() {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // A browser that keeps nothing.
  }
}

/**
 * Fetches what the platform has to say. Its key is given out once, so that a reload takes what this tab has kept.
 * @param {string} search
 * @returns {Promise<Server>}
 */
export async function launched(search) {
  const before = sessionStorage.getItem(KEPT);
  // By the address of the key: each launch has one of its own, and the rest of the page's address changes with the scene.
  const launch = new URLSearchParams(search).get('fetch');
  if (before) {
    const { of, server } = JSON.parse(before);
    if (of === launch) return server;
  }
  const server = await fetched(search).catch((error) => {
    throw error instanceof NoLaunch ? error : new NoLaunch(String(error));
  });
  sessionStorage.setItem(KEPT, JSON.stringify({ of: launch, server, told: [] }));
  return server;
}

/**
 * Whether a statement may still be told. A session begins and ends once, and nothing follows its end; that a registration was
 * completed or passed is said once (section 9.3). A reloaded page goes on in the session that it was launched for.
 * @param {Server} server
 * @param {Record<string, any>} statement
 */
export function admits({ launch }, statement) {
  const now = sessionStorage.getItem(KEPT);
  if (!launch || !now) return true;
  const session = JSON.parse(now);
  if (session.told.includes('terminated')) return false;
  const verb = String(Object(statement.verb).id).split('/').pop() ?? '';
  if (Object(statement.object).id !== launch.activity) return true;
  if (['initialized', 'terminated'].includes(verb)) {
    if (session.told.includes(verb)) return false;
    session.told.push(verb);
    sessionStorage.setItem(KEPT, JSON.stringify(session));
  }
  if (['completed', 'passed'].includes(verb)) {
    const key = `shujin.course.${launch.registration}.${verb}`;
    if (kept(key) !== null) return false;
    keep(key, '1');
  }
  return true;
}

/** @param {string} search @returns {Promise<Server>} */
async function fetched(search) {
  const words = new URLSearchParams(search);
  const word = (/** @type {string} */ name) => words.get(name) ?? '';
  const endpoint = word('endpoint').replace(/\/*$/, '/');
  const authorization = `Basic ${await token(word('fetch'))}`;
  const headers = { authorization, 'x-experience-api-version': '1.0.3' };
  const asked = { activityId: word('activityId'), agent: word('actor'), registration: word('registration'), stateId: 'LMS.LaunchData' };
  const response = await fetch(`${endpoint}activities/state?${new URLSearchParams(asked)}`, { headers });
  if (!response.ok) throw new NoLaunch(`LMS.LaunchData: HTTP ${response.status}`);
  const data = await response.json();
  /** @type {Launch} */
  const launch = {
    actor: JSON.parse(word('actor')),
    activity: word('activityId'),
    registration: word('registration'),
    context: data.contextTemplate ?? {},
    review: data.launchMode === 'Browse' || data.launchMode === 'Review',
    mastery: typeof data.masteryScore === 'number' ? data.masteryScore : null,
    back: page(data.returnURL),
  };
  // Which languages the learner likes best (section 11); nothing where the platform does not know.
  const who = new URLSearchParams({ agent: word('actor'), profileId: 'cmi5LearnerPreferences' });
  const liked = await fetch(`${endpoint}agents/profile?${who}`, { headers }).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  const languages = String(Object(liked).languagePreference ?? '').split(',').map((one) => one.trim()).filter(Boolean);
  const home = Object(Object(launch.actor).account).homePage ?? location.origin;
  return {
    home, learner: null, lesson: null, launch, answered: true, languages, ahead: 0, statements: `${endpoint}statements`, authorization, version: '1.0.3',
  };
}

/** The address of a page to go to; null for anything else, which might run here. @param {unknown} url */
export function page(url) {
  try {
    const { protocol, href } = new URL(String(url));
    return ['http:', 'https:'].includes(protocol) ? href : null;
  } catch {
    return null;
  }
}

/** The key to the platform's record store: to be had once. @param {string} url */
async function token(url) {
  const response = await fetch(url, { method: 'POST' });
  const said = await response.json().catch(() => ({}));
  if (!response.ok || typeof said['auth-token'] !== 'string') {
    throw new NoLaunch(`fetch: HTTP ${response.status} ${said['error-text'] ?? ''}`);
  }
  return said['auth-token'];
}

/**
 * Leads back to the platform when the learner has left the scene and all is delivered.
 * @param {import('../engine.js').Engine} engine
 * @param {Server} server
 * @param {() => Promise<number>} waiting how many statements are still to be delivered
 */
export function leadBack(engine, server, waiting) {
  const { launch } = server;
  if (!launch) return;
  engine.on(async (notice) => {
    if (notice.notice !== 'statement') return;
    const over = String(Object(notice.statement.verb).id).endsWith('/terminated');
    if (!over || !launch.back) return;
    // A platform that does not answer must not keep the learner here.
    for (let tries = 0; tries < 40 && (await waiting()) > 0; tries += 1) await new Promise((done) => setTimeout(done, 250));
    location.href = launch.back;
  });
}
