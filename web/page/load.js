// @ts-check
// Fetching with true progress, retries and a reason when it fails for good.
// Does not: keep anything, or say anything to people.

/** @typedef {{bytes?: number, onBytes?: (come: number, total: number) => void, stall?: number,
 *   spare?: (url: string, copy: Response) => void}} Options
 * bytes: how many must come (unpacked), if known; onBytes: told how many have come of how many (0 for unknown), and
 * 0 when a new try begins; stall: give up a try when nothing comes for so many milliseconds; spare: is given a copy. */

const STALL = 30_000;
const WAITS = [500, 1500, 4000, 8000];

/** A download that failed. */
export class LoadError extends Error {
  /**
   * @param {string} url
   * @param {string} why for technicians
   * @param {number} [status] HTTP status, 0 for none
   */
  constructor(url, why, status = 0) {
    super(`${url}: ${why}`);
    this.name = 'LoadError';
    this.url = url;
    this.status = status;
  }

  /** Whether trying again makes sense: not after "there is no such file". */
  get passing() {
    return this.status < 400 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/**
 * Tries until it works: five times at most, waiting longer each time.
 * @template T
 * @param {() => Promise<T>} attempt
 * @param {{waits?: number[], onRetry?: (number: number) => void}} [options]
 * @returns {Promise<T>}
 */
export async function retry(attempt, { waits = WAITS, onRetry } = {}) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= waits.length || !(error instanceof LoadError) || !error.passing) throw error;
      onRetry?.(tries + 1);
      // Spread, so that a class does not knock all at once.
      await sleep(waits[tries] * (0.75 + Math.random() / 2));
    }
  }
}

/** @param {number} milliseconds */
export function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/**
 * One try: the response as it came, and a promise that fails if its body stalls or ends too early.
 * @param {string} url
 * @param {Options} [options]
 * @returns {Promise<{response: Response, whole: Promise<void>}>}
 */
export async function fetchCounted(url, { bytes, onBytes, stall = STALL, spare } = {}) {
  onBytes?.(0, bytes ?? 0);
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), stall);
  let response;
  try {
    response = await fetch(url, { signal: abort.signal });
  } catch (error) {
    clearTimeout(timer);
    throw new LoadError(url, String(error));
  }
  if (!response.ok || !response.body) {
    clearTimeout(timer);
    throw new LoadError(url, `HTTP ${response.status}`, response.status);
  }
  // The length of a compressed transfer is not the length of what comes out.
  const plain = !response.headers.get('content-encoding');
  const total = bytes ?? (plain ? Number(response.headers.get('content-length') ?? 0) : 0);
  spare?.(url, response.clone());
  let come = 0;
  const count = new WritableStream({
    write(chunk) {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), stall);
      come += chunk.byteLength;
      onBytes?.(come, total);
    },
  });
  const flow = /** @type {ReadableStream<Uint8Array>} */ (response.clone().body).pipeTo(count);
  const whole = flow.then(
    () => {
      if (bytes !== undefined && come !== bytes) throw new LoadError(url, `${come} bytes instead of ${bytes}`);
    },
    (error) => {
      throw new LoadError(url, String(error));
    },
  );
  // Whoever uses the body may fail first.
  whole.catch(() => {}).finally(() => clearTimeout(timer));
  return { response, whole };
}

/**
 * Uses a download, trying again whenever it or its use breaks off.
 * @template T
 * @param {string} url
 * @param {(response: Response) => Promise<T>} use
 * @param {Options & {waits?: number[], onRetry?: (number: number) => void}} [options]
 * @returns {Promise<T>}
 */
export function load(url, use, options = {}) {
  return retry(async () => {
    const { response, whole } = await fetchCounted(url, options);
    try {
      const made = await use(response);
      await whole;
      return made;
    } catch (error) {
      // What did not come whole may come whole the next time; a program that cannot be compiled stays so.
      await whole;
      if (error instanceof LoadError || error instanceof WebAssembly.CompileError) throw error;
      throw new LoadError(url, String(error));
    }
  }, options);
}

/**
 * @param {string} url
 * @param {Parameters<typeof load>[2]} [options]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function loadBytes(url, options) {
  return new Uint8Array(await load(url, (response) => response.arrayBuffer(), options));
}

/**
 * @param {string} url
 * @param {Parameters<typeof load>[2]} [options]
 * @returns {Promise<any>}
 */
export function loadJson(url, options) {
  return load(url, (response) => response.json(), options);
}

/** Adds up what several downloads have come to. */
export class Progress {
  /** @param {(come: number, total: number) => void} tell */
  constructor(tell) {
    this.tell = tell;
    /** @type {Map<string, {come: number, total: number}>} */
    this.parts = new Map();
  }

  /**
   * A download of known size; gives the function to count it with.
   * @param {string} name
   * @param {number} total bytes
   */
  part(name, total) {
    const part = { come: 0, total };
    this.parts.set(name, part);
    return (/** @type {number} */ come) => {
      part.come = Math.min(come, total);
      const parts = [...this.parts.values()];
      this.tell(parts.reduce((sum, { come }) => sum + come, 0), parts.reduce((sum, { total }) => sum + total, 0));
    };
  }
}
