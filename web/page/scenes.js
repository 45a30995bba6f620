// @ts-check
// Brings the engine what it needs: the catalogue, and the pack of a scene when it asks for one. What came once is kept
// (scene-cache.js) and serves where the network is gone.

import { Ahead } from './ahead.js';
import { drop, find, keep, keepCatalogue, lastCatalogue, paths } from './scene-cache.js';
import { LoadError, loadBytes, loadJson } from './load.js';
import { noteAnswer } from './connection.js';
import { everywhere, language, say } from './messages.js';

/** @typedef {import('./engine.js').Engine} Engine */

/** @typedef {import('./resume-store.js').ResumeStore} ResumeStore */

/** Tell the engine of progress at most so often, milliseconds. */
const TELL = 60;
/** Without an answer for so long the catalogue of the last visit is shown, until a newer one comes. Milliseconds. */
const PATIENCE = 4000;
/** Where the server cannot be reached, one more try has to be enough. */
const ONCE_MORE = [1000];

/**
 * Answers every `need` for as long as the engine runs.
 * @param {Engine} engine
 * @param {Catalogue} catalogue
 * @param {(scene: string) => Promise<import('./port.d.ts').Session>} session makes the session of an opening
 * @param {ResumeStore} left what earlier visits left unfinished
 */
export function supplyScenes(engine, catalogue, session, left) {
  let scene = '';
  engine.on((notice) => {
    if (notice.notice === 'need') {
      scene = notice.scene;
      void supply(engine, catalogue, scene, session, left);
    }
    // Whatever spoilt it, the next opening fetches it anew.
    if (notice.notice === 'error' && notice.code === 'pack-broken') void catalogue.pack(scene).then(drop);
  });
}

/** @typedef {import('./port.d.ts').Card} Card */
/** @typedef {Card & {pack: string, watched?: boolean}} Listed as the server lists it: with the address of its pack; watched: it may change
 * while it is open */

/** The catalogue: the server's, or the one of the last visit while the server cannot be reached. */
export class Catalogue {
  constructor() {
    /** @type {Listed[]} */
    this.cards = [];
    /** Whether these cards are an earlier visit's. */
    this.offline = false;
    /** The pack and the picture of the scene in the address. */
    this.ahead = new Ahead();
    /** What is to be done when the cards are others. */
    this.onChange = () => {};
    /** The first cards, wherever from. @type {Promise<void>} */
    this.ready = this.first();
    // Whoever waits hears of it; perhaps nobody does.
    this.ready.catch(() => {});
  }

  async first() {
    const last = await lastCatalogue();
    if (!last) return this.ask();
    const patience = new Promise((_, give) => setTimeout(() => give(new Error(`no answer in ${PATIENCE} ms`)), PATIENCE));
    await Promise.race([this.ask([]), patience]).catch((error) => {
      console.info('catalogue of the last visit:', String(error));
      this.set(last, true);
    });
  }

  /** @param {number[]} [waits] before each further try */
  async ask(waits) {
    const cards = await loadJson('catalogue.json', { waits });
    if (this.set(cards, false)) void keepCatalogue(cards);
  }

  /** Asks the server again if it did not answer. */
  askAgain() {
    if (this.offline) this.ask([]).catch((error) => console.info('catalogue:', String(error)));
  }

  /**
   * @param {Listed[]} cards
   * @param {boolean} offline
   * @returns {boolean} whether they are others than before
   */
  set(cards, offline) {
    const change = offline !== this.offline || JSON.stringify(cards) !== JSON.stringify(this.cards);
    [this.cards, this.offline] = [cards, offline];
    noteAnswer(!offline);
    if (change) this.onChange();
    return change;
  }

  /** A scene's card, as far as is known. @param {string} scene */
  card(scene) {
    return this.cards.find(({ id }) => id === scene);
  }

  /** Where a scene's pack lies, as far as is known. @param {string} scene */
  async pack(scene) {
    await this.ready.catch(() => {});
    const card = this.card(scene);
    // Of one that changes while it is looked at, whatever there is now; one that cannot be opened has none.
    return card?.pack && !card.watched ? card.pack : `/scenes/${scene}.shujin`;
  }

  /**
   * Asks for a scene's pack while the engine is still on its way.
   * @param {string} scene
   */
  fetchAhead(scene) {
    const fetch = async () => {
      const url = await this.pack(scene);
      // Of one that cannot be opened there is none.
      return this.fault(scene) ? null : bring(url, { used: true, waits: [] });
    };
    this.ahead.ask(scene, fetch());
  }

  /**
   * A card's picture, which the engine is given later without asking for it again.
   * @param {string} url
   */
  fetchPicture(url) {
    const bytes = bring(url, { waits: [] });
    this.ahead.ask(url, bytes);
    return bytes;
  }

  /** What keeps a scene from being opened, by locale; null where nothing is known to. @param {string} scene */
  fault(scene) {
    const fault = this.card(scene)?.fault ?? {};
    return Object.keys(fault).length > 0 ? fault : null;
  }
}

/**
 * Shows the scenes at home: the cards at once, each picture when it has come.
 * @param {Engine} engine
 * @param {Catalogue} catalogue
 * @param {ResumeStore} left what earlier visits left unfinished
 */
