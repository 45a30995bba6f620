// @ts-check
// The store of a browser that keeps nothing, as in some private windows: statements wait in memory and are sent as soon
// as can be. Better than no trace; the same shape as Store.

/** @typedef {import('./session.js').By} By */
/** @typedef {import('./store.js').Row} Row */
/** @typedef {import('./store.js').Sender} Sender */

export class MemoryStore {
  constructor() {
    /** @type {Map<string, Row>} */
    this.waiting = new Map();
    /** @type {unknown[]} */
    this.bad = [];
  }

  /** @param {Row} row */
  async put(row) {
    if (this.waiting.has(row.id)) return false;
    this.waiting.set(row.id, row);
    return true;
  }

  /** @returns {Promise<Sender[]>} */
  async senders() {
    /** @type {Map<string | undefined, Sender>} */
    const found = new Map();
    [...this.waiting.values()].forEach(({ by }, first) => {
      if (!found.has(by?.id)) found.set(by?.id, { by, first });
    });
    return [...found.values()];
  }

  /**
   * @param {By | null} by
   * @param {number} most
   */
  async oldest(by, most) {
    return [...this.waiting.values()].filter((row) => row.by?.id === by?.id).slice(0, most);
  }

  /**
   * @param {By | null} by
   * @param {string[]} ids
   */
  async some(by, ids) {
    return ids.flatMap((id) => this.waiting.get(id) ?? []).filter((row) => row.by?.id === by?.id);
  }

  async count() {
    return this.waiting.size;
  }

  /** @param {string[]} ids */
  async forget(ids) {
    for (const id of ids) this.waiting.delete(id);
  }

  /**
   * @param {By} by
   * @param {import('./store.js').Adopt} adopt
   */
  async adopt(by, adopt) {
    for (const row of this.waiting.values()) {
      const statement = row.by ? null : adopt(row);
      if (statement) this.waiting.set(row.id, { ...row, statement, by });
    }
  }

  /**
   * @param {By} from
   * @param {By} to
   */
  async move(from, to) {
    for (const row of this.waiting.values()) if (row.by?.id === from.id) this.waiting.set(row.id, { ...row, by: to });
  }

  /**
   * @param {string} id
   * @param {number} status
   * @param {string} reason
   */
  async setAside(id, status, reason) {
    this.bad.push({ id, statement: this.waiting.get(id)?.statement, status, reason });
    this.waiting.delete(id);
  }

  async aside() {
    return this.bad;
  }
}
