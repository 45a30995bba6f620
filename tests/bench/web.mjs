// How fast we draw, against the same scenes in three.js, in one browser, in turns. Called by `cargo xtask bench web`.
// SHUJIN_ROUNDS: how often each is measured (5); SHUJIN_CASES: names of cases, with commas; SHUJIN_OUT: a folder for pictures.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, SIZE, UNLIMITED } from './help/chromium.mjs';
import { counting, graphicsProcess, measure, median } from './help/measure.mjs';
import { screen } from './help/ours.mjs';
import { serveOurs, servePeer } from './help/serve.mjs';
import { writeScenes } from './scenes.mjs';

const ROUNDS = Number(process.env.SHUJIN_ROUNDS ?? 5);
/** Seconds until it is looked at, and for how long: a thousand cubes are then falling and colliding. */
const [SETTLE, LOOK] = [2, 5];
/** Ours by scene, and what is sent to the page once it is open. */
const CASES = {
  cubes: { scene: 'bench/cubes', bare: true },
  models: { scene: 'bench/models', bare: true },
  walk: { scene: 'culture/dujiangyan', bare: true },
  labels: { scene: 'bench/labels', bare: false },
};

const wanted = (process.env.SHUJIN_CASES ?? Object.keys(CASES).join(',')).split(',');
const folder = await mkdtemp(join(tmpdir(), 'shujin-bench-browser-'));
const scenes = join(folder, 'scenes');
await writeScenes(scenes);
const [peer, ours] = await Promise.all([servePeer(), serveOurs(scenes)]);
const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  // A browser that never rests takes no pictures.
  args: process.env.SHUJIN_OUT ? FLAGS : [...FLAGS, ...UNLIMITED],
  ignoreDefaultArgs: ['--headless'],
  viewport: SIZE,
});
await context.addInitScript(counting);

const KINDS = {
  ours: { open: openOurs },
  three: { open: (page, name) => openPeer(page, name, '') },
  'three, Lambert': { open: (page, name) => openPeer(page, name, '&material=lambert') },
};

const results = {};
try {
  for (const name of wanted) {
    const seen = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [kind, { open }] of Object.entries(KINDS)) seen[kind].push(await one(open, kind, name, round));
    }
    results[name] = summary(seen);
    print(name, results[name]);
  }
} finally {
  await context.close();
  await Promise.all([peer.end(), ours.end()]);
  await rm(folder, { recursive: true, force: true });
}
await save();

async function one(open, kind, name, round) {
  const page = await context.newPage();
  const failed = [];
  page.on('pageerror', (error) => failed.push(String(error)));
  await open(page, name);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.waitForTimeout(SETTLE * 1000);
  const pid = await graphicsProcess(folder);
  const measured = await measure(page, session, pid, LOOK);
  if (failed.length) throw new Error(`${kind}, ${name}: ${failed.join('\n')}`);
  if (process.env.SHUJIN_OUT && round === 0) {
    await mkdir(process.env.SHUJIN_OUT, { recursive: true });
    await page.screenshot({ path: join(process.env.SHUJIN_OUT, `${name}-${kind.replace(', ', '-')}.png`) });
  }
  await page.close();
  return measured;
}

async function openOurs(page, name) {
  const { scene, bare } = CASES[name];
  await page.goto(`${ours.url}?scene=${scene}&seed=1&lang=zh-CN`);
  await screen(page, 'start');
  await page.evaluate((bare) => {
    window.shujin.send({ command: 'intent', intent: 'start' });
    window.shujin.send({ command: 'bare', on: bare });
  }, bare);
  await screen(page, 'lesson');
}

async function openPeer(page, name, more) {
  await page.goto(`${peer.url}?case=${name}${more}`);
  await page.waitForFunction(() => globalThis.ready, null, { timeout: 120_000 });
}

function summary(seen) {
  const of = (kind, what) => round(median(seen[kind].map((one) => one[what])));
  const all = (kind) => ({ fps: of(kind, 'fps'), main_ms: of(kind, 'main_ms'), gpu_ms: of(kind, 'gpu_ms'), heap_mb: of(kind, 'heap_mb') });
  const [mine, three, cheap] = Object.keys(KINDS).map(all);
  return {
    ...mine,
    peer_fps: three.fps,
    fps_ratio: round(mine.fps / three.fps),
    peer: three,
    peer_lambert: cheap,
    fps_of_each_round: Object.fromEntries(Object.entries(seen).map(([kind, runs]) => [kind, runs.map((run) => round(run.fps))])),
  };
}

function round(number) {
  return Number(number.toPrecision(3));
}

function print(name, { fps, main_ms, gpu_ms, heap_mb, fps_ratio, peer, peer_lambert }) {
  const line = (kind, r) => `| ${name} | ${kind} | ${r.fps} | ${r.main_ms} | ${r.gpu_ms} | ${r.heap_mb} |`;
  console.log('| case | page | frames/s | main thread, ms a frame | graphics process, ms a frame | heap, MB |\n|---|---|---|---|---|---|');
  console.log(line('ours', { fps, main_ms, gpu_ms, heap_mb }));
  console.log(line('three.js', peer));
  console.log(line('three.js, Lambert', peer_lambert));
  console.log(`frames/s against three.js: ${fps_ratio}\n`);
}

async function save() {
  if (wanted.length < Object.keys(CASES).length || !process.env.SHUJIN_RESULTS) return;
  const about = { size: SIZE, rounds: ROUNDS, seconds: LOOK, cores: cpus().length, processor: cpus()[0].model, drawing: 'WebGL 2 on llvmpipe' };
  await writeFile(process.env.SHUJIN_RESULTS, `${JSON.stringify({ about, cases: results }, null, 2)}\n`);
}
