// @ts-check
// Keeps what the engine tells of the learner: every statement goes into the outbox the moment it comes.

import { admits, isLaunch, launched, registrationOf } from './launch.js';
import { Outbox } from './outbox.js';
import { farewell, post } from './send.js';
import { fetchServer } from './session.js';

/** @typedef {import('./session.js').Server} Server */

/** Opens the outbox and begins to send what is left of earlier visits. */
export async function keepTrace() {
  const by = isLaunch(location.search) ? location.search : null;
  let server = by === null ? fetchServer() : launched(by);
  const outbox = await Outbox.open(async (statements) => post(await server, statements), {
    of: by === null ? '' : registrationOf(by),
    onKeyRefused: async () => {
      // A platform gives its key once.
      if (by !== null) return false;
      const old = (await server).authorization;
      server = fetchServer();
      return (await server).authorization !== old;
    },
  });
  void outbox.run();
  window.addEventListener('online', () => outbox.wake());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') outbox.wake();
  });
  return {
    /** Who the server is; a new promise after a new key. */
    get server() {
      return server;
    },
    /** Fails where a platform opened the page and does not say what it must. */
    allowed: by === null ? Promise.resolve(null) : server,
    waiting: () => outbox.waiting(),
    /** @param {import('../engine.js').Engine} engine */
    follow(engine) {
      /** @type {Server | undefined} */
      let known;
      // A platform has let the learner in before the engine starts.
      void server.then((now) => (known = now));
      engine.on((notice) => {
        if (notice.notice !== 'statement' || (known && !admits(known, notice.statement))) return;
        outbox.put(notice.statement).catch(reportError);
      });
      window.addEventListener('pagehide', () => {
        // What the engine has not told yet, it tells now.
        engine.pump();
        const last = outbox.latest();
        void server.then((known) => farewell(known, last));
      });
    },
  };
}
