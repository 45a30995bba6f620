// @ts-check
// What the page and its picture are called: after the scene that is open and the place where one stands in it.

import { say } from './messages.js';

/**
 * Follows what the engine tells of it. To be called after the page has begun to follow the engine's language.
 * @param {import('./engine.js').Engine} engine
 */
export function followTitle(engine) {
  engine.on((notice) => {
    if (notice.notice === 'tree') entitle(notice.title);
  });
}

/** @param {string} title empty at home */
function entitle(title) {
  const wanted = title ? `${title} · ${say('name')}` : say('page-title');
  if (document.title !== wanted) document.title = wanted;
  const canvas = document.getElementById('stage');
  const name = title ? `${title} · ${say('canvas-name')}` : say('canvas-name');
  if (canvas && canvas.getAttribute('aria-label') !== name) canvas.setAttribute('aria-label', name);
}
