// @ts-check
// The store of a browser that keeps nothing, as in some private windows: statements wait in memory and are sent as soon
// as can be. Better than no trace; the same shape as Store.

/** @typedef {import('../port.d.ts').Statement} Statement */

export class MemoryStore {
  constructor() {
    /** @type {Map<string, Statement>} */
    this.waiting = new Map();
    /** @type {unknown[]} */
    this.bad = [];
  }

  /** @param {Statement} statement */
  async put(statement) {
    const isNew = !this.waiting.has(statement.id);
    this.waiting.set(statement.id, statement);
    return isNew;
  }

  /** @param {number} most */
  async oldest(most) {
    return [...this.waiting].slice(0, most).map(([id, statement]) => ({ id, statement }));
  }

  /** @param {string[]} ids */
  async some(ids) {
    return ids.flatMap((id) => {
      const statement = this.waiting.get(id);
      return statement ? [{ id, statement }] : [];
    });
  }

  async count() {
    return this.waiting.size;
  }

  /** @param {string[]} ids */
  async forget(ids) {
    for (const id of ids) this.waiting.delete(id);
  }

  /**
   * @param {string} id
   * @param {number} status
   * @param {string} reason
   */
  async setAside(id, status, reason) {
    this.bad.push({ id, statement: this.waiting.get(id), status, reason });
    this.waiting.delete(id);
  }

  async aside() {
    return this.bad;
  }
}
