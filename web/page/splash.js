// @ts-check
// The first screen: what it is, what happens now, how far it is. Its first words stand in index.html itself.

import { showMessage } from './crash-screen.js';
import { LoadError } from './load.js';
import { NoLaunch } from './trace/launch.js';
import { say } from './messages.js';

const MEGABYTE = 1_000_000;

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page has no #${id}`);
  return node;
}

/** Says its words in the language chosen. */
export function greet() {
  document.title = say('page-title');
  byId('splash-name').textContent = say('name');
  byId('splash-line').textContent = say('subtitle');
  byId('splash-bar').setAttribute('aria-label', say('preparing'));
  tell(say('preparing'));
  // The page speaks for itself from here on.
  document.getElementById('splash-wait')?.remove();
}

/** @param {string} text */
function tell(text) {
  const line = byId('splash-text');
  if (line.textContent !== text) line.textContent = text;
}

/**
 * @param {number} come bytes
 * @param {number} total bytes
 */
export function showDownload(come, total) {
  tell(say('downloading', { come: come / MEGABYTE, total: total / MEGABYTE }));
  // The last tenth is for starting: the first picture is the end, not the last byte.
  bar((come / Math.max(total, 1)) * 0.9);
}

/**
 * Shows the picture of the scene that is to be opened, when it has come.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name what it is a picture of
 */
export async function showPicture(bytes, name) {
  const picture = new Image();
  picture.id = 'splash-picture';
  picture.alt = name;
  picture.src = URL.createObjectURL(new Blob([bytes]));
  // Without it there are still words.
  await picture.decode().catch(() => picture.removeAttribute('id'));
  URL.revokeObjectURL(picture.src);
  if (picture.id) document.getElementById('splash-name')?.before(picture);
}

/** @param {number} number which try this is, from 1 */
export function showRetry(number) {
  tell(say('retrying', { number }));
}

export function showStarting() {
  tell(say('starting'));
  bar(0.92);
}

/** @param {number} fraction 0–1 */
function bar(fraction) {
  const progress = byId('splash-bar');
  if (progress instanceof HTMLProgressElement) progress.value = fraction;
}

/** The first picture stands: the splash goes. */
export function leave() {
  bar(1);
  const splash = byId('splash');
  splash.classList.add('gone');
  // Taken away, not only unseen: nothing of it is read aloud any more.
  setTimeout(() => splash.remove(), 400);
  byId('mirror').hidden = false;
}

/**
 * Says why it failed and what to do.
 * @param {unknown} error
 */
export function showFailure(error) {
  const [what, check] = reason(error);
  showMessage({
    title: say('failed'),
    lines: [say(what), say(check)],
    button: say('try-again'),
    act: () => location.reload(),
    details: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  });
}

/**
 * @param {unknown} error
 * @returns {['failed-network' | 'failed-webgl' | 'failed-wasm' | 'failed-launch' | 'failed-start', 'check-network' | 'check-browser' | 'check-launch' | 'check-again']}
 */
function reason(error) {
  if (error instanceof LoadError) return ['failed-network', 'check-network'];
  if (error instanceof WebAssembly.CompileError) return ['failed-wasm', 'check-browser'];
  if (error instanceof NoLaunch) return ['failed-launch', 'check-launch'];
  if (error instanceof NoDrawing) return ['failed-webgl', 'check-browser'];
  return ['failed-start', 'check-again'];
}

/** The browser has no WebGL 2. */
export class NoDrawing extends Error {
  constructor() {
    super('no WebGL 2');
    this.name = 'NoDrawing';
  }
}
