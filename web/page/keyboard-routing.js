// @ts-check
// Whose a key is: the page's own focus order keeps Tab, buttons keep Enter and Space, sliders their arrows; every other
// key goes to the engine wherever the focus is. Without this the engine's canvas would be a trap for keyboards.

/** Keys with which a browser works a control, by element. */
const BUTTON = ['Enter', 'Space'];
const SLIDER = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];

/** @param {HTMLElement} canvas */
export function shareKeys(canvas) {
  for (const type of /** @type {const} */ (['keydown', 'keyup'])) {
    window.addEventListener(type, (event) => share(canvas, event), { capture: true });
  }
  // Keys held while the window loses the focus would stay down for ever: the engine never hears them come up.
  window.addEventListener('blur', () => canvas.dispatchEvent(new FocusEvent('blur')));
}

/**
 * @param {HTMLElement} canvas
 * @param {KeyboardEvent} event
 */
function share(canvas, event) {
  if (!event.isTrusted) return;
  const onCanvas = event.target === canvas;
  if (pages(event)) {
    // The engine would swallow it.
    if (onCanvas) event.stopImmediatePropagation();
  } else if (!onCanvas) {
    canvas.dispatchEvent(new KeyboardEvent(event.type, event));
  }
}

/**
 * Whether the page or the browser wants this key itself.
 * @param {KeyboardEvent} event
 */
function pages(event) {
  // Composing Chinese, shortcuts, help, reload, full screen, tools.
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.code)) return true;
  if (event.code === 'Tab') return true;
  const target = event.target;
  if (target instanceof HTMLButtonElement) return BUTTON.includes(event.code);
  if (target instanceof HTMLInputElement) return target.type !== 'range' || SLIDER.includes(event.code);
  return target instanceof HTMLElement && target.closest('textarea, [role=alertdialog]') !== null;
}
