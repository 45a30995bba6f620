// @ts-check
// Reads aloud what the engine says is there to be read, by a voice that this machine has itself: no text leaves it for a voice elsewhere.
// Does not: choose what is read, or offer it to anybody; the engine does, in the languages that it is told of here. Keeps nothing.

import { TAGS } from './locales.js';
import { languageOf } from './mirror-node.js';

/** How voices call the languages that have more than one name, the best first. Systems write `zh-CN`, `zh_CN_#Hans`, `cmn-TW`. What is spoken
 * in Hong Kong (`zh-HK`) is another language. @type {Record<string, RegExp[]>} */
const CALLED = {
  'zh-CN': [/^(zh|cmn)-(hans-)?cn\b/, /^(zh|cmn)-(hans|sg)\b/, /^(zh|cmn)$/],
  'zh-Hant': [/^(zh|cmn)-(hant-)?tw\b/, /^(zh|cmn)-hant$/, /^(zh|cmn)$/],
};

/** As much as is said at once, in Latin letters; a Chinese character takes as long as four. Browsers break off after some 14 seconds. */
const LONGEST = 140;

/** Between two texts, milliseconds: a breath, and time for a browser to end what it was told to break off. */
const BREATH = 150;

/**
 * This machine's own voice for a language.
 * @param {readonly SpeechSynthesisVoice[]} voices
 * @param {string} tag one of the locales
 * @returns {SpeechSynthesisVoice | null}
 */
export function voiceFor(voices, tag) {
  const own = voices.filter((voice) => voice.localService);
  const ways = CALLED[tag] ?? [new RegExp(`^${tag.split('-')[0]}\\b`)];
  for (const way of ways) {
    const fit = own.filter(({ lang }) => way.test(lang.replaceAll('_', '-').replaceAll('#', '').toLowerCase()));
    if (fit.length) return fit.find((voice) => voice.default) ?? fit[0];
  }
  return null;
}

/**
 * A text in pieces that are said at once: its sentences; of a long one its clauses, and of one without commas whatever fits.
 * @param {string} text
 * @returns {string[]}
 */
export function pieces(text) {
  // A point within a number is no end.
  const sentences = text.replace(/[。！？!?；;…]+[”’」』"]*/gu, '$&\n').replace(/(\.[”’"]?)\s+/gu, '$1\n').split('\n');
  const clauses = sentences.flatMap((one) => fitting(one, (long) => long.replace(/[，、：]|[,:]\s+/gu, '$&\n').split('\n')));
  const parts = clauses.flatMap((one) => fitting(one, (long) => long.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []));
  return parts.map((part) => part.trim()).filter((part) => /[\p{Letter}\p{Number}]/u.test(part));
}

/**
 * A text as it is if it can be said at once, else in as few of its parts as can.
 * @param {string} text
 * @param {(text: string) => string[]} cut
 */
function fitting(text, cut) {
  if (length(text) <= LONGEST) return [text];
  /** @type {string[]} */
  const out = [];
  let last = '';
  for (const part of cut(text)) {
    if (last && length(last + part) > LONGEST) {
      out.push(last);
      last = '';
    }
    last += part;
  }
  return [...out, last];
}

