// @ts-check
// The engine as the page sees it: commands go in, notices come out to whoever listens.
// Does not: know what any of them means.

/** @typedef {import('./port.d.ts').Command} Command */
/** @typedef {import('./port.d.ts').Notice} Notice */
/** @typedef {import('./port.d.ts').Player} Player */
/** @typedef {import('./port.d.ts').Session} Session */
/** @typedef {(notice: Notice) => void} Handler */

/** How long an answer may take: an engine that draws in software has slow frames. */
const ANSWER = 30_000;
const GONE = 'the engine has stopped';

export class Engine {
  /** @param {Player} player the started WebAssembly module */
  constructor(player) {
    this.player = player;
    /** @type {Set<Handler>} */
    this.handlers = new Set();
    /** Who waits for an answer, to be told when none can come any more. @type {Set<(why: Error) => void>} */
    this.hopes = new Set();
    this.running = true;
    const frame = () => {
      if (!this.running) return;
      this.pump();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  /** @param {Command} command */
  send(command) {
    if (!this.running) return;
    this.player.send(JSON.stringify(command));
    // Not at once: the sender may be inside of a handler.
    queueMicrotask(() => this.pump());
  }

  /**
   * @param {string} scene
   * @param {Uint8Array} bytes the pack
   * @param {Session} session
   * @param {string} [left] what was kept of an earlier visit
   */
  supply(scene, bytes, session, left) {
    if (this.running) this.player.supply(scene, bytes, JSON.stringify(session), left);
  }

  /**
   * @param {string} scene
   * @param {Uint8Array} bytes the picture of its card, PNG
   */
  picture(scene, bytes) {
    if (this.running) this.player.picture(scene, bytes);
  }

  /** @param {Uint8Array} bytes the rest of the interface's typeface */
  typeface(bytes) {
    if (this.running) this.player.typeface(bytes);
  }

  /**
   * @param {string} scene
   * @param {Uint8Array} bytes the open scene's pack, as its author has changed it
   */
  renew(scene, bytes) {
    if (this.running) this.player.renew(scene, bytes);
  }

  /** @param {Uint8Array} bytes a pack that somebody brought along */
  bring(bytes) {
    if (this.running) this.player.bring(bytes);
  }

  /**
   * @param {Handler} handler called for every notice
   * @returns {() => void} stops that
   */
  on(handler) {
    this.handlers.add(handler);
    return () => this.handlers.delete(handler);
  }

  /**
   * The first notice with this tag that passes.
   * @template {Notice['notice']} Tag
   * @param {Tag} tag
   * @param {(notice: import('./port.d.ts').NoticeOf<Tag>) => boolean} [wanted]
   * @param {number} [timeout] milliseconds
   * @returns {Promise<import('./port.d.ts').NoticeOf<Tag>>}
   */
  next(tag, wanted = () => true, timeout = ANSWER) {
    return new Promise((resolve, reject) => {
      if (!this.running) return reject(new Error(GONE));
      const end = () => {
        clearTimeout(timer);
        off();
        this.hopes.delete(fail);
      };
      const fail = (/** @type {Error} */ why) => {
        end();
        reject(why);
      };
      const timer = setTimeout(() => fail(new Error(`no notice ${tag} within ${timeout} ms`)), timeout);
      const off = this.on((notice) => {
        if (notice.notice !== tag) return;
        const found = /** @type {import('./port.d.ts').NoticeOf<Tag>} */ (notice);
        if (!wanted(found)) return;
        end();
        resolve(found);
      });
      this.hopes.add(fail);
    });
  }

  /**
   * Sends a question and waits for its answer.
   * @template {Notice['notice']} Tag
   * @param {Command} command
   * @param {Tag} tag
   */
  ask(command, tag) {
    const answer = this.next(tag);
    this.send(command);
    return answer;
  }

  /** Hands out the notices that have come. One that a handler fails on still reaches the others. */
  pump() {
    if (!this.running) return;
    for (const json of this.player.take()) this.tell(JSON.parse(json));
  }

  /** No more commands and frames; what the engine still had to say is handed out if it can be had. */
  stop() {
    if (!this.running) return;
    try {
      this.pump();
    } catch {
      // A broken engine may not even answer that.
    }
    this.running = false;
    for (const fail of [...this.hopes]) fail(new Error(GONE));
  }

  /** @param {Notice} notice */
  tell(notice) {
    for (const handler of [...this.handlers]) {
      try {
        handler(notice);
      } catch (error) {
        reportError(error);
      }
    }
  }
}
