// @ts-check
// A class's lesson: stands still when the teacher says so, and lays recordings before the teacher. Only while a lesson is on.

import { lesson } from './trace/session.js';

const EVERY = 3000;
/** Least time between two recordings sent to the teacher, milliseconds. */
const RECORD = 20_000;

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('./trace/session.js').Server} server
 */
export function followClass(engine, server) {
  if (!lesson(server)) return;
  record(engine);
  let paused = false;
  const ask = async () => {
    try {
      const response = await fetch('class/state', { cache: 'no-store' });
      if (response.status === 200) {
        const state = await response.json();
        // Said again and again: a scene that was opened meanwhile stands still too.
        if (state.paused || paused) engine.send({ command: 'pause', on: state.paused, held: true });
        paused = state.paused;
        if (!state.on) return;
      }
    } catch (error) {
      console.info('class:', String(error));
    }
    setTimeout(ask, EVERY);
  };
  void ask();
}

/**
 * Lays a recording of what is done before the teacher, now and then and when the scene is left: it shows a way as no list does.
 * @param {import('./engine.js').Engine} engine
 */
function record(engine) {
  let last = 0;
  engine.on((notice) => {
    if (notice.notice === 'keep' && (notice.recording === null || Date.now() - last > RECORD)) {
      last = Date.now();
      engine.send({ command: 'recording' });
    }
    if (notice.notice === 'recording') {
      const body = JSON.stringify(notice.recording);
      fetch('class/recording', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch((error) => {
        console.info('class:', String(error));
      });
    }
  });
}
