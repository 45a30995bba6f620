// @ts-check
// A pack that somebody brings along: dropped on the page, or pasted where nothing can be dragged.

/** No pack is larger; of one that is, one byte more is enough for the engine to say so. Bytes. */
const MOST = 64 * 1024 * 1024;

/** @param {import('./engine.js').Engine} engine */
export function openBrought(engine) {
  const carries = (/** @type {DataTransfer | null} */ data) => data?.types.includes('Files') ?? false;
  window.addEventListener('dragover', (event) => {
    if (!carries(event.dataTransfer)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  const bring = (/** @type {Event} */ event, /** @type {DataTransfer | null} */ data) => {
    const file = data?.files[0];
    if (!file || !carries(data)) return;
    // Or the browser shows the file itself, and the page is gone.
    event.preventDefault();
    void file
      .slice(0, MOST + 1)
      .arrayBuffer()
      // A folder that was dropped cannot be read so: the engine says that it is no pack.
      .catch(() => new ArrayBuffer(0))
      .then((bytes) => engine.bring(new Uint8Array(bytes)));
  };
  window.addEventListener('drop', (event) => bring(event, event.dataTransfer));
  // A picture in the clipboard is no slip of who wants to open a pack.
  window.addEventListener('paste', (event) => {
    if (event.clipboardData?.files[0]?.name.endsWith('.shujin')) bring(event, event.clipboardData);
  });
}
