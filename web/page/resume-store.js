// @ts-check
// What is needed to go on with scenes that were left unfinished: the engine tells it every few seconds, this browser
// keeps it. Without a place to keep it a learner begins anew, and that is all.
// Does not: look into it.

import { answer, open, settled } from './idb.js';
import { OtherTabs } from './other-tabs.js';

const NAME = 'shujin-left';
const STORE = 'left';
/** Keys of owners who can not come again: nobody in particular, and pupils by the pseudonyms that earlier releases were told. */
const GONE = /^(v-[0-9a-f]+|[a-z2-7]{52}) /;

export class ResumeStore {
  /** @param {Promise<string>} owner who learns, where several share this browser; empty for whoever has it to themselves */
  constructor(owner) {
    this.owner = owner;
    /** @type {Promise<IDBDatabase | null>} */
    this.database = open(NAME, (database) => database.createObjectStore(STORE)).catch((error) => {
      console.info('left:', String(error));
      return null;
    });
    this.tabs = new OtherTabs();
    /** The scene that another tab keeps: what is done in this one is not kept. @type {string | null} */
    this.elsewhere = null;
    /** What is being written: a scene opened next must see it. @type {Promise<unknown>} */
    this.writing = this.tidy();
  }

  /** Removes what nobody can go on with any more. */
  tidy() {
    return this.write((store, prefix) => {
      store.getAllKeys().onsuccess = ({ target }) => {
        for (const key of /** @type {IDBRequest<IDBValidKey[]>} */ (target).result) {
          if (GONE.test(String(key)) && !(prefix && String(key).startsWith(prefix))) store.delete(key);
        }
      };
    });
  }

  /** @param {import('./engine.js').Engine} engine */
  follow(engine) {
    this.engine = engine;
    engine.on((notice) => {
      if (notice.notice === 'closed') this.tabs.release();
      if (notice.notice !== 'keep' || notice.scene === this.elsewhere) return;
      const { scene, recording } = notice;
      this.writing = this.write((store, prefix) => {
        if (recording === null) store.delete(prefix + scene);
        else store.put(recording, prefix + scene);
      });
    });
  }

  /**
   * What an earlier visit left of a scene that is being opened; nothing while another tab goes on with it.
   * @param {string} scene
   * @returns {Promise<string | undefined>}
   */
  async of(scene) {
    const alone = await this.tabs.claim((await this.prefix()) + scene);
    this.elsewhere = alone ? null : scene;
    this.engine?.send({ command: 'signs', elsewhere: !alone });
    if (!alone) return undefined;
    return this.read((store, prefix) => store.get(prefix + scene));
  }

  /** The scenes that were left unfinished. @returns {Promise<Set<unknown>>} */
  async scenes() {
    const prefix = await this.prefix();
    const keys = (await this.read((store) => store.getAllKeys())) ?? [];
    const own = keys.map(String).filter((key) => (prefix ? key.startsWith(prefix) : !key.includes(' ')));
    return new Set(own.map((key) => key.slice(prefix.length)));
  }

  /**
   * @template T
   * @param {(store: IDBObjectStore, prefix: string) => IDBRequest<T>} ask
   * @returns {Promise<T | undefined>} nothing where this browser keeps nothing
   */
  async read(ask) {
    await this.writing;
    try {
      const [database, prefix] = await Promise.all([this.database, this.prefix()]);
      return database ? await answer(ask(database.transaction(STORE).objectStore(STORE), prefix)) : undefined;
    } catch (error) {
      // A connection that the browser closed, or data that it cleared: the learner begins anew.
      console.info('left:', String(error));
      return undefined;
    }
  }

  /** What stands before the scene in a key: ids of scenes hold no space. */
  async prefix() {
    const owner = await this.owner;
    return owner && `${owner} `;
  }

  /** @param {(store: IDBObjectStore, prefix: string) => void} change */
  async write(change) {
    try {
      const [database, prefix] = await Promise.all([this.database, this.prefix()]);
      if (!database) return;
      // "strict": on the disk, so that it is there after a power cut.
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      change(transaction.objectStore(STORE), prefix);
      await settled(transaction);
    } catch (error) {
      console.info('left:', String(error));
    }
  }
}
