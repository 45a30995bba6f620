// @ts-check
// Where statements wait in this browser: IndexedDB, which survives a reload, a crash and a day without network.
// Does not: send.

import { answer, open, settled } from '../idb.js';

/** @typedef {import('../port.d.ts').Statement} Statement */
/** @typedef {{id: string, statement: Statement}} Row */

const NAME = 'shujin';
const WAITING = 'waiting';
const ASIDE = 'aside';

/**
 * @param {string} [of] a launch by a platform, whose statements are nobody else's
 * @returns {Promise<Store>}
 */
export async function openStore(of = '') {
  const database = await open(of ? `${NAME}-${of}` : NAME, (database) => {
    // The key counts up, so that reading in key order is reading in the order of making.
    const waiting = database.createObjectStore(WAITING, { autoIncrement: true });
    waiting.createIndex('id', 'id', { unique: true });
    database.createObjectStore(ASIDE, { keyPath: 'id' });
  });
  return new Store(database);
}

export class Store {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
  }

  /**
   * Keeps a statement. One that is kept already is not kept twice.
   * @param {Statement} statement
   * @returns {Promise<boolean>} whether it is new
   */
  put(statement) {
    // "strict": on the disk, not only on its way there, when the promise resolves.
    const transaction = this.database.transaction(WAITING, 'readwrite', { durability: 'strict' });
    const request = transaction.objectStore(WAITING).add({ id: statement.id, statement });
    let isNew = true;
    request.onerror = (event) => {
      if (request.error?.name !== 'ConstraintError') return;
      isNew = false;
      event.preventDefault();
      event.stopPropagation();
    };
    // Committed without waiting for an answer: even a page killed in the next moment has handed it over.
    transaction.commit();
    return settled(transaction).then(
      () => isNew,
      (error) => {
        if (!isNew) return false;
        throw error;
      },
    );
  }

  /**
   * The oldest statements.
   * @param {number} most how many at most
   * @returns {Promise<Row[]>}
   */
  oldest(most) {
    return answer(this.database.transaction(WAITING).objectStore(WAITING).getAll(null, most));
  }

  /**
   * Those of these statements that still wait, in the order asked for.
   * @param {string[]} ids
   * @returns {Promise<Row[]>}
   */
  async some(ids) {
    const index = this.database.transaction(WAITING).objectStore(WAITING).index('id');
    const rows = await Promise.all(ids.map((id) => answer(index.get(id))));
    return rows.filter((row) => row !== undefined);
  }

  /** How many statements wait. @returns {Promise<number>} */
  count() {
    return answer(this.database.transaction(WAITING).objectStore(WAITING).count());
  }

  /**
   * Forgets statements: only after the server has stored them.
   * @param {string[]} ids
   */
  async forget(ids) {
    const transaction = this.database.transaction(WAITING, 'readwrite');
    await remove(transaction.objectStore(WAITING), ids);
    await settled(transaction);
  }

  /**
   * Puts a statement aside that the server calls bad: it is kept, but never sent again by itself.
   * @param {string} id
   * @param {number} status
   * @param {string} reason
   */
  async setAside(id, status, reason) {
    const transaction = this.database.transaction([WAITING, ASIDE], 'readwrite', { durability: 'strict' });
    const waiting = transaction.objectStore(WAITING);
    const row = await answer(waiting.index('id').get(id));
    if (row) transaction.objectStore(ASIDE).put({ ...row, status, reason });
    await remove(waiting, [id]);
    await settled(transaction);
  }

  /** Everything put aside, for a teacher or a developer to look at. @returns {Promise<unknown[]>} */
  aside() {
    return answer(this.database.transaction(ASIDE).objectStore(ASIDE).getAll());
  }
}

/**
 * @param {IDBObjectStore} waiting
 * @param {string[]} ids
 */
async function remove(waiting, ids) {
  for (const id of ids) {
    const key = await answer(waiting.index('id').getKey(id));
    if (key !== undefined) waiting.delete(key);
  }
}
