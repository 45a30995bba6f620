// @ts-check
// Where statements wait in this browser: IndexedDB, which survives a reload, a crash and a day without network. The key that
// a statement is sent with waits beside it, and goes with the last statement of its own: it is a pupil's, and the tablet is not.
// Does not: send.

import { answer, open, settled } from '../idb.js';

/** @typedef {import('../port.d.ts').Statement} Statement */
/** @typedef {import('./session.js').By} By */
/** @typedef {{id: string, statement: Statement, by: By | null, visit: string}} Row by: what it is sent with, null while nobody
 * knows; visit: the page load that it was made in, empty for what an older release left */
/** @typedef {{by: By | null, first: number}} Sender a key that statements wait for, null for those that have none; first: where
 * the oldest of them stands in the order of making */
/** @typedef {(row: {statement: Statement, visit: string}) => Statement | null} Adopt the statement under a new name, null: not it */

const NAME = 'shujin';
const WAITING = 'waiting';
const ASIDE = 'aside';
const KEYS = 'keys';
/** Stands for no key: an index holds no null. */
const NONE = '';

/**
 * @param {string} [of] a launch by a platform, whose statements are nobody else's
 * @returns {Promise<Store>}
 */
export async function openStore(of = '') {
  return new Store(await open(of ? `${NAME}-${of}` : NAME, make, 2));
}

/**
 * @param {IDBDatabase} database
 * @param {IDBTransaction} upgrade
 * @param {number} from
 */
function make(database, upgrade, from) {
  if (from < 1) {
    // The key counts up, so that reading in key order is reading in the order of making.
    const waiting = database.createObjectStore(WAITING, { autoIncrement: true });
    waiting.createIndex('id', 'id', { unique: true });
    database.createObjectStore(ASIDE, { keyPath: 'id' });
  }
  database.createObjectStore(KEYS, { keyPath: 'id' });
  const waiting = upgrade.objectStore(WAITING);
  waiting.createIndex('key', 'key');
  // Version 1 did not say whose they were.
  each(waiting.openCursor(), (cursor) => cursor.update({ ...cursor.value, key: NONE, visit: '' }));
}

export class Store {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
  }

  /**
   * Keeps a statement. One that is kept already is not kept twice.
   * @param {Row} row
   * @returns {Promise<boolean>} whether it is new
   */
  put({ id, statement, by, visit }) {
    // "strict": on the disk, not only on its way there, when the promise resolves.
    const transaction = this.database.transaction([WAITING, KEYS], 'readwrite', { durability: 'strict' });
    if (by) transaction.objectStore(KEYS).put(by);
    const request = transaction.objectStore(WAITING).add({ id, statement, key: by?.id ?? NONE, visit });
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

  /** The keys that statements wait for. @returns {Promise<Sender[]>} */
  async senders() {
    const transaction = this.database.transaction([WAITING, KEYS]);
    const index = transaction.objectStore(WAITING).index('key');
    /** @type {(By | null)[]} */
    const keys = [null, ...(await answer(transaction.objectStore(KEYS).getAll()))];
    const firsts = await Promise.all(keys.map((by) => answer(index.getKey(by?.id ?? NONE))));
    return keys.flatMap((by, at) => (firsts[at] === undefined ? [] : [{ by, first: Number(firsts[at]) }]));
  }

  /**
   * The oldest statements of a key.
   * @param {By | null} by
   * @param {number} most how many at most
   * @returns {Promise<{id: string, statement: Statement}[]>}
   */
  oldest(by, most) {
    // Those of one key stand in an index in the order of making.
    return answer(this.database.transaction(WAITING).objectStore(WAITING).index('key').getAll(by?.id ?? NONE, most));
  }

  /**
   * Those of these statements that still wait for this key, in the order asked for.
   * @param {By | null} by
   * @param {string[]} ids
   * @returns {Promise<{id: string, statement: Statement}[]>}
   */
  async some(by, ids) {
    const index = this.database.transaction(WAITING).objectStore(WAITING).index('id');
    const rows = await Promise.all(ids.map((id) => answer(index.get(id))));
    return rows.filter((row) => row?.key === (by?.id ?? NONE));
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
    const transaction = this.database.transaction([WAITING, KEYS], 'readwrite');
    await remove(transaction.objectStore(WAITING), ids);
    prune(transaction);
    await settled(transaction);
  }

  /**
   * Gives statements that have no key one: for good, with all that it changes in them.
   * @param {By} by
   * @param {Adopt} adopt
   */
  async adopt(by, adopt) {
    const transaction = this.database.transaction([WAITING, KEYS], 'readwrite', { durability: 'strict' });
    each(transaction.objectStore(WAITING).index('key').openCursor(NONE), (cursor) => {
      const statement = adopt(cursor.value);
      if (!statement) return;
      cursor.update({ ...cursor.value, statement, key: by.id });
      transaction.objectStore(KEYS).put(by);
    });
    await settled(transaction);
  }

  /**
   * Puts a new key in the place of an old one of the same learner.
   * @param {By} from
   * @param {By} to
   */
  async move(from, to) {
    const transaction = this.database.transaction([WAITING, KEYS], 'readwrite', { durability: 'strict' });
    each(transaction.objectStore(WAITING).index('key').openCursor(from.id), (cursor) => {
      cursor.update({ ...cursor.value, key: to.id });
      transaction.objectStore(KEYS).put(to);
    });
    transaction.objectStore(KEYS).delete(from.id);
    await settled(transaction);
  }

  /**
   * Puts a statement aside that the server calls bad: it is kept, but never sent again by itself, and needs no key.
   * @param {string} id
   * @param {number} status
   * @param {string} reason
   */
  async setAside(id, status, reason) {
    const transaction = this.database.transaction([WAITING, ASIDE, KEYS], 'readwrite', { durability: 'strict' });
    const waiting = transaction.objectStore(WAITING);
    const row = await answer(waiting.index('id').get(id));
    if (row) transaction.objectStore(ASIDE).put({ id, statement: row.statement, status, reason });
    await remove(waiting, [id]);
    prune(transaction);
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

/** Forgets the keys that no statement waits for. @param {IDBTransaction} transaction */
function prune(transaction) {
  const index = transaction.objectStore(WAITING).index('key');
  each(transaction.objectStore(KEYS).openCursor(), (cursor) => {
    const id = cursor.primaryKey;
    const found = index.getKey(id);
    found.onsuccess = () => {
      if (found.result === undefined) transaction.objectStore(KEYS).delete(id);
    };
  });
}

/**
 * Goes through rows within their transaction.
 * @param {IDBRequest<IDBCursorWithValue | null>} request
 * @param {(cursor: IDBCursorWithValue) => void} visit
 */
function each(request, visit) {
  request.onsuccess = () => {
    const cursor = request.result;
    if (!cursor) return;
    visit(cursor);
    cursor.continue();
  };
}
