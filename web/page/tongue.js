// @ts-check
// The page's language: chosen at the start, then whatever the engine shows.

import { kept, keep } from './trace/session.js';
import { choose, isLanguage, language, say, setLanguage } from './words.js';

const KEY = 'shujin.language';

/** @param {string | null} asked by the address */
export function startLanguage(asked) {
  setLanguage(choose(asked, kept(KEY), navigator.languages));
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
