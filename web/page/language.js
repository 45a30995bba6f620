// @ts-check
// The page's language: chosen at the start, then whatever the engine shows.

import { kept, keep } from './trace/session.js';
import { best, choose, language, locale, say, setLanguage } from './messages.js';

const KEY = 'shujin.language';

/** @param {string | null} asked by the address */
export function startLanguage(asked) {
  setLanguage(choose(asked, kept(KEY), navigator.languages));
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
    keep(KEY, told);
    document.title = say('page-title');
  });
}
