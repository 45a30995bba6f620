// @ts-check
// The way of statements from the engine to the server: kept first, then sent in batches until the server says "stored".
// One tab sends for all; where the browser has no locks, each sends, and the server stores each id once.

import { BATCH, Policy } from './policy.js';
import { MemoryStore } from './memory.js';
import { openStore } from './store.js';

/** @typedef {import('../port.d.ts').Statement} Statement */
/** @typedef {import('./policy.js').Answer} Answer */
/** @typedef {import('./store.js').Store} Store */
/** @typedef {(statements: Statement[]) => Promise<Answer>} Send */

const LOCK = 'shujin-outbox';
/** Look into the store again after so long even if nobody called: another tab may have put something there. */
const LOOK_AGAIN = 15_000;

export class Outbox {
  /**
   * @param {Store | MemoryStore} store
   * @param {Send} send
   * @param {{onKeyRefused?: () => Promise<boolean>, policy?: Policy, of?: string}} [options]
   * onKeyRefused: fetches a new key and says whether there is one; of: a launch whose statements go elsewhere than all others
   */
  constructor(store, send, { onKeyRefused = async () => false, policy = new Policy(), of = '' } = {}) {
    this.lock = of ? `${LOCK}-${of}` : LOCK;
    this.store = store;
    this.send = send;
    this.onKeyRefused = onKeyRefused;
    this.policy = policy;
    this.ring = () => {};
    /** What is being written; the page may wait for it. @type {Set<Promise<unknown>>} */
    this.writing = new Set();
    /** What this page made and the server may not have yet, as far as this page knows. @type {Map<string, Statement>} */
    this.mine = new Map();
    this.calls = 'BroadcastChannel' in globalThis ? new BroadcastChannel(this.lock) : undefined;
    if (this.calls) this.calls.onmessage = () => this.ring();
  }

  /**
   * Opens the store of this browser, or one in memory where it has none.
   * @param {Send} send
   * @param {ConstructorParameters<typeof Outbox>[2]} [options]
   */
  static async open(send, options) {
    const store = await openStore(options?.of).catch((error) => {
      console.warn('statements are kept in memory only:', String(error));
      return new MemoryStore();
    });
    return new Outbox(store, send, options);
  }

  /**
   * Keeps a statement, then has it sent.
   * @param {Statement} statement
   */
  async put(statement) {
    this.mine.set(statement.id, statement);
    if (this.mine.size > BATCH) this.mine.delete([...this.mine.keys()][0]);
    // A connection that the browser closed throws at once: what is made from now on is kept in memory and sent.
    const writing = Promise.resolve()
      .then(() => this.store.put(statement))
      .catch((error) => {
        console.warn('statements are kept in memory from now on:', String(error));
        this.store = new MemoryStore();
        return this.store.put(statement);
      });
    this.writing.add(writing);
    try {
      await writing;
    } finally {
      this.writing.delete(writing);
    }
    this.call();
  }

  /** How many statements the server does not have yet, of all visits and tabs. @returns {Promise<number>} */
  async waiting() {
    await Promise.allSettled(this.writing);
    return this.store.count();
  }

  /** The newest statements of this page that may still be unsent, for its last breath. */
  latest() {
    return [...this.mine.values()];
  }

  /** There is something to send: tells the tab that sends, which may be this one. */
  call() {
    this.ring();
    this.calls?.postMessage('new');
  }

  /** The network is back or the page is seen again: waits no longer. */
  wake() {
    this.policy.wake();
    this.ring();
  }

  /** Sends for as long as the page lives; waits until no other tab does. */
  async run() {
    // The callback never ends, so the lock is held until the page goes, however it goes.
    if (navigator.locks) await navigator.locks.request(this.lock, () => this.sendForever());
    else await this.sendForever();
  }

  async sendForever() {
    for (;;) {
      try {
        await this.pause(await this.step());
      } catch (error) {
        // The store failed. Statements already kept are still there at the next visit.
        console.warn('outbox:', String(error));
        await this.pause(LOOK_AGAIN);
      }
    }
  }

  /**
   * Sends one batch if there is one and it is time.
   * @returns {Promise<number>} milliseconds until there may be more to do
   */
  async step() {
    const wait = this.policy.wait(Date.now());
    if (wait > 0) return wait;
    const half = this.policy.halves.shift();
    const rows = half ? await this.store.some(half) : await this.store.oldest(BATCH);
    if (rows.length === 0) return half ? 0 : LOOK_AGAIN;
    const answer = await this.send(rows.map((row) => row.statement));
    const effect = this.policy.answered(Date.now(), rows.map((row) => row.id), answer);
    if (effect.effect === 'stored') {
      await this.store.forget(effect.ids);
      for (const id of effect.ids) this.mine.delete(id);
    }
    if (effect.effect === 'aside') {
      await this.store.setAside(effect.id, effect.status, effect.reason);
      console.warn(`the server refused statement ${effect.id} (${effect.status}): ${effect.reason}`);
    }
    if (effect.effect === 'key-refused' && (await this.onKeyRefused())) this.policy.wake();
    return this.policy.wait(Date.now());
  }

  /**
   * Sleeps until the time is over or somebody rings.
   * @param {number} milliseconds
   */
  pause(milliseconds) {
    if (milliseconds <= 0) return Promise.resolve();
    return new Promise((/** @type {(_: void) => void} */ done) => {
      const timer = setTimeout(done, milliseconds);
      this.ring = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
