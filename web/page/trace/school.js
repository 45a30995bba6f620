// @ts-check
// Whose a statement is on the school's own page: each is kept with the key that its scene was opened under. One that was made
// before the server said who learns here waits until it does.
// Does not: speak with the engine.

import { adopt, learnerOf, lessonOf } from './adopt.js';
import { forgetLaunch } from './launch.js';
import { Outbox } from './outbox.js';
import { LONGEST_WAIT } from './policy.js';
import { post } from './send.js';
import { keyOf, lesson, openSession, visit } from './session.js';
import { Who } from './who.js';

/** @typedef {import('./session.js').Server} Server */
/** @typedef {import('./session.js').By} By */
/** @typedef {import('../port.d.ts').Statement} Statement */

/** What was done in a lesson is taken for so long after its end, milliseconds. */
const GRACE = 600_000;

/** The school's own page: the server says who learns. */
export async function ofSchool() {
  forgetLaunch();
  /** All that the server has said in this visit, the newest first. @type {{server: Server, by: By}[]} */
  const answers = [];
  /** Openings whose time comes from this device's clock alone. @type {Set<string>} */
  const unset = new Set();
  /** When a key was last asked for in the place of a refused one. */
  let renewed = -LONGEST_WAIT;
  const opened = Outbox.open(post, { onKeyRefused: renew });
  const who = new Who(async (server) => {
    const by = keyOf(server);
    answers.unshift({ server, by });
    // What others left behind is the browser's own, and no pupil's who has joined since.
    const mine = (/** @type {string} */ of) => of === visit || by.lesson === null;
    await (await opened).adopt(by, ({ statement, visit: of }) => (mine(of) ? own(statement, server, by) : null)).catch(reportError);
  });
  const outbox = await opened;

  /**
   * A statement under this answer's name; null where it was done after the lesson.
   * @param {Statement} statement
   * @param {Server} server
   * @param {By} by
   */
  function own(statement, server, by) {
    const made = adopt(statement, by, unset.has(String(Object(statement.context).registration)) ? server.ahead : 0);
    return isLate(made) ? null : made;
  }

  /** Whether a statement comes too late for its lesson. @param {Statement} statement */
  function isLate(statement) {
    const id = lessonOf(statement);
    const ends = id && answers.find(({ by }) => by.lesson === id)?.server.lesson?.ends;
    return Boolean(ends) && Date.parse(String(statement.timestamp)) > Date.parse(String(ends)) + GRACE;
  }

  /**
   * A new key in the place of a refused one, if it is for the same learner and lesson.
   * @param {By} refused
   */
  async function renew(refused) {
    if (answers[0]?.by.id === refused.id) {
      // A new key may be refused too, and so on.
      if (performance.now() - renewed < LONGEST_WAIT) return null;
      renewed = performance.now();
      await who.ask();
    }
    const { by } = answers[0] ?? {};
    const same = by && by.home === refused.home && by.learner === refused.learner && by.lesson === refused.lesson;
    return same && by.id !== refused.id ? by : null;
  }

  const trace = {
    now: () => who.server,
    /** Who the server is, as soon as it says so. */
    known: who.known,
    /** Only a platform has to give its leave. */
    allowed: Promise.resolve(/** @type {Server | null} */ (null)),
    /** A session for an opening that happens now. */
    async session() {
      let server = await who.server;
      // The lesson is over: the server says who it is now.
      if (server.lesson && !lesson(server)) server = await who.ask();
      const session = openSession(server.answered ? server : { ...server, ahead: answers[0]?.server.ahead ?? 0 });
      if (answers.length === 0) unset.add(session.id);
      return session;
    },
    /** The teacher has ended a lesson. @param {string} id */
    over(id) {
      for (const { server } of answers) {
        const end = new Date(Date.now() + server.ahead).toISOString();
        if (server.lesson?.id === id && lesson(server)) server.lesson.ends = end;
      }
    },
    wake: () => who.wake(),
    /**
     * What is kept of a statement: what it is sent with is the key that its scene was opened under.
     * @param {Statement} statement
     */
    row(statement) {
      if (isLate(statement)) return null;
      const [learner, of] = [learnerOf(statement), lessonOf(statement)];
      const made = answers.find(({ by }) => by.learner === learner && by.lesson === of);
      if (made) return { statement, by: made.by };
      const now = who.asking ? undefined : answers[0];
      const adopted = now && own(statement, now.server, now.by);
      return adopted ? { statement: adopted, by: now.by } : { statement, by: null };
    },
  };
  return { trace, outbox };
}
