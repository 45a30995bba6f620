// @ts-check
// A class's lesson: stands still when the teacher says so, shows the pupil's own picture, and lays recordings before the teacher. Only while a
// lesson is on.

import { language, say } from './messages.js';
import { lesson } from './trace/session.js';

const EVERY = 3000;
/** Least time between two recordings sent to the teacher, milliseconds. */
const RECORD = 20_000;

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('./trace/session.js').Server} server
 * @param {(lesson: string) => void} over told when the lesson has ended: what is done then is no longer part of it
 */
export function followClass(engine, server, over) {
  const on = lesson(server);
  if (!on) return;
  let follows = true;
  let paused = false;
  const picture = showPicture(engine, () => follows);
  const end = () => {
    follows = false;
    picture.off();
    way.off();
  };
  const isOver = () => {
    if (!follows) return;
    follows = false;
    picture.off();
    over(on.id);
    way.last();
  };
  const way = record(engine, isOver);
  changeHands(server.learner, end);
  const ask = async () => {
    if (!follows) return;
    try {
      const response = await fetch('class/state', { cache: 'no-store' });
      if (response.status === 200 && follows) {
        const state = await response.json();
        // The browser sits in another lesson by now.
        if (state.lesson !== on.id) return end();
        // Said again and again: a scene that was opened meanwhile stands still too.
        if (state.paused || paused) engine.send({ command: 'pause', on: state.paused, held: true });
        paused = state.paused;
        if (!state.on) return isOver();
      }
    } catch (error) {
      console.info('class:', String(error));
    }
    setTimeout(ask, EVERY);
  };
  void ask();
}

/**
 * Shows the picture by which the pupil joined, so that whoever sits there sees who they are; it is named in the interface's language. No finger
 * meets it.
 * @param {import('./engine.js').Engine} engine
 * @param {() => boolean} follows whether it is still this pupil's lesson
 * @returns {{off: () => void}} takes it away
 */
function showPicture(engine, follows) {
  const sign = new Image();
  sign.id = 'who';
  let asked = 0;
  const show = async () => {
    asked += 1;
    const turn = asked;
    const response = await fetch('class/picture', { cache: 'no-store' });
    if (response.status !== 200) return;
    const { name, drawing } = await response.json();
    // Another language may have been chosen meanwhile.
    if (!follows() || turn !== asked) return;
    sign.alt = say('who-you-are', { name });
    sign.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
    document.body.append(sign);
  };
  // Without it everything works.
  const tryToShow = () => show().catch((error) => console.info('class:', String(error)));
  void tryToShow();
  let spoken = language();
  const off = engine.on((notice) => {
    if (notice.notice !== 'tree' || notice.lang === spoken) return;
    spoken = notice.lang;
    // After everybody has heard of it: the server reads the language where the page keeps it.
    setTimeout(tryToShow);
  });
  return {
    off() {
      off();
      sign.remove();
    },
  };
}

/**
 * Another pupil has joined in this browser: its cookie is theirs now, and what this page would send would be taken for theirs.
 * @param {string | null} learner
 * @param {() => void} end
 */
function changeHands(learner, end) {
  if (!('BroadcastChannel' in globalThis)) return;
  const pupils = new BroadcastChannel('shujin-class');
  pupils.onmessage = ({ data }) => {
    if (data !== learner) end();
  };
  pupils.postMessage(learner);
}

/**
 * Lays a recording of what is done before the teacher, now and then and when the scene is left: it shows a way as no list does.
 * @param {import('./engine.js').Engine} engine
 * @param {() => void} isOver called when the lesson takes no more
 * @returns {{last: () => void, off: () => void}} last: lays one more, to the end of the lesson, and stops; off: stops
 */
function record(engine, isOver) {
  let last = 0;
  let ending = false;
  const off = engine.on((notice) => {
    if (notice.notice === 'keep' && !ending && (notice.recording === null || Date.now() - last > RECORD)) {
      last = Date.now();
      engine.send({ command: 'recording' });
    }
    if (notice.notice === 'recording') {
      if (ending) off();
      const body = JSON.stringify(notice.recording);
      const sent = fetch('class/recording', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      sent.then(({ status }) => status === 410 && isOver()).catch((error) => console.info('class:', String(error)));
    }
  });
  return {
    last() {
      // Taken for a minute after the lesson.
      ending = true;
      engine.send({ command: 'recording' });
    },
    off,
  };
}
