// @ts-check
// Keeps what the engine tells of the learner: every statement goes into the outbox the moment it comes.

import { admits, isLaunch, launched, registrationOf } from './launch.js';
import { Outbox } from './outbox.js';
import { ofSchool } from './school.js';
import { farewell, post } from './send.js';
import { forgetEarlier, keyOf, openSession, visit } from './session.js';

/** @typedef {import('./session.js').Server} Server */
/** @typedef {import('../port.d.ts').Statement} Statement */

/** Opens the outbox and begins to send what is left of earlier visits. */
export async function keepTrace() {
  forgetEarlier();
  const { trace, outbox } = isLaunch(location.search) ? await launchedBy(location.search) : await ofSchool();
  void outbox.run();
  const wake = () => {
    trace.wake();
    outbox.wake();
  };
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake();
  });
  // The browser's "back" may bring a page back as it was, with whoever learnt here then.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  return {
    ...trace,
    /** Who the server is, or a guess; another promise after another answer. */
    get server() {
      return trace.now();
    },
    waiting: () => outbox.waiting(),
    /** @param {import('../engine.js').Engine} engine */
    follow(engine) {
      engine.on((notice) => {
        if (notice.notice !== 'statement') return;
        const row = trace.row(notice.statement);
        if (row) outbox.put({ id: notice.statement.id, visit, ...row }).catch(reportError);
      });
      window.addEventListener('pagehide', () => {
        // What the engine has not told yet, it tells now.
        engine.pump();
        farewell(outbox.latest());
      });
    },
  };
}

/** A platform opened the page: one learner, and one key, which is given once and stays with the tab. @param {string} search */
async function launchedBy(search) {
  const server = launched(search);
  const outbox = await Outbox.open(post, { of: registrationOf(search) });
  /** @type {Server | undefined} */
  let known;
  server.then((now) => {
    known = now;
    outbox.only(keyOf(now));
  }, () => {});
  const trace = {
    now: () => server,
    known: server,
    /** Fails where the platform does not say what it must. */
    allowed: /** @type {Promise<Server | null>} */ (server),
    session: async () => openSession(await server),
    over: () => {},
    wake: () => {},
    /** The platform has let the learner in before the engine starts. @param {Statement} statement */
    row: (statement) => (known && !admits(known, statement) ? null : { statement, by: null }),
  };
  return { trace, outbox };
}
