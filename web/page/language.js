// @ts-check
// The page's language: chosen at the start, then whatever the engine shows. The choice stands in one cookie, which the pages of a school's
// server read and write as well (engine/server/src/serve/pages/language.rs); where cookies are not kept, in this browser's own store.

import { forget, kept, keep } from './trace/session.js';
import { PSEUDO, best, choose, language, locale, setLanguage } from './messages.js';

const COOKIE = 'shujin-lang';
/** The longest time that browsers keep a cookie, seconds. */
const KEPT_FOR = 400 * 24 * 3600;
/** Where the choice stood before, and stands where there are no cookies. */
const KEY = 'shujin.language';

/** The tag in the cookie, whatever it is. */
function inCookie() {
  const pairs = document.cookie.split('; ').map((pair) => pair.split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? null;
}

/** @param {string} tag one of the locales */
function keepChoice(tag) {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${COOKIE}=${tag}; Path=/; Max-Age=${KEPT_FOR}; SameSite=Lax${secure}`;
  if (inCookie() === tag) forget(KEY);
  else keep(KEY, tag);
}

/** What was chosen last, here or on a page of the server. */
function chosen() {
  const inStore = offered(kept(KEY));
  const told = offered(inCookie());
  if (inStore && !told) keepChoice(inStore);
  return told ?? inStore;
}

/** The locale of a tag; that of tests only where a program drives the browser, as tests do. @param {string | null} tag */
function offered(tag) {
  const told = locale(tag);
  return told === PSEUDO && !navigator.webdriver ? null : told;
}

/** @param {string | null} asked by the address */
export function startLanguage(asked) {
  setLanguage(choose(offered(asked), chosen(), navigator.languages));
}

/**
 * Speaks what the learner likes best, as a platform knows it, unless the address asks for something.
 * @param {string | null} asked by the address
 * @param {string[]} liked best first
 */
export function preferLanguage(asked, liked) {
  const first = best(liked);
  if (asked === null && first) setLanguage(first);
}

/**
 * Follows the language in which the engine's interface speaks: it has a button of its own for that.
 * @param {import('./engine.js').Engine} engine
 */
export function followLanguage(engine) {
  engine.on((notice) => {
    const told = notice.notice === 'tree' ? locale(notice.lang) : null;
    if (!told || told === language()) return;
    setLanguage(told);
    keepChoice(told);
  });
}
