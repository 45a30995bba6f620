// The device as the page handles it: sound after the first gesture, vibration, pixels, files. With the fake engine.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { startFake } from './fake/site.mjs';
import { launch, newPage, until } from './help/chromium.mjs';
import { withVibration } from './help/device.mjs';

const browser = await launch();

async function open(t, context = {}) {
  const site = await startFake();
  const page = await newPage(browser, t, { context });
  await withVibration(page);
  await page.goto(site.url);
  await page.waitForFunction(() => window.fake && !document.getElementById('splash'));
  return page;
}

test('sound that the engine opened too early comes on with the first gesture', async (t) => {
  const page = await open(t);
  // A test's own calls count as gestures, so the output is silenced by hand.
  const state = await page.evaluate(async () => {
    window.sound = new AudioContext();
    await window.sound.suspend();
    return window.sound.state;
  });
  assert.equal(state, 'suspended');
  await page.mouse.click(300, 300);
  await until(() => page.evaluate(() => window.sound.state === 'running'), 'the output runs');
});

test('vibration is felt only after somebody has touched the page', async (t) => {
  const page = await open(t);
  const shake = () => page.evaluate(() => window.fake.tell({ notice: 'vibrate', pattern: [40, 20, 40] }));
  const frames = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await shake();
  await frames();
  assert.deepEqual(await page.evaluate(() => window.felt), []);
  await page.mouse.click(300, 300);
  await shake();
  await until(() => page.evaluate(() => window.felt.length === 1), 'it vibrates');
  assert.deepEqual(await page.evaluate(() => window.felt), [[40, 20, 40]]);
});

/** What winit asks the page about its density: the number, a query for two, the width of an element of 200 CSS pixels in device pixels. */
function densities(page) {
  return page.evaluate(async () => {
    const box = document.body.appendChild(document.createElement('div'));
    box.style.cssText = 'position: fixed; width: 200px; height: 100px';
    const width = await new Promise((done) => {
      const observer = new ResizeObserver(([entry]) => done(entry.devicePixelContentBoxSize[0].inlineSize));
      observer.observe(box, { box: 'device-pixel-content-box' });
    });
    const media = matchMedia('(resolution: 2dppx),\n (-webkit-device-pixel-ratio: 2)').matches;
    return { density: devicePixelRatio, media, width };
  });
}

test('a dense screen is drawn with two pixels per CSS pixel, and all that says so agrees', async (t) => {
  const page = await open(t, { deviceScaleFactor: 3 });
  assert.deepEqual(await densities(page), { density: 2, media: true, width: 400 });
});

test('an ordinary screen is left alone', async (t) => {
  const page = await open(t, { deviceScaleFactor: 1.5 });
  assert.deepEqual(await densities(page), { density: 1.5, media: false, width: 300 });
});

test('a density that passes two later is what all say, and one that comes back', async (t) => {
  const page = await open(t, { deviceScaleFactor: 1.5 });
  const session = await page.context().newCDPSession(page);
  for (const density of [2.5, 1.25]) {
    const { width, height } = page.viewportSize();
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: density, mobile: false });
    await until(async () => (await densities(page)).density === density, `the density is ${density}`);
    assert.equal((await densities(page)).width, 200 * density);
  }
});

test('a telephone that the browser only plays is drawn as large as it says', async (t) => {
  const page = await open(t, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true });
  assert.deepEqual(await densities(page), { density: 2, media: true, width: 400 });
});

test('the reader’s zoom is told by window and density, and a panel of the browser’s is none', async (t) => {
  const page = await open(t);
  const zooms = await page.evaluate(async () => {
    const { zoomOf } = await import('./device.js');
    return {
      none: zoomOf({ outer: 1280, inner: 1264, density: 1 }),
      double: zoomOf({ outer: 1280, inner: 634, density: 2 }),
      half: zoomOf({ outer: 1920, inner: 1274, density: 1.5 }),
      dense: zoomOf({ outer: 1440, inner: 720, density: 4 }),
      panel: zoomOf({ outer: 1920, inner: 1500, density: 1 }),
      telephone: zoomOf({ outer: 390, inner: 390, density: 3 }),
      firefox: zoomOf({ outer: 640, inner: 640, density: 2 }),
    };
  });
  assert.deepEqual(zooms, { none: 1, double: 2, half: 1.5, dense: 2, panel: 1, telephone: 1, firefox: 1 });
});

test('a recording is saved as a file', async (t) => {
  const page = await open(t);
  const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate(() => window.shujin.save())]);
  assert.equal(download.suggestedFilename(), 'lab-one.recording.json');
  assert.deepEqual(JSON.parse(await readFile(await download.path(), 'utf8')), { format: 1, scene: 'lab/one', seed: 1 });
});
