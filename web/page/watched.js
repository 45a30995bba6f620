// @ts-check
// Where a server watches its scenes for whoever makes them (`shujin serve --watch`): the open scene is asked for every moment; one that
// was saved anew is shown in place, and one that cannot be shown says what is wrong. At home the cards follow.

import { loadBytes, loadJson } from './load.js';

/** Between two questions, milliseconds. */
const EVERY = 1000;

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('./scenes.js').Shelf} shelf
 */
export function watchScene(engine, shelf) {
  /** The open scene, and the version of it that was told to the engine. @type {{scene: string, version?: string} | null} */
  let open = null;
  const isWatched = () => shelf.cards.some(({ watched }) => watched);
  const look = async () => {
    try {
      if (open) await lookAt(open);
      else if (isWatched()) await shelf.ask([]);
    } catch (error) {
      // A server that is started again is asked again.
      console.info('watched:', String(error));
    }
    setTimeout(look, EVERY);
  };
  const lookAt = async (/** @type {{scene: string, version?: string}} */ asked) => {
    const now = await loadJson(`scenes/${asked.scene}.json`, { waits: [] });
    const isNew = asked.version !== undefined && asked.version !== now.version;
    if (isNew && Object.keys(now.fault).length > 0) {
      engine.send({ command: 'fault', scene: asked.scene, text: now.fault });
    } else if (isNew) {
      const bytes = await loadBytes(now.pack, { waits: [] });
      if (open === asked) engine.renew(asked.scene, bytes);
    }
    asked.version = now.version;
  };
  engine.on((notice) => {
    if (notice.notice === 'closed') open = null;
    if (notice.notice !== 'need') return;
    const card = shelf.cards.find(({ id }) => id === notice.scene);
    open = card?.watched ? { scene: notice.scene } : null;
    // Now, so that no change is missed that comes after the pack.
    if (open) lookAt(open).catch((error) => console.info('watched:', String(error)));
  });
  void shelf.ready.then(look, look);
}
