// @ts-check
// What the page's address says and how it follows: /?scene=lab/pendulum&task=fair&seed=1&lang=zh-CN&board=86&scan=2s
// So a scene can be bookmarked, the browser's "back" leads home, and a reload leads to the same scene.

import { isScene } from './scenes.js';

/** @typedef {{scene: string | null, task: string | null, seed: number | null, lang: string | null, board: number, scan: number, replay: string | null}} LaunchParams
 * task: where it begins, as if the tasks before were done; board: the screen's diagonal in inches, 0 for none; scan: seconds for each element that one switch goes through, 0 for none; replay: where a recording of the scene lies that shall be shown */

/**
 * Reads an address; what makes no sense is left out.
 * @param {string} search as in `location.search`
 * @returns {LaunchParams}
 */
export function readAddress(search) {
  const words = new URLSearchParams(search);
  const scene = words.get('scene');
  const seed = words.has('seed') ? Number(words.get('seed')) : Number.NaN;
  const board = Number(words.get('board') ?? 0);
  return {
    scene: scene && isScene(scene) ? scene : null,
    task: words.get('task'),
    // Greater ones lose their last digits in a browser's numbers, and the recording would be another one.
    seed: Number.isSafeInteger(seed) && seed >= 0 ? seed : null,
    lang: words.get('lang'),
    board: board >= 10 && board <= 200 ? board : 0,
    scan: Number(words.get('scan')?.match(/^(\d+(?:\.\d+)?)s?$/)?.[1] ?? 0),
    // A teacher's recording of a pupil, on this server and nowhere else.
    replay: words.get('replay')?.match(/^\/teacher\/[\w./%-]+$/)?.[0] ?? null,
  };
}

/**
 * The same address with another scene, or none.
 * @param {string} href
 * @param {string | null} scene
 */
export function withScene(href, scene) {
  const url = new URL(href);
  if (scene === null) {
    url.searchParams.delete('scene');
    url.searchParams.delete('seed');
    url.searchParams.delete('task');
    url.searchParams.delete('replay');
  } else if (url.searchParams.get('scene') !== scene) {
    url.searchParams.set('scene', scene);
    url.searchParams.delete('seed');
    url.searchParams.delete('task');
  }
  // A slash may stand in a query and reads better.
  return url.href.replaceAll('%2F', '/');
}

/**
 * Keeps address and engine together.
 * @param {import('./engine.js').Engine} engine
 */
export function followAddress(engine) {
  const here = () => readAddress(location.search);
  /** @type {string | null} */
  let shown = null;
  const show = (/** @type {string | null} */ scene) => {
    shown = scene;
    const href = withScene(location.href, scene);
    if (href !== location.href) history.pushState(null, '', href);
  };
  engine.on((notice) => {
    if (notice.notice === 'need') show(notice.scene);
    if (notice.notice === 'state' && notice.screen === 'home') show(null);
  });
  window.addEventListener('popstate', () => {
    const { scene, seed, task } = here();
    if (scene === shown) return;
    shown = scene;
    engine.send(scene === null ? { command: 'close' } : { command: 'open', scene, seed, task });
  });
  const { scene, seed, task } = here();
  if (scene !== null) engine.send({ command: 'open', scene, seed, task });
}
