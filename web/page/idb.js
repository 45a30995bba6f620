// @ts-check
// IndexedDB as promises: what the outbox and the unfinished scenes both need of it.

/**
 * A database, made or brought up to a version.
 * @param {string} name
 * @param {(database: IDBDatabase, upgrade: IDBTransaction, from: number) => void} make makes what the version it comes from
 * lacks; that is 0 when it is new
 * @param {number} [version]
 * @returns {Promise<IDBDatabase>}
 */
export async function open(name, make, version = 1) {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = ({ oldVersion }) => {
    if (request.transaction) make(request.result, request.transaction, oldVersion);
  };
  const database = await answer(request);
  // A later version of the page in another tab must not wait for this one.
  database.onversionchange = () => database.close();
  return database;
}

/**
 * What a request gives.
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * The end of a transaction; with durability "strict" its data is then on the disk.
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
export function settled(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the store gave up'));
    transaction.onerror = () => reject(transaction.error ?? new Error('the store failed'));
  });
}
