// @ts-check
// The device as the page finds it: pixels, comfort, vibration, whether it can draw at all.

/** Pixels per CSS pixel that are worth drawing: more is not seen, but costs with the square. */
const DENSEST = 2;

/** Pixels of the screen to one of the page, before {@link capDensity} hides some of them. */
let realDensity = () => window.devicePixelRatio;

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
  if (window.devicePixelRatio > DENSEST) {
    const real = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
    realDensity = () => real?.get?.call(window) ?? 1;
    const density = () => Math.min(realDensity(), DENSEST);
    Object.defineProperty(window, 'devicePixelRatio', { configurable: true, get: density });
    const matchMedia = window.matchMedia.bind(window);
    const exactly = `(resolution: ${DENSEST}dppx)`;
    window.matchMedia = (query) => matchMedia(query.startsWith(exactly) ? `(min-resolution: ${DENSEST}dppx)` : query);
  }
  agreeOnSizes();
}

/**
 * Sizes in device pixels are told as they are, to the pixel, where they agree with the density, and reckoned with it where they don't: on a
 * screen whose density is capped, and where Chromium only plays a denser one (its tools for telephones), whose boxes it counts in CSS pixels.
 * The density is the one that the engine sees: one that is passed by zoom or by a move to another screen is not capped.
 */
function agreeOnSizes() {
  const told = Object.getOwnPropertyDescriptor(ResizeObserverEntry.prototype, 'devicePixelContentBoxSize');
  if (!told?.get) return;
  const own = told.get;
  /** @this {ResizeObserverEntry} */
  function get() {
    const [real] = own.call(this);
    const [{ inlineSize, blockSize }] = this.contentBoxSize;
    const density = window.devicePixelRatio;
    const reckoned = { inlineSize: Math.round(inlineSize * density), blockSize: Math.round(blockSize * density) };
    const agrees = Math.abs(real.inlineSize - reckoned.inlineSize) <= 1 && Math.abs(real.blockSize - reckoned.blockSize) <= 1;
    return [agrees ? real : reckoned];
  }
  Object.defineProperty(ResizeObserverEntry.prototype, 'devicePixelContentBoxSize', { ...told, get });
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

/** What browsers enlarge a page by; and by how much a window may be wider than its page, which has no frame. */
const ZOOMS = [1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];
const FRAME = 0.06;

/**
 * How many times the reader has enlarged the page, as far as it can be told: by Chromium and Safari, whose windows keep their size while their
 * pages have fewer pixels. A panel of the browser's beside the page makes the same difference, but no such density. Firefox counts its window in
 * enlarged pixels, too: there it is 1, and only what is small grows.
 * @param {{outer: number, inner: number, density: number}} window width of the window and of the page, pixels of the screen to one of the page
 */
export function zoomOf({ outer, inner, density }) {
  const ratio = outer / inner;
  if (!(ratio > 1 + FRAME)) return 1;
  const near = ZOOMS.filter((zoom) => Math.abs(zoom - ratio) / zoom < FRAME && isDensity(density / zoom));
  return near.sort((a, b) => Math.abs(a - ratio) - Math.abs(b - ratio))[0] ?? 1;
}

/** Whether a screen has so many pixels to one of a page that nobody has enlarged. @param {number} density */
function isDensity(density) {
  return density > 0.99 && Math.abs(density * 4 - Math.round(density * 4)) < 0.02;
}

/** Tells the engine how many times the reader has enlarged the page, now and when it changes. @param {import('./engine.js').Engine} engine */
export function tellZoom(engine) {
  let told = 1;
  const tell = () => {
    const factor = zoomOf({ outer: window.outerWidth, inner: window.innerWidth, density: realDensity() });
    if (factor !== told) engine.send({ command: 'zoom', factor });
    told = factor;
  };
  window.addEventListener('resize', tell);
  tell();
}

/** Vibrates when the engine says so, where the device can. @param {import('./engine.js').Engine} engine */
export function feel(engine) {
  engine.on((notice) => {
    // Before the first touch browsers refuse, and say so in the console.
    if (notice.notice === 'vibrate' && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(notice.pattern);
  });
}
