// @ts-check
// When to send which statements, and what an answer means: the policy of engine/trace/src/outbox.rs, rule for rule.
// Does not: know a store, a clock or a network.

/** Most statements in one batch. */
export const BATCH = 50;
/** Waits in milliseconds: the first, the longest of our own, the longest that a server may ask for. */
export const FIRST_WAIT = 1000;
export const LONGEST_WAIT = 300_000;
export const LONGEST_RETRY_AFTER = 3_600_000;

/**
 * @typedef {{status: number, retryAfter?: number, reason?: string}} Answer status 0: no network, no answer; retryAfter
 * in milliseconds
 * @typedef {{effect: 'stored', ids: string[]} | {effect: 'aside', id: string, status: number, reason: string}
 *   | {effect: 'key-refused'} | {effect: 'later'} | {effect: 'halved'}} Effect
 */

export class Policy {
  /** @param {() => number} [random] a number in 0–1, to spread the waits of many clients */
  constructor(random = Math.random) {
    this.random = random;
    /** Parts of a refused batch, to be sent before anything else. @type {string[][]} */
    this.halves = [];
    this.failures = 0;
    this.notBefore = 0;
  }

  /**
   * How long to wait before the next batch, milliseconds.
   * @param {number} now
   */
  wait(now) {
    return Math.max(0, this.notBefore - now);
  }

  /** Waits no longer: the network is back, or there is a new key. */
  wake() {
    this.notBefore = 0;
  }

  /**
   * What the answer to a batch means.
   * @param {number} now milliseconds from any fixed moment
   * @param {string[]} batch ids
   * @param {Answer} answer
   * @returns {Effect}
   */
  answered(now, batch, { status, retryAfter = 0, reason = '' }) {
    if (status === 200 || status === 204) {
      this.failures = 0;
      return { effect: 'stored', ids: batch };
    }
    if (status === 400 || status === 409 || status === 413) return this.refused(batch, status, reason);
    this.halves.unshift(batch);
    if (status === 401 || status === 403) {
      this.notBefore = now + LONGEST_WAIT;
      return { effect: 'key-refused' };
    }
    const doubled = Math.min(FIRST_WAIT * 2 ** Math.min(this.failures, 16), LONGEST_WAIT);
    this.failures += 1;
    const wait = doubled * (0.5 + 0.5 * this.random());
    this.notBefore = now + Math.max(wait, Math.min(retryAfter, LONGEST_RETRY_AFTER));
    return { effect: 'later' };
  }

  /**
   * A bad statement can never become good, so it must not block the others: halving finds it.
   * @param {string[]} batch
   * @param {number} status
   * @param {string} reason
   * @returns {Effect}
   */
  refused(batch, status, reason) {
    if (batch.length === 1) return { effect: 'aside', id: batch[0], status, reason };
    const middle = Math.ceil(batch.length / 2);
    this.halves.unshift(batch.slice(0, middle), batch.slice(middle));
    return { effect: 'halved' };
  }
}
