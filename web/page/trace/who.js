// @ts-check
// Asks the server who learns here, for as long as it does not answer. Meanwhile the page knows nobody.
// Does not: know of statements.

import { Policy } from './policy.js';
import { askServer, guess, knowsHome } from './session.js';

/** @typedef {import('./session.js').Server} Server */

/** Without an answer for so long, what can be guessed is good enough; sooner where the school is known. Milliseconds. */
const PATIENCE = 10_000;
const PATIENCE_WITH_HOME = 4_000;

export class Who {
  /** @param {(server: Server) => void} answered called for every answer, the last word on who it is from then on */
  constructor(answered) {
    this.answered = answered;
    this.policy = new Policy();
    this.ring = () => {};
    /** @type {(server: Server) => void} */
    this.tell = () => {};
    /** The first answer, however late it comes. @type {Promise<Server>} */
    this.known = new Promise((done) => (this.tell = done));
    this.asking = false;
    /** Who the server is, or soon what can be guessed. @type {Promise<Server>} */
    this.server = this.ask();
  }

  /** Asks anew, unless that is under way. */
  ask() {
    if (this.asking) return this.server;
    this.asking = true;
    const patience = new Promise((/** @type {(_: null) => void} */ give) => {
      setTimeout(() => give(null), knowsHome() ? PATIENCE_WITH_HOME : PATIENCE);
    });
    const first = askServer();
    void this.goOn(first);
    this.server = Promise.race([first, patience]).then((server) => server ?? guess());
    return this.server;
  }

  /** @param {Promise<Server | null>} first */
  async goOn(first) {
    let server = await first;
    while (!server) {
      this.policy.answered(Date.now(), [], { status: 0 });
      await this.pause(this.policy.wait(Date.now()));
      server = await askServer();
    }
    this.asking = false;
    this.policy = new Policy();
    this.server = Promise.resolve(server);
    this.answered(server);
    this.tell(server);
  }

  /** The network is back or the page is seen again: waits no longer. */
  wake() {
    this.ring();
  }

  /** @param {number} milliseconds */
  pause(milliseconds) {
    return new Promise((/** @type {(_: void) => void} */ done) => {
      const timer = setTimeout(done, milliseconds);
      this.ring = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
