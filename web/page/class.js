// @ts-check
// A class's lesson: stands still when the teacher says so. Asks the server every few seconds, only while a lesson is on.

import { lesson } from './trace/session.js';

const EVERY = 3000;

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('./trace/session.js').Server} server
 */
export function followClass(engine, server) {
  if (!lesson(server)) return;
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
