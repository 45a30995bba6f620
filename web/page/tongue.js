// @ts-check
// The page's language: chosen at the start, then whatever the engine shows.

import { languageOf } from './mirror-node.js';
import { kept, keep } from './trace/session.js';
import { choose, say, setLanguage } from './words.js';

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
    if (notice.notice !== 'tree') return;
    // Most of what is on the screen; single words may be in the other language, as the button that leads there.
    let chinese = 0;
    for (const element of notice.elements) {
      const lang = languageOf(element.name);
      if (lang !== null) chinese += lang === 'en' ? -1 : 1;
    }
    const lang = chinese > 0 ? 'zh-CN' : 'en';
    if (chinese === 0 || lang === document.documentElement.lang) return;
    setLanguage(lang);
    keep(KEY, lang);
    document.title = `${say('name')} · ${say('line')}`;
  });
}
