// @ts-check
// A recording as a file, which `shujin-player --headless --replay FILE` plays again; and one of a pupil's, shown to the teacher.

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

/**
 * Shows a recording in the scene that is being opened.
 * @param {import('./engine.js').Engine} engine
 * @param {string} path where it lies on this server
 */
export async function showRecording(engine, path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  const recording = await response.json();
  await engine.next('progress', (notice) => notice.fraction === 1, 600_000);
  engine.send({ command: 'replay', recording, fast: false });
}
