// How much comes over the wire and how long it takes until something can be read, seen and touched: our page against the
// three.js page of the same walk. Called by `cargo xtask bench load`. SHUJIN_ROUNDS: how often each is measured (5).

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, SIZE } from './help/chromium.mjs';
import { median } from './help/measure.mjs';
import { screen } from './help/ours.mjs';
import { serveOurs, servePeer } from './help/serve.mjs';
import { writeScenes } from './scenes.mjs';

const ROUNDS = Number(process.env.SHUJIN_ROUNDS ?? 5);
/** A tablet in a classroom's wireless network that others use too. */
const WIRELESS = { offline: false, latency: 20, downloadThroughput: 20e6 / 8, uploadThroughput: 5e6 / 8 };

const folder = await mkdtemp(join(tmpdir(), 'shujin-bench-load-'));
await writeScenes(join(folder, 'scenes'));
const [peer, ours] = await Promise.all([servePeer(), serveOurs(join(folder, 'scenes'))]);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS, ignoreDefaultArgs: ['--headless'] });

const PAGES = { ours: { visit: visitOurs }, three: { visit: visitPeer } };
const results = {};
try {
  for (const [network, conditions] of [['local', null], ['wireless, 20 Mbit/s', WIRELESS]]) {
    for (const [kind, { visit }] of Object.entries(PAGES)) {
      const runs = { cold: [], warm: [] };
      for (let round = 0; round < ROUNDS; round++) {
        const context = await browser.newContext({ viewport: SIZE });
        for (const cache of ['cold', 'warm']) runs[cache].push(await one(context, visit, conditions));
        await context.close();
      }
      for (const [cache, all] of Object.entries(runs)) {
        const middle = (pick) => Math.round(median(all.map(pick)));
        const names = Object.keys(all[0].bytes);
        results[`${kind}, ${network}, ${cache}`] = {
          first_words_ms: middle((run) => run.words),
          first_frame_ms: middle((run) => run.frame),
          first_touch_ms: middle((run) => run.touch),
          bytes: Object.fromEntries(names.map((name) => [name, middle((run) => run.bytes[name] ?? 0)])),
        };
      }
    }
  }
} finally {
  await browser.close();
  await Promise.all([peer.end(), ours.end()]);
  await rm(folder, { recursive: true, force: true });
}
print();
if (process.env.SHUJIN_RESULTS) {
  const about = { size: SIZE, rounds: ROUNDS, cores: cpus().length, processor: cpus()[0].model, drawing: 'WebGL 2 on llvmpipe' };
  await writeFile(process.env.SHUJIN_RESULTS, `${JSON.stringify({ about, visits: results }, null, 2)}\n`);
}

async function one(context, visit, conditions) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (conditions) await session.send('Network.emulateNetworkConditions', conditions);
  const names = new Map();
  const bytes = { page: 0, engine: 0, typeface: 0, scene: 0, 'all in all': 0 };
  session.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, request.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[kindOf(names.get(requestId) ?? '')] += encodedDataLength;
    bytes['all in all'] += encodedDataLength;
  });
  const seen = await visit(page);
  const words = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
  await page.close();
  return { words, ...seen, bytes };
}

function kindOf(url) {
  if (/engine\/|cases|chunk|rapier/.test(url)) return 'engine';
  if (/fonts\//.test(url)) return 'typeface';
  return /\.shujin|\.glb|scenes\//.test(url) ? 'scene' : 'page';
}

/** Until the scene's start card has been drawn, and until a press on it was answered. */
async function visitOurs(page) {
  await page.goto(`${ours.url}?scene=culture/dujiangyan&seed=1&lang=zh-CN`, { waitUntil: 'commit' });
  const frame = await screen(page, 'start');
  await page.locator('#mirror [data-id="start"]').click({ force: true });
  const touch = await screen(page, 'lesson');
  return { frame, touch };
}

async function visitPeer(page) {
  await page.goto(`${peer.url}?case=walk`, { waitUntil: 'commit' });
  const frame = await (await page.waitForFunction(() => globalThis.ready && performance.now(), null, { timeout: 120_000, polling: 'raf' })).jsonValue();
  // It answers nothing; what it draws can be touched from its first frame on.
  return { frame, touch: frame };
}

function print() {
  console.log('| page, network, cache | first words, ms | first frame, ms | first touch, ms | engine, kB | scene, kB | all, kB |\n|---|---|---|---|---|---|---|');
  for (const [name, { first_words_ms, first_frame_ms, first_touch_ms, bytes }] of Object.entries(results)) {
    const kb = (n) => (n / 1000).toFixed(0);
    console.log(`| ${name} | ${first_words_ms} | ${first_frame_ms} | ${first_touch_ms} | ${kb(bytes.engine)} | ${kb(bytes.scene)} | ${kb(bytes['all in all'])} |`);
  }
}
