// @ts-check
// A recording as a file: what `shujin-player --headless --replay FILE` plays again.

/**
 * Has the browser save what was recorded so far.
 * @param {import('./engine.js').Engine} engine
 */
export async function saveRecording(engine) {
  const { recording } = await engine.ask({ command: 'recording' }, 'recording');
  const scene = /** @type {{scene?: string}} */ (recording).scene ?? 'scene';
  const url = URL.createObjectURL(new Blob([JSON.stringify(recording)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${scene.replaceAll('/', '-')}.recording.json`;
  link.click();
  // The browser reads the file soon after the click, but not within it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
