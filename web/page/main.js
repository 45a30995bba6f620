// @ts-check
// Puts the page together: fetches the engine, starts it, and connects it with address, scenes, mirror and trace.

import { followAddress, readAddress } from './address.js';
import { readAloud } from './aloud.js';
import { unlockSound } from './audio.js';
import { openBrought } from './brought.js';
import { followClass } from './class.js';
import { showConnection } from './connection.js';
import { Engine } from './engine.js';
import { shareKeys } from './keyboard-routing.js';
import { ResumeStore } from './resume-store.js';
import { Progress, load, loadBytes, loadJson, LoadError, retry } from './load.js';
import { isLost, watch } from './crash-screen.js';
import { Mirror } from './mirror.js';
import { checkSite, keepSite, siteKept, spareFor } from './offline.js';
import { saveRecording, showRecording } from './recording.js';
import { Catalogue, bring, showCatalogue, supplyScenes } from './scenes.js';
import { canDraw, capDensity, feel, tellComfort, tellZoom } from './device.js';
import * as splash from './splash.js';
import { keepTrace } from './trace/client.js';
import { leadBack } from './trace/launch.js';
import { owner } from './trace/session.js';
import { followLanguage, preferLanguage, startLanguage } from './language.js';
import { followTitle } from './title.js';
import { watchScene } from './watched.js';
import { language, say } from './messages.js';

const PLAYER = 'engine/shujin_bg.wasm';
const GLUE = 'engine/shujin.js';
/** How long the first picture of a scene is waited for behind the splash, milliseconds; then its own progress is shown. */
const PATIENCE = 15_000;
const FONT = 'fonts/shujin-sans.ttf';
/** The rest of the typeface: characters of traditional Chinese alone. */
const MORE_FONT = 'fonts/shujin-sans-more.ttf';

/** @typedef {import('./port.d.ts').Player} Player */
/** @typedef {(input: {module_or_path: Promise<Response> | Response}) => Promise<unknown>} Init */

async function start() {
  const params = readAddress(location.search);
  startLanguage(params.lang);
  splash.greet();
  const catalogue = new Catalogue();
  if (params.scene !== null) expect(catalogue, params.scene);
  const coming = fetchPlayer();
  // A missing leave or a missing WebGL 2 is reported below, in place of a download that fails meanwhile.
  coming.catch(() => {});
  // Whether or not the engine starts: statements of earlier visits are sent.
  const trace = await keepTrace();
  // Opened by a platform: without its leave nothing that is done here would be told to anybody.
  await trace.allowed.then((server) => preferLanguage(params.lang, server?.languages ?? []));
  if (!canDraw()) throw new splash.NoDrawing();
  capDensity();
  unlockSound();
  const { player, font } = await coming;
  splash.showStarting();
  const canvas = stage();
  /** @type {Engine | undefined} */
  let started;
  const lose = watch(canvas, { end: () => started?.stop(), waiting: () => trace.waiting() });
  player.start('#stage', font, lose);
  const engine = new Engine(player);
  started = engine;
  engine.on((notice) => {
    if (notice.notice === 'stopped') lose('the engine has stopped');
  });
  // Who looks at another's recording leaves no trace.
  if (params.replay === null) trace.follow(engine);
  open(engine, trace);
  // On a tablet that goes from hand to hand nobody goes on with what another left.
  const left = new ResumeStore(trace.server.then(owner));
  void trace.known.then((server) => (left.owner = Promise.resolve(owner(server))));
  left.follow(engine);
  connect(engine, canvas, trace, catalogue, left, params);
  const typeface = supplyTypeface(engine);
  const ready = engine.next('ready', undefined, 120_000);
  const opened = params.scene === null ? ready : firstPicture(engine, params.scene);
  await catalogue.ready;
  void showCatalogue(engine, catalogue, left);
  await ready;
  // Where the first picture needs it, it waits for it: boxes are no words.
  await typeface();
  await opened;
  splash.leave();
  void keepSite();
}

/**
 * Fetches the scene that the address names while the engine is on its way, and shows its picture.
 * @param {Catalogue} catalogue
 * @param {string} scene
 */
function expect(catalogue, scene) {
  catalogue.fetchAhead(scene);
  void catalogue.ready.then(() => {
    const card = catalogue.card(scene);
    if (!card?.picture) return;
    // A card without its picture is still a card.
    void catalogue.fetchPicture(card.picture).then((bytes) => splash.showPicture(bytes, card.title[language()] ?? scene), () => {});
  }, () => {});
}

/**
 * The scene stands there, or it is said why it does not; a slow one is not waited for.
 * @param {Engine} engine
 * @param {string} scene
 */
