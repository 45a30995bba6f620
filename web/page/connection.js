// @ts-check
// Whether the server can be reached, as the page's own requests show; who learns is shown a sign while it cannot.
// Does not: ask the server for that alone.

/** @type {Set<(reached: boolean) => void>} */
const listeners = new Set();
let reached = true;

/**
 * Something was asked of the server.
 * @param {boolean} answered whether it answered, whatever it said
 */
export function noteAnswer(answered) {
  if (answered === reached) return;
  reached = answered;
  for (const listener of listeners) listener(reached);
}

// What the system says of its network comes sooner than an answer that does not come.
globalThis.addEventListener?.('offline', () => noteAnswer(false));
globalThis.addEventListener?.('online', () => noteAnswer(true));

/**
 * Has the engine show it, now and when it changes.
 * @param {import('./engine.js').Engine} engine
 */
export function showConnection(engine) {
  const tell = () => engine.send({ command: 'signs', offline: !reached });
  listeners.add(tell);
  if (!reached) tell();
}
