// How much comes over the wire and how long it takes until something can be read, seen and touched: our page against the
// three.js page of the same walk, and against the smallest scene of Bevy's examples, built as ours is. Called by `cargo xtask bench load`. SHUJIN_ROUNDS: how often each is measured (5).
//
// Each visit has a browser of its own, started on the profile that the one before left, as on another day:
//   first    nothing is kept yet
//   warm     what a browser keeps by itself; of ours without the service worker
//   second   ours with all that the service worker has kept
//   offline  the same, and the server is switched off

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, SIZE } from './help/chromium.mjs';
import { median } from './help/measure.mjs';
import { screen } from './help/ours.mjs';
import { serveBevy, serveOurs, servePeer } from './help/serve.mjs';
import { writeScenes } from './scenes.mjs';

const ROUNDS = Number(process.env.SHUJIN_ROUNDS ?? 5);
/** As fast as it goes; and a tablet in a classroom's wireless network that others use too. */
const NETWORKS = {
  local: null,
  wireless_20_mbit: { offline: false, latency: 20, downloadThroughput: 20e6 / 8, uploadThroughput: 5e6 / 8 },
};
/** Longer than anything that a page still fetches when it has answered. */
const QUIET = { idle: 1000, limit: 60_000 };

const folder = await mkdtemp(join(tmpdir(), 'shujin-bench-load-'));
await writeScenes(join(folder, 'scenes'));
const [peer, bevy, ours] = await Promise.all([servePeer(), serveBevy(), serveOurs(join(folder, 'scenes'))]);

/** Rows of a profile's life; a profile that the worker may not use is another one. */
const LIVES = [
  { page: 'ours', visit: visitOurs, workers: 'block', visits: [null, 'warm'] },
  { page: 'ours', visit: visitOurs, workers: 'allow', visits: ['first', 'second', 'offline'] },
  { page: 'three', visit: visitPeer, workers: 'block', visits: ['first', 'warm'] },
  { page: 'bevy', visit: visitBevy, workers: 'block', visits: ['first', 'warm'] },
];

const results = {};
try {
  for (const [network, conditions] of Object.entries(NETWORKS)) {
    const runs = {};
    for (let round = 0; round < ROUNDS; round++) {
      for (const life of LIVES) await live(life, conditions, runs);
    }
    for (const [page, visits] of Object.entries(runs)) {
      for (const [visit, seen] of Object.entries(visits)) ((results[page] ??= {})[network] ??= {})[visit] = summary(seen);
    }
  }
} finally {
  await Promise.all([peer.end(), bevy.end(), ours.end()]);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
print();
if (process.env.SHUJIN_RESULTS) {
  const about = { size: SIZE, rounds: ROUNDS, cores: cpus().length, processor: cpus()[0].model, drawing: 'WebGL 2 on llvmpipe', networks: NETWORKS };
  await writeFile(process.env.SHUJIN_RESULTS, `${JSON.stringify({ about, pages: results }, null, 2)}\n`);
}

/** The visits of one profile, from an empty one on. A visit without a name only prepares the next. */
async function live({ page, visit, workers, visits }, conditions, runs) {
  const profile = await mkdtemp(join(folder, 'profile-'));
  for (const name of visits) {
    if (name === 'offline') await ours.stop();
    const seen = await one(profile, workers, visit, conditions);
    if (name === 'offline') await ours.start();
    if (name) ((runs[page] ??= {})[name] ??= []).push(seen);
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function one(profile, serviceWorkers, visit, conditions) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: FLAGS,
    ignoreDefaultArgs: ['--headless'],
    viewport: SIZE,
    serviceWorkers,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const driver = await context.newCDPSession(page);
  await driver.send('Network.enable');
  if (conditions) await driver.send('Network.emulateNetworkConditions', conditions);
  const wire = listen(driver);
  const seen = await visit(page);
  await quiet(wire);
  // A page without words has none to be read.
  const words = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null);
  const kept = await page.evaluate(() => window.shujin?.kept());
  await context.close();
  // Else the next visits of this profile would be others than they are called.
  if (serviceWorkers === 'allow' && !kept.release) throw new Error(`nothing is kept: ${kept.error}`);
  return { words, ...seen, bytes: wire.bytes };
}

/** Counts what a page fetches, as it comes over the wire. What the service worker hands out comes over none. */
function listen(driver) {
  const wire = { bytes: { page: 0, engine: 0, typeface: 0, scene: 0, pictures: 0, all: 0 }, open: new Set(), last: Date.now() };
  const urls = new Map();
  const kept = new Set();
  driver.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url);
    wire.open.add(requestId);
  });
  driver.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromServiceWorker) kept.add(requestId);
  });
  const end = (requestId) => {
    wire.open.delete(requestId);
    wire.last = Date.now();
  };
  driver.on('Network.loadingFailed', ({ requestId }) => end(requestId));
  driver.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    end(requestId);
    if (kept.has(requestId)) return;
    wire.bytes[kindOf(urls.get(requestId) ?? '')] += encodedDataLength;
    wire.bytes.all += encodedDataLength;
  });
  return wire;
}

