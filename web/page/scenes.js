// @ts-check
// Brings the engine what it needs: the catalogue, and the pack of a scene when it asks for one.

import { LoadError, loadBytes, loadJson } from './load.js';
import { say } from './words.js';

/** @typedef {import('./engine.js').Engine} Engine */

/** @typedef {import('./left.js').Left} Left */

/** Tell the engine of progress at most so often, milliseconds. */
const TELL = 60;

/**
 * Answers every `need` for as long as the engine runs.
 * @param {Engine} engine
 * @param {(scene: string) => Promise<import('./port.d.ts').Session>} session makes the session of an opening
 * @param {Left} left what earlier visits left unfinished
 */
export function supplyScenes(engine, session, left) {
  engine.on((notice) => {
    if (notice.notice === 'need') void supply(engine, notice.scene, session, left);
  });
}

/** @typedef {import('./port.d.ts').Card} Card */

/** Where each scene's pack lies, as the catalogue says. @type {Map<string, string>} */
const packs = new Map();

/** The scenes that the server has. @returns {Promise<Card[]>} */
export async function fetchCatalogue() {
  const cards = await loadJson('catalogue.json');
  for (const card of cards) packs.set(card.id, card.pack);
  // The engine wants words where the server says "none".
  return cards.map((/** @type {Card} */ card) => ({ ...card, picture: card.picture ?? '' }));
}

/**
 * Shows the scenes at home: the cards at once, each picture when it has come.
 * @param {Engine} engine
 * @param {Card[]} cards
 * @param {Left} left what earlier visits left unfinished
 */
export async function showCatalogue(engine, cards, left) {
  const show = async () => {
    const scenes = await left.scenes();
    engine.send({ command: 'catalogue', scenes: cards.map((card) => ({ ...card, left: scenes.has(card.id) })) });
  };
  await show();
  engine.on((notice) => {
    if (notice.notice === 'closed') void show();
  });
  for (const card of cards.filter((card) => card.picture)) {
    // One after the other: the first card's picture comes soonest. A card without its picture is still a card.
    const bytes = await loadBytes(card.picture ?? '').catch(() => null);
    if (bytes) engine.picture(card.id, bytes);
  }
}

/**
 * Whether a text can be a scene's id, `family/name`: nothing else becomes part of an address.
 * @param {string} scene
 */
export function isScene(scene) {
  return /^[a-z0-9-]+\/[a-z0-9-]+$/.test(scene);
}

/**
 * @param {Engine} engine
 * @param {string} scene
 * @param {(scene: string) => Promise<import('./port.d.ts').Session>} session
 * @param {Left} left
 */
async function supply(engine, scene, session, left) {
  try {
    if (!isScene(scene)) throw new LoadError(scene, 'no scene has such a name', 404);
    const [pack, opened, kept] = await Promise.all([loadPack(engine, scene), session(scene), left.of(scene)]);
    engine.supply(scene, pack, opened, kept);
  } catch (error) {
    console.warn(String(error));
    const missing = error instanceof LoadError && error.status === 404;
    engine.send({ command: 'unavailable', scene, reason: say(missing ? 'pack-missing' : 'pack-network') });
  }
}

/**
 * @param {Engine} engine
 * @param {string} scene
 */
async function loadPack(engine, scene) {
  let told = 0;
  const onBytes = (/** @type {number} */ come, /** @type {number} */ total) => {
    if (!total || performance.now() - told < TELL) return;
    told = performance.now();
    engine.send({ command: 'loading', scene, fraction: Math.min(come / total, 1) });
  };
  const pack = await loadBytes(packs.get(scene) ?? `scenes/${scene}.shujin`, { onBytes });
  engine.send({ command: 'loading', scene, fraction: 1 });
  return pack;
}
