// How long going on with a lesson of twenty minutes takes in the page, from the press to the answer of the lesson where it was.
// Called by `cargo xtask bench resume`. SHUJIN_KEPT: a folder with recordings as tests/bench/resume.rs makes them; SHUJIN_ROUNDS: how often (5).

import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, SIZE } from './help/chromium.mjs';
import { median } from './help/measure.mjs';
import { screen } from './help/ours.mjs';
import { serveOurs } from './help/serve.mjs';

const ROUNDS = Number(process.env.SHUJIN_ROUNDS ?? 5);
const FOLDER = process.env.SHUJIN_KEPT;
const SCENES = new URL('../../scenes', import.meta.url).pathname;

const ours = await serveOurs(SCENES);
const folder = await mkdtemp(join(tmpdir(), 'shujin-bench-browser-'));
const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: FLAGS,
  ignoreDefaultArgs: ['--headless'],
  viewport: SIZE,
});

const results = {};
try {
  for (const file of (await readdir(FOLDER)).sort()) {
    const text = await readFile(join(FOLDER, file), 'utf8');
    const { scene, ticks } = JSON.parse(text);
    const took = [];
    for (let round = 0; round < ROUNDS; round += 1) took.push(await goOn(scene, text, ticks));
    results[scene] = { ticks, kilobytes: Math.round(text.length / 1000), median_ms: Math.round(median(took)), each_ms: took.map(Math.round) };
    console.log(`${scene}: ${results[scene].median_ms} ms of ${results[scene].each_ms.join(', ')}`);
  }
} finally {
  await context.close();
  await ours.end();
  await rm(folder, { recursive: true, force: true });
}
if (process.env.SHUJIN_RESULTS) {
  const about = { size: SIZE, rounds: ROUNDS, cores: cpus().length, processor: cpus()[0].model, drawing: 'WebGL 2 on llvmpipe' };
  await writeFile(process.env.SHUJIN_RESULTS, `${JSON.stringify({ about, scenes: results }, null, 2)}\n`);
}

/** Opens a scene of which this browser has kept a recording, and goes on. @returns {Promise<number>} milliseconds */
async function goOn(scene, recording, ticks) {
  const page = await context.newPage();
  await page.goto(ours.url);
  await screen(page, 'home');
  await page.evaluate(keep, [scene, recording]);
  await page.goto(`${ours.url}?scene=${scene}&lang=zh-CN`);
  await screen(page, 'start');
  await page.locator('#mirror [data-id="go-on"]').waitFor();
  const [took, tick] = await page.evaluate(async () => {
    const begin = performance.now();
    const resumed = new Promise((done) => window.shujin.on(({ notice, event }) => notice === 'event' && event.kind === 'resumed' && done()));
    window.shujin.send({ command: 'press', id: 'go-on' });
    await resumed;
    const { tick } = await window.shujin.state();
    return [performance.now() - begin, tick];
  });
  if (tick < ticks) throw new Error(`${scene}: at tick ${tick} of ${ticks}`);
  await page.close();
  return took;
}

/** Puts a recording where the page keeps what was left (web/page/resume-store.js). Runs in the page. */
async function keep([scene, recording]) {
  const answer = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => failed(request.error) }));
  const database = await answer(indexedDB.open('shujin-left'));
  const store = database.transaction('left', 'readwrite').objectStore('left');
  await answer(store.put(recording, scene));
  database.close();
}
