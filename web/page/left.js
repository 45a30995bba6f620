// @ts-check
// What is needed to go on with scenes that were left unfinished: the engine tells it every few seconds, this browser
// keeps it. Without a place to keep it a learner begins anew, and that is all.
// Does not: look into it.

import { answer, open, settled } from './idb.js';

const NAME = 'shujin-left';
const STORE = 'left';

export class Left {
  constructor() {
    /** @type {Promise<IDBDatabase | null>} */
    this.database = open(NAME, (database) => database.createObjectStore(STORE)).catch((error) => {
      console.info('left:', String(error));
      return null;
    });
    /** What is being written: a scene opened next must see it. @type {Promise<unknown>} */
    this.writing = Promise.resolve();
  }

  /** @param {import('./engine.js').Engine} engine */
  follow(engine) {
    engine.on((notice) => {
      if (notice.notice !== 'keep') return;
      const { scene, recording } = notice;
      this.writing = this.write((store) => {
        if (recording === null) store.delete(scene);
        else store.put(recording, scene);
      });
    });
  }

  /**
   * What an earlier visit left of a scene.
   * @param {string} scene
   * @returns {Promise<string | undefined>}
   */
  async of(scene) {
    return this.read((store) => store.get(scene));
  }

  /** The scenes that were left unfinished. @returns {Promise<Set<unknown>>} */
  async scenes() {
    return new Set((await this.read((store) => store.getAllKeys())) ?? []);
  }

  /**
   * @template T
   * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
   * @returns {Promise<T | undefined>} nothing where this browser keeps nothing
   */
  async read(ask) {
    await this.writing;
    try {
      const database = await this.database;
      return database ? await answer(ask(database.transaction(STORE).objectStore(STORE))) : undefined;
    } catch (error) {
      // A connection that the browser closed, or data that it cleared: the learner begins anew.
      console.info('left:', String(error));
      return undefined;
    }
  }

  /** @param {(store: IDBObjectStore) => void} change */
  async write(change) {
    try {
      const database = await this.database;
      if (!database) return;
      // "strict": on the disk, so that it is there after a power cut.
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      change(transaction.objectStore(STORE));
      await settled(transaction);
    } catch (error) {
      console.info('left:', String(error));
    }
  }
}
