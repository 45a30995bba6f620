// @ts-check
// The device as the page finds it: pixels, comfort, vibration, whether it can draw at all.

/** Pixels per CSS pixel that are worth drawing: more is not seen, but costs with the square. */
const DENSEST = 2;

/** Whether the browser can draw what the engine draws. */
export function canDraw() {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/**
 * Lets the engine see at most two pixels per CSS pixel. To be called before it starts.
 *
 * The windowing library (winit) takes the density from three places, which must agree: the number itself, a media query
 * for exactly that number, and the canvas' size in device pixels where the browser tells that.
 */
export function capDensity() {
  if (window.devicePixelRatio <= DENSEST) return;
  const real = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
  const density = () => Math.min(real?.get?.call(window) ?? 1, DENSEST);
  Object.defineProperty(window, 'devicePixelRatio', { configurable: true, get: density });
  const matchMedia = window.matchMedia.bind(window);
  const exactly = `(resolution: ${DENSEST}dppx)`;
  window.matchMedia = (query) => matchMedia(query.startsWith(exactly) ? `(min-resolution: ${DENSEST}dppx)` : query);
  Reflect.deleteProperty(ResizeObserverEntry.prototype, 'devicePixelContentBoxSize');
}

/**
 * Tells the engine what the device asks for, now and when it changes.
 * @param {import('./engine.js').Engine} engine
 * @param {number} boardInches diagonal of the board, 0 for none
 */
export function tellComfort(engine, boardInches) {
  const asked = (/** @type {string} */ query) => window.matchMedia(query);
  const still = asked('(prefers-reduced-motion: reduce)');
  const strong = [asked('(prefers-contrast: more)'), asked('(forced-colors: active)')];
  // Colours are forced by whoever chose a palette of the system's: which of the two it is, its ground says.
  const dark = asked('(prefers-color-scheme: dark)');
  const contrast = () => {
    if (!strong.some(({ matches }) => matches)) return 'usual';
    return dark.matches ? 'dark' : 'light';
  };
  const tell = () => {
    const vibrates = 'vibrate' in navigator;
    engine.send({ command: 'comfort', reduce_motion: still.matches, contrast: contrast(), board_inches: boardInches, vibrates });
  };
  for (const query of [still, ...strong, dark]) query.addEventListener('change', tell);
  tell();
}

/** Vibrates when the engine says so, where the device can. @param {import('./engine.js').Engine} engine */
export function feel(engine) {
  engine.on((notice) => {
    // Before the first touch browsers refuse, and say so in the console.
    if (notice.notice === 'vibrate' && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(notice.pattern);
  });
}