/** How long it takes to say, in Latin letters. @param {string} text */
function length(text) {
  return text.length + 3 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** Reads texts in their order, each once while it is there. */
export class Reader {
  /** @param {SpeechSynthesis} synth */
  constructor(synth) {
    this.synth = synth;
    /** What there is to read. @type {string[]} */
    this.texts = [];
    this.lang = '';
    /** Those of them that have been read. @type {Set<string>} */
    this.done = new Set();
    /** The one that is being read. @type {string | null} */
    this.now = null;
    /** Nobody looks at the page: nothing is read meanwhile. */
    this.hidden = false;
    /** Counts what was begun or broken off: whatever a browser still tells of an earlier one is no matter. */
    this.turn = 0;
    /** What is being said: Chrome forgets one that nobody holds, and never tells its end. @type {SpeechSynthesisUtterance | null} */
    this.saying = null;
  }

  /**
   * What there is to read from now on; what is no longer there is broken off, and read again when it comes again.
   * @param {string[]} texts in reading order
   * @param {string} lang the interface's language
   */
  show(texts, lang) {
    const same = lang === this.lang;
    if (!same) this.stop();
    this.done = new Set(texts.filter((text) => same && this.done.has(text)));
    [this.texts, this.lang] = [texts, lang];
    this.goOn();
  }

  /** @param {boolean} hidden whether nobody looks at the page; what was broken off is read from its beginning then */
  hide(hidden) {
    this.hidden = hidden;
    this.goOn();
  }

  /** The first text that was not read yet: one that came up before the one that is being read comes first, and that one once more after it. */
  goOn() {
    const next = this.hidden ? null : (this.texts.find((text) => !this.done.has(text)) ?? null);
    if (next === this.now) return;
    this.stop();
    if (next !== null) this.read(next);
  }

  /** Reads the text at which it is from its beginning. */
  again() {
    this.stop();
    this.goOn();
  }

  stop() {
    if (this.now === null) return;
    this.now = null;
    this.saying = null;
    this.turn += 1;
    this.synth.cancel();
  }

  /** @param {string} text */
  read(text) {
    this.now = text;
    this.turn += 1;
    const turn = this.turn;
    const voice = this.voice(text);
    const parts = voice ? pieces(text) : [];
    const say = (/** @type {number} */ place) => {
      if (turn !== this.turn) return;
      if (!voice || place >= parts.length) return this.end(text);
      const saying = new SpeechSynthesisUtterance(parts[place]);
      [saying.voice, saying.lang] = [voice, voice.lang];
      saying.onend = () => say(place + 1);
      // A voice that fails is not tried again and again.
      saying.onerror = () => say(parts.length);
      this.saying = saying;
      this.synth.speak(saying);
    };
    setTimeout(() => say(0), BREATH);
  }

  /** @param {string} text it has been read */
  end(text) {
    this.now = null;
    this.saying = null;
    this.done.add(text);
    this.goOn();
  }

  /** The voice for a text: of its own language; a Chinese one reads Latin letters too, no other reads Chinese. @param {string} text */
  voice(text) {
    const voices = this.synth.getVoices();
    const own = languageOf(text, this.lang) ?? this.lang;
    return voiceFor(voices, own) ?? (own === 'en' ? voiceFor(voices, this.lang) : null);
  }
}

/**
 * Tells the engine in which languages this machine can read aloud, and reads what it has to be read.
 * @param {import('./engine.js').Engine} engine
 */
export function readAloud(engine) {
  if (!('speechSynthesis' in window && 'SpeechSynthesisUtterance' in window)) return;
  const synth = window.speechSynthesis;
  const reader = new Reader(synth);
  let told = '';
  const offer = () => {
    const voices = synth.getVoices();
    const langs = TAGS.filter((tag) => voiceFor(voices, tag) !== null);
    if (langs.join() === told) return;
    told = langs.join();
    engine.send({ command: 'voices', langs });
  };
  // Browsers find the voices after the page has come; an old Safari has them at once, and no such event.
  synth.addEventListener?.('voiceschanged', offer);
  offer();
  engine.on((notice) => {
    if (notice.notice === 'aloud') reader.show(notice.texts, notice.lang);
    if (notice.notice === 'stopped') reader.show([], '');
  });
  document.addEventListener('visibilitychange', () => reader.hide(document.hidden));
  // Safari on telephones and tablets lets a page speak once it has done so at a touch, and drops what came before: at the first touch nothing
  // is said, and then what is there to read.
  const GESTURES = ['pointerup', 'touchend', 'keydown'];
  const unlock = () => {
    for (const gesture of GESTURES) document.removeEventListener(gesture, unlock, true);
    if (synth.speaking) return;
    synth.speak(new SpeechSynthesisUtterance(''));
    reader.again();
  };
  for (const gesture of GESTURES) document.addEventListener(gesture, unlock, { capture: true, passive: true });
  // A voice outlives its page otherwise.
  window.addEventListener('pagehide', () => reader.stop());
}
