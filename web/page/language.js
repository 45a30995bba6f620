// @ts-check
// The page's language: chosen at the start, then whatever the engine shows.

import { kept, keep } from './trace/session.js';
import { choose, isLanguage, language, say, setLanguage } from './messages.js';

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
  const ours = liked.map((one) => (/^zh/i.test(one) ? 'zh-CN' : /^en/i.test(one) ? 'en' : null));
  const first = ours.find((lang) => lang !== null);
  if (asked === null && first) setLanguage(first);
}

/**
 * Follows the language in which the engine's interface speaks: it has a button of its own for that.
 * @param {import('./engine.js').Engine} engine
 */
export function followLanguage(engine) {
  engine.on((notice) => {
    if (notice.notice !== 'tree' || !isLanguage(notice.lang) || notice.lang === language()) return;
    setLanguage(notice.lang);
    keep(KEY, notice.lang);
    document.title = `${say('name')} · ${say('line')}`;
  });
}
