// @ts-check
// When the engine is gone (a panic, a lost WebGL context, a trap): a plain message and a way back to the same scene.
// The trace is not lost with it: statements were kept as they came, and the outbox goes on sending.

import { say } from './messages.js';

/** @typedef {'panic' | 'webgl'} Kind */

/** Whether the engine is gone. */
let lost = false;

export function isLost() {
  return lost;
}

/**
 * Watches the engine's end. The returned function is for the engine's own report of a panic.
 * @param {HTMLCanvasElement} canvas
 * @param {{end: () => void, waiting: () => Promise<number>}} page end: stops talking to the engine; waiting: how many
 * statements the server does not have yet
 * @returns {(message: string) => void}
 */
export function watch(canvas, page) {
  const lose = (/** @type {Kind} */ kind, /** @type {string} */ details) => {
    // The first report is the cause, what follows are its consequences.
    if (lost) return;
    lost = true;
    console.info(`engine lost (${kind}): ${details}`);
    page.end();
    void show(kind, details, page.waiting());
  };
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    lose('webgl', 'webglcontextlost');
  });
  window.addEventListener('error', (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) lose('panic', trace(event.error));
  });
  window.addEventListener('unhandledrejection', (event) => {
    if (event.reason instanceof WebAssembly.RuntimeError) lose('panic', trace(event.reason));
  });
  return (message) => lose('panic', message);
}

/** @param {Error} error */
function trace(error) {
  return error.stack ?? String(error);
}

/**
 * @param {Kind} kind
 * @param {string} details
 * @param {Promise<number>} waiting
 */
async function show(kind, details, waiting) {
  const back = () => location.reload();
  showMessage({ title: say(`lost-${kind}`), lines: [say('lost-help')], button: say('lost-back'), act: back, details });
  const count = await waiting.catch(() => 0);
  const help = document.querySelector('#message p');
  if (count > 0 && help) help.append(document.createElement('br'), say('lost-waiting', { count }));
}

/**
 * Covers the page with a message and one button.
 * @param {{title: string, lines: string[], button: string, act: () => void, details?: string}} message details: for
 * technicians
 */
export function showMessage({ title, lines, button, act, details }) {
  hideMessage();
  const box = part('div', '', 'message');
  box.setAttribute('role', 'alertdialog');
  box.setAttribute('aria-modal', 'true');
  box.setAttribute('aria-labelledby', 'message-title');
  box.setAttribute('aria-describedby', 'message-text');
  const sheet = part('div');
  const press = part('button', button);
  press.addEventListener('click', act);
  const text = part('p', lines.join('\n'), 'message-text');
  sheet.append(part('h1', title, 'message-title'), text, press);
  if (details) {
    const more = part('details');
    more.append(part('summary', say('details')), part('pre', details));
    sheet.append(more);
  }
  box.append(sheet);
  // Nothing behind it can be reached any more, by finger, key or ear.
  for (const other of document.body.children) if (other instanceof HTMLElement) other.inert = true;
  document.body.append(box);
  press.focus();
}

/** Takes the message away. */
export function hideMessage() {
  document.getElementById('message')?.remove();
  for (const other of document.body.children) if (other instanceof HTMLElement) other.inert = false;
}

/**
 * @param {string} tag
 * @param {string} [text]
 * @param {string} [id]
 */
function part(tag, text = '', id = '') {
  const node = document.createElement(tag);
  node.textContent = text;
  if (id) node.id = id;
  return node;
}
