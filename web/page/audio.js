// @ts-check
// Browsers keep sound off until the first touch or key. The engine makes its sound output earlier than that, so the page
// remembers every output and switches it on with the first gesture.

/** @type {Set<AudioContext>} */
const outputs = new Set();

/** To be called before the engine starts. */
export function unlockSound() {
  const Plain = globalThis.AudioContext;
  if (!Plain) return;
  globalThis.AudioContext = class extends Plain {
    /** @param {AudioContextOptions} [options] */
    constructor(options) {
      super(options);
      outputs.add(this);
    }
  };
  // A finger counts as a gesture when it comes up, a mouse and a key when they go down.
  for (const gesture of ['pointerdown', 'pointerup', 'touchend', 'keydown']) {
    window.addEventListener(gesture, resume, { capture: true, passive: true });
  }
}

function resume() {
  for (const output of outputs) {
    if (output.state === 'closed') outputs.delete(output);
    else if (output.state !== 'running') output.resume().catch(() => {});
  }
}
