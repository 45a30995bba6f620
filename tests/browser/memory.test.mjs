// Scenes opened and closed again and again in one page: what they took must come back. SHUJIN_SWITCHES: how often (60; 200 are an hour of a
// class that takes a new one every twenty seconds, passed quickly). What the engine holds of its own is counted natively, switch by switch:
// engine/stage/tests/scenes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, newPage } from './help/chromium.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();
const SWITCHES = Number(process.env.SHUJIN_SWITCHES ?? 60);
/** By then every scene was open a few times: what is made once is made. */
const SETTLED = 20;
/** Bytes: WebAssembly's memory, which never shrinks, and the page's objects. */
const MOST = 400e6;
/** How often it is looked, in switches. */
const LOOK = 10;
/**
 * How much more may be held after a switch than before it: of bytes so that a tenth is reached in 180 switches; of what the graphics card holds nothing.
 * WebAssembly's memory is had in pieces of megabytes: one such step is no leak, whenever it comes, so of it the interval that took most does not count.
 */
const MORE = { bytes: 0.1 / 180, buffers: 0, textures: 0 };

test(`after ${SWITCHES} switches between scenes the page needs what it needed after ${SETTLED}`, { skip: built, timeout: 20 * 60_000 }, async (t) => {
  const server = await Server.start();
  const page = await newPage(browser, t, { context: { viewport: { width: 640, height: 360 } } });
  const driver = await page.context().newCDPSession(page);
  await driver.send('Performance.enable');
  await page.addInitScript(() => {
    const own = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      window.memory = made.instance.exports.memory;
      return made;
    };
    // What the graphics card holds is not in the page's own memory.
    window.held = { buffers: 0, textures: 0 };
    const count = (name, kind, by) => {
      const own = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (...given) {
        window.held[kind] += by;
        return own.apply(this, given);
      };
    };
    count('createBuffer', 'buffers', 1);
    count('deleteBuffer', 'buffers', -1);
    count('createTexture', 'textures', 1);
    count('deleteTexture', 'textures', -1);
  });
  await page.goto(server.url);
  await page.waitForFunction(() => window.shujin && !document.getElementById('splash'), null, { timeout: 120_000 });
  // Small and coarse: what is drawn is no matter here.
  await page.evaluate(() => window.shujin.send({ command: 'draw', tier: 'low', scale: 0.5 }));
  const cards = await (await fetch(`${server.url}catalogue.json`)).json();

  const seen = [];
  const begin = Date.now();
  for (let number = 1; number <= SWITCHES; number += 1) {
    await page.evaluate(once, cards[number % cards.length].id);
    if (number >= SETTLED && (number % LOOK === 0 || number === SWITCHES)) seen.push({ number, ...(await weigh(page, driver)) });
  }
  const each = (Date.now() - begin) / SWITCHES;
  const line = ({ number, bytes, buffers, textures }) => `${number}: ${(bytes / 1e6).toFixed(1)} MB, ${buffers} buffers, ${textures} textures`;
  t.diagnostic([`${Math.round(each)} ms a switch`, ...seen.map(line)].join('; '));

  const [settled, last] = [seen[0], seen.at(-1)];
  assert.ok(seen.length > 3, 'there are three intervals to compare');
  const steps = seen.slice(1).map((now, i) => now.wasm - seen[i].wasm);
  const grown = { ...last, bytes: last.bytes - Math.max(0, ...steps) };
  for (const [what, more] of Object.entries(MORE)) {
    const most = settled[what] * (1 + more * (last.number - settled.number));
    assert.ok(grown[what] <= most, `${settled[what]} ${what} after ${settled.number} switches, ${last[what]} after ${last.number}`);
  }
  assert.ok(last.bytes <= MOST, `${last.bytes} bytes`);
});

/** Opens a scene, starts it, lets a quarter of a second of lesson pass, which draws it several times, closes it. Runs in the page. */
async function once(scene) {
  const { send, state } = window.shujin;
  const until = async (wanted) => {
    const end = performance.now() + 60_000;
    for (let seen = await state(); !wanted(seen); seen = await state()) {
      if (seen.screen === 'error' || performance.now() > end) throw new Error(`${scene}: the screen is ${seen.screen}`);
      await new Promise(requestAnimationFrame);
    }
  };
  send({ command: 'open', scene });
  await until(({ screen }) => screen === 'start');
  send({ command: 'intent', intent: 'start' });
  await until(({ screen, tick }) => screen === 'lesson' && tick >= 15);
  send({ command: 'close' });
  await until(({ screen }) => screen === 'home');
}

/** What is held after the rubbish was taken away. Buffers that carry a picture back live for a few frames: the fewest of thirty frames count. */
async function weigh(page, driver) {
  await driver.send('HeapProfiler.collectGarbage');
  const { metrics } = await driver.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const { wasm, held } = await page.evaluate(async () => {
    const fewest = { ...window.held };
    for (let frame = 0; frame < 30; frame += 1) {
      await new Promise(requestAnimationFrame);
      for (const kind of Object.keys(fewest)) fewest[kind] = Math.min(fewest[kind], window.held[kind]);
    }
    return { wasm: window.memory.buffer.byteLength, held: fewest };
  });
  return { bytes: wasm + heap, wasm, ...held };
}
