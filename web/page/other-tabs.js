// @ts-check
// Which scenes other tabs of this browser have open: two that kept the same scene would overwrite what the other left.
// Does not: keep a second tab from opening it.

/** Tabs answer at once; one that the browser has frozen does not, and keeps nothing meanwhile. Milliseconds. */
const ANSWER = 200;

/** The scenes that this tab has open, and those that others say they have. */
export class OtherTabs {
  constructor() {
    /** What this tab has open. @type {string | null} */
    this.own = null;
    /** Who waits to hear whether this is open elsewhere: by key. @type {Map<string, () => void>} */
    this.asking = new Map();
    this.channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('shujin-open') : undefined;
    if (this.channel) this.channel.onmessage = ({ data }) => this.hear(data);
  }

  /** @param {{asks?: string, has?: string}} message asks: whether somebody has this open; has: says so */
  hear({ asks, has }) {
    if (asks !== undefined && asks === this.own) this.channel?.postMessage({ has: asks });
    if (has !== undefined) this.asking.get(has)?.();
  }

  /**
   * Claims a scene for this tab.
   * @param {string} key the scene, and whose it is
   * @returns {Promise<boolean>} whether no other tab has it; what another has is not claimed
   */
  async claim(key) {
    this.own = null;
    if (!this.channel) return true;
    const answered = new Promise((done) => this.asking.set(key, () => done(false)));
    this.channel.postMessage({ asks: key });
    const free = await Promise.race([answered, new Promise((done) => setTimeout(() => done(true), ANSWER))]);
    this.asking.delete(key);
    if (free) this.own = key;
    return free;
  }

  /** The scene was closed. */
  release() {
    this.own = null;
  }
}
