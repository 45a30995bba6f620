// @ts-check
// What the page itself says, in the locale chosen. The texts stand in locales.js; the engine and the scenes bring their own.

import { MESSAGES, TAGS } from './locales.js';

/** @typedef {keyof typeof MESSAGES} Id */
/** @typedef {import('./locales.js').Value} Value */
/** @template {Id} I @typedef {Parameters<(typeof MESSAGES)[I][number]>[1]} Values of a message, by name */
/** @template {Id} I @typedef {{} extends Values<I> ? [] : [Values<I>]} Given what a message is said with */

/** Not a language: English made long, accented and marked at both ends, for tests. As `shujin_messages::Locale::PSEUDO`. */
export const PSEUDO = 'en-XA';

/** The locale in which messages are first written. */
const SOURCE = TAGS[0];

let current = SOURCE;

/**
 * The locale of a tag, in any case of letters; null where there is none.
 * @param {string | null} tag
 */
export function locale(tag) {
  return [...TAGS, PSEUDO].find((one) => one.toLowerCase() === tag?.toLowerCase()) ?? null;
}

/**
 * The locale that suits whoever likes this one: itself; else Chinese by its script, as Taiwan, Hong Kong and Macao write it or not; else the
 * same language. As `shujin_messages::Locale::best`.
 * @param {string} tag
 */
function near(tag) {
  const [language, script] = tag.toLowerCase().split('-');
  const chinese = /^(hant|tw|hk|mo)$/.test(script ?? '') ? 'zh-Hant' : 'zh-CN';
  const same = TAGS.find((one) => one.split('-')[0] === language) ?? null;
  return locale(tag) ?? (language === 'zh' ? locale(chinese) : null) ?? same;
}

/**
 * The locale that suits a reader best, who likes these, the best first.
 * @param {readonly string[]} liked
 */
export function best(liked) {
  return liked.map(near).find((one) => one !== null) ?? null;
}

/**
 * The locale to begin with: the address says it, else what was chosen last, else Chinese for whoever lists it beside English, in whatever
 * order. Where a third language stands first, the reader's own order holds. As `shujin_messages::Locale::for_reader`.
 * @param {string | null} asked by the address
 * @param {string | null} kept from the last visit
 * @param {readonly string[]} reads the browser's languages
 */
export function choose(asked, kept, reads) {
  const chosen = locale(asked) ?? locale(kept);
  if (chosen || reads.length === 0) return chosen ?? SOURCE;
  const chinese = /^(zh|en)\b/i.test(reads[0]) ? reads.filter((tag) => /^zh\b/i.test(tag)) : [];
  return best(chinese) ?? best(reads) ?? best(['en']) ?? SOURCE;
}

/** @param {string} tag one of the locales */
export function setLanguage(tag) {
  current = tag;
  document.documentElement.lang = tag;
}

/** The tag of the locale chosen. */
export function language() {
  return current;
}

/**
 * A message in the locale chosen.
 * @template {Id} I
 * @param {I} id
 * @param {Given<I>} values
 * @returns {string}
 */
export function say(id, ...values) {
  return sayIn(current, id, ...values);
}

/**
 * A message in every locale, for whoever chooses later.
 * @template {Id} I
 * @param {I} id
 * @param {Given<I>} values
 * @returns {Record<string, string>}
 */
export function everywhere(id, ...values) {
  return Object.fromEntries([...TAGS, PSEUDO].map((tag) => [tag, sayIn(tag, id, ...values)]));
}

/**
 * @template {Id} I
 * @param {string} tag
 * @param {I} id
 * @param {Given<I>} values
 * @returns {string}
 */
export function sayIn(tag, id, ...values) {
  const index = TAGS.indexOf(tag === PSEUDO ? 'en' : tag);
  // Each takes the values of its own message; of many messages at once the compiler knows no more than this.
  const said = /** @type {((t: typeof plain, v: object) => string)[]} */ (MESSAGES[id])[Math.max(index, 0)];
  return tag === PSEUDO ? `〖${said(accented, values[0] ?? {})}〗` : said(plain, values[0] ?? {});
}

/** @param {TemplateStringsArray} texts @param {Value[]} values */
function plain(texts, ...values) {
  return String.raw({ raw: texts }, ...values);
}

/** Accents on letters, and each third vowel twice; values stay as they are. @param {TemplateStringsArray} texts @param {Value[]} values */
function accented(texts, ...values) {
  const [bare, dressed] = ['aceinouyACEINOUY', [...'áçéíñóúýÁÇÉÍÑÓÚÝ']];
  const dress = (/** @type {string} */ letter) => dressed[bare.indexOf(letter)] ?? letter;
  const long = (/** @type {string} */ letter) => dress(letter).repeat('aeou'.includes(letter) ? 2 : 1);
  return String.raw({ raw: texts.map((text) => [...text].map(long).join('')) }, ...values);
}
