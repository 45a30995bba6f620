// @ts-check
// Where a server watches its scenes for whoever makes them (`shujin serve --watch`): the open scene is asked for every moment; one that
// was saved anew is shown in place, and one that cannot be shown says what is wrong. At home the cards follow.

import { readAddress } from './address.js';
import { LoadError, loadBytes, loadJson } from './load.js';
import { everywhere } from './messages.js';

/** Between two questions, milliseconds. */
const EVERY = 1000;

/** In place of the version of a scene that the server has no more: whatever comes back is new. */
const GONE = 'gone';

/** @typedef {{scene: string, version?: string, broken?: boolean}} Open the open scene, and the version of it that was told to the engine;
 * broken: it could not be opened */

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('./scenes.js').Catalogue} catalogue
 */
export function watchScene(engine, catalogue) {
  /** @type {Open | null} */
  let open = null;
  const isWatched = () => catalogue.cards.some(({ watched }) => watched);
  const look = async () => {
    try {
      if (open) await lookAt(open);
      else await catalogue.ask([]);
    } catch (error) {
      const isGone = error instanceof LoadError && error.status === 404;
      if (isGone && open?.version && open.version !== GONE) {
        engine.send({ command: 'fault', scene: open.scene, text: everywhere('watched-gone') });
        open.version = GONE;
      }
      // A server that is started again is asked again.
      console.info('watched:', String(error));
    }
  };
  /** @param {Open} asked */
  const lookAt = async (asked) => {
    const now = await loadJson(`scenes/${asked.scene}.json`, { waits: [] });
    const isNew = asked.version !== undefined && asked.version !== now.version;
    const isBroken = Object.keys(now.fault).length > 0;
    if (asked.version === undefined) asked.broken = isBroken;
    if (isNew && isBroken) {
      engine.send({ command: 'fault', scene: asked.scene, text: now.fault });
    } else if (isNew && asked.broken) {
      // By the address that asked for it.
      const { seed, task } = readAddress(location.search);
      if (open === asked) engine.send({ command: 'open', scene: asked.scene, seed, task });
    } else if (isNew) {
      const bytes = await loadBytes(now.pack, { waits: [] });
      if (open === asked) engine.renew(asked.scene, bytes);
    }
    asked.version = now.version;
  };
  engine.on(async (notice) => {
    if (notice.notice === 'closed') open = null;
    if (notice.notice !== 'need') return;
    const asked = { scene: notice.scene };
    open = asked;
    // Now, so that no change is missed that comes after the pack.
    await catalogue.ready.catch(() => {});
    if (open === asked && isWatched()) await look();
  });
  const go = async () => {
    if (!document.hidden) await look();
    setTimeout(go, EVERY);
  };
  const begin = () => {
    // Elsewhere nobody changes scenes while they are played.
    if (isWatched()) void go();
  };
  void catalogue.ready.then(begin, begin);
}