async function quiet(wire) {
  const end = Date.now() + QUIET.limit;
  while ((wire.open.size > 0 || Date.now() - wire.last < QUIET.idle) && Date.now() < end) {
    await new Promise((done) => setTimeout(done, 100));
  }
}

function kindOf(url) {
  if (/engine\/|cases|chunk|rapier/.test(url)) return 'engine';
  if (/shujin-sans/.test(url)) return 'typeface';
  if (/\.png/.test(url)) return 'pictures';
  return /\.shujin|\.glb/.test(url) ? 'scene' : 'page';
}

/** Until the scene's start card has been drawn, and until a press on it was answered. */
async function visitOurs(page) {
  await page.goto(`${ours.url}?scene=culture/dujiangyan&seed=1&lang=zh-CN`, { waitUntil: 'commit' });
  await screen(page, 'start');
  const start = page.locator('#mirror [data-id="start"]');
  await start.waitFor();
  const frame = await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(performance.now())))));
  const box = await start.boundingBox();
  // Down and up in different frames, as a finger does it.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { delay: 60 });
  const touch = await screen(page, 'lesson');
  return { frame, touch };
}

async function visitPeer(page) {
  await page.goto(`${peer.url}?case=walk`, { waitUntil: 'commit' });
  const frame = await (await page.waitForFunction(() => globalThis.ready && performance.now(), null, { timeout: 120_000, polling: 'raf' })).jsonValue();
  // It answers nothing; what it draws can be touched from its first frame on.
  return { frame, touch: frame };
}

/** It says nothing of itself: its first frame is the turn in which a mesh is first drawn. */
async function visitBevy(page) {
  await page.addInitScript(() => {
    for (const name of ['drawElements', 'drawElementsInstanced', 'drawArrays', 'drawArraysInstanced']) {
      const draw = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (...how) {
        globalThis.drawn ??= performance.now();
        return draw.apply(this, how);
      };
    }
  });
  await page.goto(bevy.url, { waitUntil: 'commit' });
  const frame = await (await page.waitForFunction(() => globalThis.drawn, null, { timeout: 120_000, polling: 'raf' })).jsonValue();
  return { frame, touch: frame };
}

function summary(seen) {
  const middle = (pick) => {
    const known = seen.map(pick).filter((number) => number !== null);
    return known.length ? Math.round(median(known)) : null;
  };
  const bytes = Object.keys(seen[0].bytes).map((kind) => [kind, middle((run) => run.bytes[kind])]);
  return {
    first_words_ms: middle((run) => run.words),
    first_frame_ms: middle((run) => run.frame),
    first_touch_ms: middle((run) => run.touch),
    bytes_on_the_wire: Object.fromEntries(bytes),
  };
}

function print() {
  console.log('| page | network | visit | first words, ms | first frame, ms | first touch, ms | engine, kB | page, kB | typeface, kB | scene, kB | all, kB |\n|---|---|---|---|---|---|---|---|---|---|---|');
  const kb = (n) => (n / 1000).toFixed(0);
  for (const [page, networks] of Object.entries(results)) {
    for (const [network, visits] of Object.entries(networks)) {
      for (const [visit, { first_words_ms, first_frame_ms, first_touch_ms, bytes_on_the_wire: b }] of Object.entries(visits)) {
        const bytes = [b.engine, b.page, b.typeface, b.scene, b.all].map(kb).join(' | ');
        console.log(`| ${page} | ${network} | ${visit} | ${first_words_ms ?? '–'} | ${first_frame_ms} | ${first_touch_ms} | ${bytes} |`);
      }
    }
  }
}