function firstPicture(engine, scene) {
  const drawn = engine.next('progress', (notice) => notice.scene === scene && notice.fraction === 1, PATIENCE);
  const failed = engine.next('error', undefined, PATIENCE);
  return Promise.any([drawn, failed]).catch(() => {});
}

/** @returns {HTMLCanvasElement} */
function stage() {
  const canvas = document.getElementById('stage');
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('the page has no #stage');
  canvas.setAttribute('aria-label', say('canvas-name'));
  return canvas;
}

/** Engine and typeface together, with one progress bar. */
async function fetchPlayer() {
  const { files: sizes, release } = await loadJson('site.json');
  const spare = spareFor(release);
  const progress = new Progress(splash.showDownload);
  const known = (/** @type {string} */ name) => {
    const bytes = sizes[name].bytes;
    return { bytes, onBytes: progress.part(name, bytes), onRetry: splash.showRetry, spare };
  };
  const [player, font] = await Promise.all([fetchEngine(known(PLAYER)), loadBytes(FONT, known(FONT))]);
  return { player, font };
}

/** @param {Parameters<typeof load>[2]} options @returns {Promise<Player>} */
async function fetchEngine(options) {
  const url = new URL(GLUE, document.baseURI).href;
  const glue = await retry(async () => {
    try {
      return await import(url);
    } catch (error) {
      throw new LoadError(GLUE, String(error));
    }
  });
  // Compiled while it comes in.
  const init = /** @type {Init} */ (glue.default);
  await load(PLAYER, (response) => init({ module_or_path: response }), options);
  return glue;
}

/**
 * Brings the rest of the typeface when the engine asks for it; kept for visits without a network, as scenes are.
 * @param {Engine} engine
 * @returns {() => Promise<void>} waits for it, if it is on its way
 */
function supplyTypeface(engine) {
  let coming = Promise.resolve();
  engine.on((notice) => {
    if (notice.notice !== 'typeface') return;
    // Without it some characters are boxes, and everything works.
    coming = bring(MORE_FONT, { used: true }).then((bytes) => engine.typeface(bytes), (error) => console.warn(String(error)));
  });
  return () => coming;
}

/**
 * @param {Engine} engine
 * @param {HTMLCanvasElement} canvas
 * @param {Awaited<ReturnType<typeof keepTrace>>} trace
 * @param {Catalogue} catalogue
 * @param {ResumeStore} left
 * @param {import('./address.js').LaunchParams} params
 */
function connect(engine, canvas, trace, catalogue, left, params) {
  const overlay = document.getElementById('mirror');
  if (overlay) new Mirror(overlay, engine);
  shareKeys(canvas);
  feel(engine);
  readAloud(engine);
  supplyScenes(engine, catalogue, () => trace.session(), left);
  watchScene(engine, catalogue);
  openBrought(engine);
  engine.send({ command: 'language', lang: language() });
  followLanguage(engine);
  followTitle(engine);
  tellComfort(engine, params.board);
  if (params.scan > 0) engine.send({ command: 'scan', seconds: params.scan });
  showConnection(engine);
  tellZoom(engine);
  if (params.replay !== null) showRecording(engine, params.replay).catch(reportError);
  followAddress(engine);
  void trace.known.then((server) => {
    followClass(engine, server, (lesson) => trace.over(lesson));
    leadBack(engine, server, () => trace.waiting());
  });
}

/**
 * The page's side of the door for teachers' tools, tests and the curious: `window.shujin`.
 * @param {Engine} engine
 * @param {Awaited<ReturnType<typeof keepTrace>>} trace
 */
function open(engine, trace) {
  const shujin = {
    /** Sends a command. */
    send: (/** @type {import('./port.d.ts').Command} */ command) => engine.send(command),
    /** Listens to notices; gives the function that stops it. */
    on: (/** @type {import('./engine.js').Handler} */ handler) => engine.on(handler),
    /** What the engine knows now. */
    state: () => engine.ask({ command: 'state' }, 'state'),
    /** Where on the canvas the things stand that can be touched, by id. */
    targets: async () => (await engine.ask({ command: 'targets' }, 'targets')).nodes,
    /** What was recorded since the scene was opened. */
    recording: async () => (await engine.ask({ command: 'recording' }, 'recording')).recording,
    /** The same as a file. */
    save: () => saveRecording(engine),
    /** How many statements the server does not have yet. */
    waiting: () => trace.waiting(),
    /** Which release of the page this browser has kept for visits without a network, once it has. */
    kept: () => siteKept(),
  };
  Object.assign(window, { shujin });
}

start().catch((error) => {
  console.info('not started:', String(error));
  // A loss while starting has its own message already.
  if (!isLost()) splash.showFailure(error);
  checkSite();
});