export async function showCatalogue(engine, catalogue, left) {
  await catalogue.ready;
  const show = async () => {
    const [unfinished, kept] = await Promise.all([left.scenes(), paths()]);
    const scenes = catalogue.cards.map((card) => {
      const shown = { ...card, picture: card.picture ?? '', left: unfinished.has(card.id) };
      // Said in place of the summary: it is what one has to know of this scene now.
      return catalogue.offline && card.pack && !kept.has(pathOf(card.pack)) ? { ...shown, summary: everywhere('card-offline') } : shown;
    });
    engine.send({ command: 'catalogue', scenes });
  };
  engine.on((notice) => {
    if (notice.notice !== 'closed') return;
    void show();
    catalogue.askAgain();
  });
  window.addEventListener('online', () => catalogue.askAgain());
  catalogue.onChange = () => void show().then(() => showPictures(engine, catalogue));
  await show();
  await showPictures(engine, catalogue);
}

/**
 * One after the other: the first card's picture comes soonest. A card without its picture is still a card.
 * @param {Engine} engine
 * @param {Catalogue} catalogue
 */
async function showPictures(engine, catalogue) {
  for (const { id, picture } of catalogue.cards) {
    if (!picture) continue;
    const bytes = (await catalogue.ahead.take(picture)) ?? (await bring(picture, { waits: catalogue.offline ? [] : undefined }).catch(() => null));
    if (bytes) engine.picture(id, bytes);
  }
}

/**
 * Whether a text can be a scene's id, `family/name`: nothing else becomes part of an address.
 * @param {string} scene
 */
export function isScene(scene) {
  return /^[a-z][a-z0-9_-]*\/[a-z][a-z0-9_-]*$/.test(scene);
}

/**
 * @param {Engine} engine
 * @param {Catalogue} catalogue
 * @param {string} scene
 * @param {(scene: string) => Promise<import('./port.d.ts').Session>} session
 * @param {ResumeStore} left
 */
async function supply(engine, catalogue, scene, session, left) {
  const ahead = catalogue.ahead.take(scene);
  try {
    if (!isScene(scene)) throw new LoadError(scene, 'no scene has such a name', 404);
    await catalogue.ready.catch(() => {});
    // It has no pack to be fetched; where scenes are watched, it may have been mended meanwhile.
    if (!catalogue.card(scene)?.watched && sayFault(engine, catalogue, scene)) return;
    const [pack, opened, unfinished] = await Promise.all([loadPack(engine, catalogue, scene, ahead), session(scene), left.of(scene)]);
    engine.supply(scene, pack, opened, unfinished);
  } catch (error) {
    console.warn(String(error));
    if (sayFault(engine, catalogue, scene)) return;
    const missing = error instanceof LoadError && error.status === 404;
    const reason = missing ? 'pack-missing' : catalogue.offline ? 'pack-offline' : 'pack-network';
    engine.send({ command: 'unavailable', scene, reason: say(reason) });
  }
}

/**
 * Says why a scene cannot be opened, where the catalogue knows it.
 * @param {Engine} engine
 * @param {Catalogue} catalogue
 * @param {string} scene
 * @returns {boolean} whether it does
 */
function sayFault(engine, catalogue, scene) {
  const fault = catalogue.fault(scene);
  if (fault) engine.send({ command: 'unavailable', scene, reason: fault[language()] ?? Object.values(fault)[0] });
  return fault !== null;
}

/**
 * @param {Engine} engine
 * @param {Catalogue} catalogue
 * @param {string} scene
 * @param {Promise<Uint8Array | null>} ahead what was asked for before the engine was there
 */
async function loadPack(engine, catalogue, scene, ahead) {
  let told = 0;
  const onBytes = (/** @type {number} */ come, /** @type {number} */ total) => {
    if (!total || performance.now() - told < TELL) return;
    told = performance.now();
    engine.send({ command: 'loading', scene, fraction: Math.min(come / total, 1) });
  };
  const url = await catalogue.pack(scene);
  const pack = (await ahead) ?? await bring(url, { onBytes, waits: catalogue.offline ? ONCE_MORE : undefined, used: true });
  engine.send({ command: 'loading', scene, fraction: 1 });
  return pack;
}

/**
 * A pack or a picture: this very version kept here, else the server's, else an older one kept here.
 * @param {string} url
 * @param {Parameters<typeof loadBytes>[1] & {used?: boolean}} options used: it shall be kept longer than others
 */
export async function bring(url, { used = false, ...options }) {
  // An address without a version may mean another file tomorrow.
  const kept = url.includes('?v=') ? await find(url) : undefined;
  if (kept && !used) return kept;
  try {
    const bytes = kept ?? (await loadBytes(url, options));
    void keep(url, bytes);
    return bytes;
  } catch (error) {
    const older = error instanceof LoadError && error.passing ? await find(url, { anyVersion: true }) : undefined;
    if (!older) throw error;
    console.info('an older one is taken:', String(error));
    return older;
  }
}

/** @param {string} url */
function pathOf(url) {
  return new URL(url, location.href).pathname;
}
