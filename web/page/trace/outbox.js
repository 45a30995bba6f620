// @ts-check
// The way of statements from the engine to the server: kept first, then sent in batches until the server says "stored".
// One tab sends for all; where the browser has no locks, each sends, and the server stores each id once.

import { BATCH, Policy } from './policy.js';
import { MemoryStore } from './memory.js';
import { openStore } from './store.js';

/** @typedef {import('../port.d.ts').Statement} Statement */
/** @typedef {import('./policy.js').Answer} Answer */
/** @typedef {import('./session.js').By} By */
/** @typedef {import('./store.js').Row} Row */
/** @typedef {import('./store.js').Store} Store */
/** @typedef {(by: By, statements: Statement[]) => Promise<Answer>} Send */

const LOCK = 'shujin-outbox';
/** Look into the store again after so long even if nobody called: another tab may have put something there. */
const LOOK_AGAIN = 15_000;

export class Outbox {
  /**
   * @param {Store | MemoryStore} store
   * @param {Send} send
   * @param {{onKeyRefused?: (by: By) => Promise<By | null>, of?: string}} [options]
   * onKeyRefused: a new key in the place of this one, if there is one; of: a launch whose statements go elsewhere than all others
   */
  constructor(store, send, { onKeyRefused = async () => null, of = '' } = {}) {
    this.lock = of ? `${LOCK}-${of}` : LOCK;
    this.store = store;
    this.send = send;
    this.onKeyRefused = onKeyRefused;
    /** Each key waits by itself: one that is refused holds up nobody else's. By its id, empty for none. @type {Map<string, Policy>} */
    this.policies = new Map();
    /** Where nothing answers, no other key needs to be tried. */
    this.line = new Policy();
    /** What statements without a key are sent with. @type {By | null} */
    this.single = null;
    this.ring = () => {};
    /** What is being written; the page may wait for it. @type {Set<Promise<unknown>>} */
    this.writing = new Set();
    /** What this page made and the server may not have yet, as far as this page knows. @type {Map<string, Row>} */
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
   * @param {Row} row
   */
  async put(row) {
    this.mine.set(row.id, row);
    if (this.mine.size > BATCH) this.mine.delete([...this.mine.keys()][0]);
    // A connection that the browser closed throws at once: what is made from now on is kept in memory and sent.
    const put = async () => this.store.put(row);
    const writing = put().catch((error) => {
      console.warn('statements are kept in memory from now on:', String(error));
      this.store = new MemoryStore();
      return this.store.put(row);
    });
    this.writing.add(writing);
    try {
      await writing;
    } finally {
      this.writing.delete(writing);
    }
    this.call();
  }

  /**
   * Statements that have no key get this one, and whatever goes with it.
   * @param {By} by
   * @param {import('./store.js').Adopt} adopt
   */
  async adopt(by, adopt) {
    for (const [id, row] of this.mine) {
      const statement = row.by ? null : adopt(row);
      if (statement) this.mine.set(id, { ...row, statement, by });
    }
    await this.store.adopt(by, adopt);
    this.call();
  }

  /** There is one key for all, which is not kept here. @param {By} by */
  only(by) {
    this.single = by;
    this.ring();
  }

  /** How many statements the server does not have yet, of all visits and tabs. @returns {Promise<number>} */
  async waiting() {
    await Promise.allSettled(this.writing);
    return this.store.count();
  }

  /** The newest statements of this page that may still be unsent, for its last breath. */
  latest() {
    return [...this.mine.values()].map(({ by, statement }) => ({ by: by ?? this.single, statement }));
  }

  /** There is something to send: tells the tab that sends, which may be this one. */
  call() {
    this.ring();
    this.calls?.postMessage('new');
  }

  /** The network is back or the page is seen again: waits no longer. */
  wake() {
    for (const policy of [this.line, ...this.policies.values()]) policy.wake();
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
    const wait = this.line.wait(Date.now());
    if (wait > 0) return wait;
    const { next, pause } = await this.choose();
    if (!next) return pause;
    const { by, policy } = next;
    const half = policy.halves.shift();
    const rows = half ? await this.store.some(by, half) : await this.store.oldest(by, BATCH);
    if (rows.length === 0) return 0;
    const key = by ?? /** @type {By} */ (this.single);
    const answer = await this.send(key, rows.map((row) => row.statement));
    const effect = policy.answered(Date.now(), rows.map((row) => row.id), answer);
    this.line.answered(Date.now(), [], answer.status === 0 ? answer : { status: 200 });
    if (effect.effect === 'stored') {
      await this.store.forget(effect.ids);
      for (const id of effect.ids) this.mine.delete(id);
    }
    if (effect.effect === 'aside') {
      await this.store.setAside(effect.id, effect.status, effect.reason);
      console.warn(`the server refused statement ${effect.id} (${effect.status}): ${effect.reason}`);
    }
    if (effect.effect === 'key-refused' && by) await this.replace(by);
    return 0;
  }

  /** The key whose turn it is: of those that need not wait, one that failed least, then the one with the oldest statement. */
  async choose() {
    const senders = (await this.store.senders()).filter(({ by }) => by || this.single);
    const known = new Set(senders.map(({ by }) => by?.id ?? ''));
    for (const id of this.policies.keys()) if (!known.has(id)) this.policies.delete(id);
    const all = senders.map((sender) => ({ ...sender, policy: this.policy(sender.by?.id ?? '') }));
    const [now, failures] = [Date.now(), (/** @type {typeof all[0]} */ { policy }) => policy.failures];
    const ready = all.filter(({ policy }) => policy.wait(now) === 0);
    const [next] = ready.sort((one, other) => failures(one) - failures(other) || one.first - other.first);
    return { next, pause: Math.min(LOOK_AGAIN, ...all.map(({ policy }) => policy.wait(now)).filter((wait) => wait > 0)) };
  }

  /** @param {string} key its id */
  policy(key) {
    const policy = this.policies.get(key) ?? new Policy();
    this.policies.set(key, policy);
    return policy;
  }

  /** A key was refused: its statements get a new one if there is one. @param {By} from */
  async replace(from) {
    const to = await this.onKeyRefused(from);
    if (!to) return;
    for (const [id, row] of this.mine) if (row.by?.id === from.id) this.mine.set(id, { ...row, by: to });
    await this.store.move(from, to);
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
