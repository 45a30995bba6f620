// @ts-check
// Files that are asked for before the engine is there to want them. Each is given out once, so that its bytes are not held for as long as the page lives,
// and a later opening gets what there is then.

export class Ahead {
  /** What was asked for, by its address or its scene. @type {Map<string, Promise<Uint8Array<ArrayBuffer> | null>>} */
  #asked = new Map();

  /**
   * Keeps a request. One that fails counts as not made: whoever needs the file asks for it again, and says why it fails.
   * @param {string} name
   * @param {Promise<Uint8Array<ArrayBuffer> | null>} bytes
   */
  ask(name, bytes) {
    const kept = bytes.catch((error) => {
      console.info('ahead:', String(error));
      return null;
    });
    this.#asked.set(name, kept);
  }

  /**
   * What came of a request, once; null where none was made, or it failed.
   * @param {string} name
   * @returns {Promise<Uint8Array<ArrayBuffer> | null>}
   */
  async take(name) {
    const bytes = this.#asked.get(name) ?? null;
    this.#asked.delete(name);
    return bytes;
  }
}
