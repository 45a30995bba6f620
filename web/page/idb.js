// @ts-check
// IndexedDB as promises: what the outbox and the unfinished scenes both need of it.

/**
 * A database of version 1.
 * @param {string} name
 * @param {(database: IDBDatabase) => void} make makes its stores when it is new
 * @returns {Promise<IDBDatabase>}
 */
export async function open(name, make) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => make(request.result);
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
