// How fast we draw, against the same scenes in three.js, in one browser, in turns. Called by `cargo xtask bench web`.
// SHUJIN_ROUNDS: how often each is measured (5); SHUJIN_CASES: names of cases, with commas; SHUJIN_OUT: a folder for pictures.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, SIZE } from './help/chromium.mjs';
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
  walk: { scene: 'culture/dujiangyan', bare: true, at: 'overview' },
  labels: { scene: 'bench/labels', bare: false },
};

const wanted = (process.env.SHUJIN_CASES ?? Object.keys(CASES).join(',')).split(',');
const folder = await mkdtemp(join(tmpdir(), 'shujin-bench-browser-'));
const scenes = join(folder, 'scenes');
await writeScenes(scenes);
const [peer, ours] = await Promise.all([servePeer(), serveOurs(scenes)]);
const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: FLAGS,
  ignoreDefaultArgs: ['--headless'],
  viewport: SIZE,
});
await context.addInitScript(counting);

/** Ours as it comes, with the resolution that the governor chooses, and held at the screen's; the peer with two materials. */
const KINDS = {
  ours: { open: (page, name) => openOurs(page, name, { command: 'draw' }) },
  'ours, full resolution': { open: (page, name) => openOurs(page, name, { command: 'draw', tier: 'low', scale: 1 }) },
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
  const scale = await page.evaluate(async () => (await window.shujin?.state())?.lesson.drawn.scale ?? 1);
  if (failed.length) throw new Error(`${kind}, ${name}: ${failed.join('\n')}`);
  if (process.env.SHUJIN_OUT && round === 0) {
    await mkdir(process.env.SHUJIN_OUT, { recursive: true });
    await page.screenshot({ path: join(process.env.SHUJIN_OUT, `${name}-${kind.replace(', ', '-')}.png`) });
  }
  await page.close();
  return { ...measured, scale };
}

async function openOurs(page, name, draw) {
  const { scene, bare, at } = CASES[name];
  await page.goto(`${ours.url}?scene=${scene}&seed=1&lang=zh-CN`);
  await screen(page, 'start');
  const commands = [draw, { command: 'intent', intent: 'start' }, { command: 'bare', on: bare }];
  await page.evaluate((commands) => commands.forEach((command) => window.shujin.send(command)), commands);
  await screen(page, 'lesson');
  if (!at) return;
  // Where it is looked at from; the scene itself leads elsewhere.
  const there = async () => (await page.evaluate(() => window.shujin.state())).lesson.at === at;
  while (!(await there())) {
    await page.evaluate((viewpoint) => window.shujin.send({ command: 'intent', intent: 'go', viewpoint }), at);
    await page.waitForTimeout(500);
  }
}

async function openPeer(page, name, more) {
  await page.goto(`${peer.url}?case=${name}${more}`);
  await page.waitForFunction(() => globalThis.ready, null, { timeout: 120_000 });
}

function summary(seen) {
  const of = (kind, what) => round(median(seen[kind].map((one) => one[what])));
  const all = (kind) => Object.fromEntries(Object.keys(seen[kind][0]).map((what) => [what, of(kind, what)]));
  const [mine, full, three, cheap] = Object.keys(KINDS).map(all);
  return {
    ...mine,
    peer_fps: three.fps,
    fps_ratio: round(mine.fps / three.fps),
    full_resolution: { ...full, fps_ratio: round(full.fps / three.fps) },
    peer: three,
    peer_lambert: cheap,
    fps_of_each_round: Object.fromEntries(Object.entries(seen).map(([kind, runs]) => [kind, runs.map((run) => round(run.fps))])),
  };
}

function round(number) {
  return Number(number.toPrecision(3));
}

function print(name, { peer, peer_lambert, full_resolution, ...mine }) {
  console.log('| case | page | frames/s | resolution | main thread, ms a frame | graphics process, ms a frame | heap, MB |\n|---|---|---|---|---|---|---|');
  for (const [kind, r] of Object.entries({ ours: mine, 'ours, full resolution': full_resolution, 'three.js': peer, 'three.js, Lambert': peer_lambert })) {
    console.log(`| ${name} | ${kind} | ${r.fps} | ${r.scale} | ${r.main_ms} | ${r.gpu_ms} | ${r.heap_mb} |`);
  }
  console.log(`frames/s against three.js: ${mine.fps_ratio}, at full resolution ${full_resolution.fps_ratio}\n`);
}

async function save() {
  if (wanted.length < Object.keys(CASES).length || !process.env.SHUJIN_RESULTS) return;
  const about = { size: SIZE, rounds: ROUNDS, seconds: LOOK, cores: cpus().length, processor: cpus()[0].model, drawing: 'WebGL 2 on llvmpipe' };
  await writeFile(process.env.SHUJIN_RESULTS, `${JSON.stringify({ about, cases: results }, null, 2)}\n`);
}
