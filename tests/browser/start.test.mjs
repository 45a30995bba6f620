// The page's start: first words, progress, retries, and what it says when it fails. With the engine that draws nothing.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { card, startFake } from './fake/site.mjs';
import { launch, newPage, shoot, until } from './help/chromium.mjs';
import { characters } from './help/woff2.mjs';

const browser = await launch();
/** What the browser itself writes when the network breaks. */
const BROKEN = [/Failed to load resource/, /ERR_/];

const ready = (page) => page.waitForFunction(() => window.fake && !document.getElementById('splash'));
const sent = (page, name) => page.evaluate((name) => window.fake.sent.filter((c) => c.command === name), name);

test('the first words stand before any script has run', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t, { context: { javaScriptEnabled: false } });
  await page.goto(site.url);
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '蜀锦');
  assert.equal(await page.locator('#splash-text').textContent(), '正在准备……');
  await shoot(page, 'splash');
});

test('the first words have glyphs of their own where the system has none', async (t) => {
  const read = (name) => readFile(new URL(`../../web/page/${name}`, import.meta.url));
  const has = characters(await read('splash.woff2'));
  for (const name of ['index.html', 'bootstrap.js', 'locales.js', 'splash.js', 'crash-screen.js']) {
    const lacking = [...new Set(String(await read(name)))].filter((char) => char >= ' ' && !has.has(char));
    assert.deepEqual(lacking, [], `${name} says more than splash.woff2 has: run \`cargo xtask fonts --splash\``);
  }
  const site = await startFake();
  const page = await newPage(browser, t);
  await page.goto(site.url);
  const loaded = await page.evaluate(async () => (await document.fonts.load('16px "Shujin Splash"', '蜀锦')).length);
  assert.equal(loaded, 1, 'the page may load it');
});

/** The modules that a module of the page needs before it runs, with itself. */
async function needs(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const text = await readFile(new URL(`../../web/page/${name}`, import.meta.url), 'utf8');
  for (const [, path] of text.matchAll(/^(?:import|export)\b[^;]*?'(\.[^']+)'/gm)) {
    await needs(new URL(path, `http://page/${name}`).pathname.slice(1), found);
  }
  return found;
}

test('every module is asked for at once, and not when another that wants it has come', async () => {
  const html = await readFile(new URL('../../web/page/index.html', import.meta.url), 'utf8');
  const asked = [...html.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, path]) => path);
  assert.deepEqual(asked.toSorted(), [...(await needs('main.js')), 'engine/shujin.js'].sort());
  assert.match(html, /rel="preload" href="engine\/shujin_bg\.wasm" as="fetch" crossorigin/);
});

test('the page starts, tells the engine what it must know, and goes out of the way', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t, { context: { reducedMotion: 'reduce' } });
  await page.goto(`${site.url}?board=86`);
  await ready(page);
  const [catalogue] = await sent(page, 'catalogue');
  assert.deepEqual(catalogue.scenes.map((card) => [card.id, card.picture]), [['lab/one', '/scenes/lab/one.png'], ['lab/two', '']]);
  assert.deepEqual(await sent(page, 'language'), [{ command: 'language', lang: 'zh-CN' }]);
  assert.deepEqual(await sent(page, 'comfort'), [{ command: 'comfort', reduce_motion: true, board_inches: 86, contrast: 'usual', vibrates: true }]);
  assert.deepEqual(await page.evaluate(() => window.fake.pictures), [{ scene: 'lab/one', bytes: 1000 }]);
  assert.equal(await page.evaluate(() => window.fake.font), 50_000);
  assert.deepEqual(await page.evaluate(() => window.shujin.state()), { notice: 'state', screen: 'home', scene: null, tick: 0, lesson: {} });
});

test('the rest of the typeface comes when the engine asks for it', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t);
  await page.goto(site.url);
  await ready(page);
  assert.ok(!site.requests.some((request) => request.includes('sans-more')), 'a first visit does without');
  await page.evaluate(() => window.fake.tell({ notice: 'typeface' }));
  await page.waitForFunction(() => window.fake.typeface === 30_000);
});

test('the bar goes as far as the bytes have come, and never back', async (t) => {
  const site = await startFake();
  const [engine, font] = ['/engine/shujin_bg.wasm', '/fonts/shujin-sans.ttf'];
  const size = Object.fromEntries(await Promise.all([engine, font].map(async (path) => {
    return [path, (await (await fetch(site.url + path.slice(1))).arrayBuffer()).byteLength];
  })));
  const go = {};
  for (const [path, part] of [[engine, 0.25], [font, 0.5]]) {
    site.stops.set(path, { part, on: new Promise((on) => (go[path] = on)) });
  }
  const page = await newPage(browser, t);
  await page.addInitScript(() => {
    window.bars = [];
    const look = (changes) => {
      for (const { target } of changes) if (target.id === 'splash-bar') window.bars.push(target.value);
    };
    new MutationObserver(look).observe(document, { subtree: true, attributes: true, attributeFilter: ['value'] });
  });
  await page.goto(site.url, { waitUntil: 'commit' });
  // Nine tenths of the bar are for the download, the last one for the start.
  const stands = async (come) => {
    const wanted = (0.9 * come) / (size[engine] + size[font]);
    const bar = () => page.evaluate(() => document.getElementById('splash-bar')?.value);
    await until(async () => Math.abs((await bar()) - wanted) < 1e-6, `the bar stands at ${wanted}`);
  };
  const quarter = Math.round(size[engine] * 0.25);
  await stands(quarter + size[font] / 2);
  assert.equal(await page.locator('#splash-text').textContent(), '正在下载：0.1 / 0.4 MB');
  go[font]();
  await stands(quarter + size[font]);
  go[engine]();
  await ready(page);
  const bars = await page.evaluate(() => window.bars);
  assert.equal(bars.at(-1), 1);
  assert.deepEqual(bars, [...bars].sort((a, b) => a - b));
});

test('an address opens its scene, with its seed and in its language', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t);
  await page.goto(`${site.url}?scene=lab/one&seed=7&task=two&lang=en`);
  await ready(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.deepEqual(await sent(page, 'open'), [{ command: 'open', scene: 'lab/one', seed: 7, task: 'two' }]);
  await page.waitForFunction(() => window.fake.supplied.length === 1);
  const [{ scene, bytes, session }] = await page.evaluate(() => window.fake.supplied);
  assert.deepEqual([scene, bytes, session.home], ['lab/one', 200_000, 'https://school.example']);
  assert.match(session.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.match(session.learner, /^p-[0-9a-f]{32}$/);
  assert.ok(Math.abs(Date.parse(session.started) - Date.now()) < 60_000);
  assert.equal((await sent(page, 'loading')).at(-1).fraction, 1);
});

test('the scene that the address names comes beside the engine, and its picture stands until it is drawn', async (t) => {
  const site = await startFake();
  const [engine, pack] = ['/engine/shujin_bg.wasm', '/scenes/lab/one.shujin'];
  site.files.set('/scenes/lab/one.png', await readFile(new URL('../../scenes/lab/pendulum/picture.png', import.meta.url)));
  const go = {};
  for (const path of [engine, pack]) site.stops.set(path, { part: 0.5, on: new Promise((on) => (go[path] = on)) });
  const page = await newPage(browser, t);
  await page.goto(`${site.url}?scene=lab/one`, { waitUntil: 'commit' });
  const asked = () => site.requests.filter((request) => request.includes(pack)).length;
  await until(asked, 'the pack is asked for while the engine is on its way');
  const picture = page.getByRole('img', { name: '一' });
  await picture.waitFor();
  await shoot(page, 'splash-scene');
  go[engine]();
  await page.waitForFunction(() => window.fake?.sent.some(({ command }) => command === 'open'));
  assert.ok(await picture.isVisible(), 'the engine has nothing to show yet');
  go[pack]();
  await ready(page);
  assert.equal(await page.evaluate(() => window.fake.supplied.length), 1);
  assert.equal(asked(), 1, 'it is not fetched twice');
});

test('a pack that did not come ahead is asked for again by the engine', async (t) => {
  const site = await startFake();
  site.faults.set('/scenes/lab/one.shujin', { times: 1, how: 'cut' });
  const page = await newPage(browser, t, { allow: BROKEN });
  await page.goto(`${site.url}?scene=lab/one`);
  await ready(page);
  assert.deepEqual(await page.evaluate(() => window.fake.supplied.map(({ bytes }) => bytes)), [200_000]);
});

test('the address follows the scenes, and the browser leads back', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t);
  await page.goto(site.url);
  await ready(page);
  await page.evaluate(() => window.shujin.send({ command: 'open', scene: 'lab/one' }));
  await page.waitForURL(`${site.url}?scene=lab/one`);
  await page.goBack();
  await until(async () => (await sent(page, 'close')).length === 1, 'the engine is sent home');
  await page.goForward();
  await until(async () => (await sent(page, 'open')).length === 2, 'the engine opens the scene again');
});

test('a download that breaks off is fetched again', async (t) => {
  const site = await startFake();
  for (const path of ['/engine/shujin_bg.wasm', '/fonts/shujin-sans.ttf', '/catalogue.json', '/scenes/lab/one.shujin']) {
    site.faults.set(path, { times: 1, how: 'cut' });
  }
  site.faults.set('/engine/shujin.js', { times: 1, how: 'drop' });
  const page = await newPage(browser, t, { allow: BROKEN });
  await page.goto(`${site.url}?scene=lab/one`);
  await ready(page);
  await page.waitForFunction(() => window.fake.supplied.length === 1);
  assert.equal(await page.evaluate(() => window.fake.supplied[0].bytes), 200_000);
});

test('modules that do not come are fetched again by a new page', async (t) => {
  const site = await startFake();
  site.faults.set('/engine.js', { times: 1, how: 'drop' });
  const page = await newPage(browser, t, { allow: BROKEN });
  await page.goto(site.url);
  await ready(page);
});

test('a download that fails for good says what to do, and a press tries again', async (t) => {
  const site = await startFake();
  site.faults.set('/engine/shujin_bg.wasm', { times: Infinity, how: 'drop' });
  const page = await newPage(browser, t, { allow: BROKEN });
  await page.goto(site.url);
  const message = page.getByRole('alertdialog', { name: '没有准备好' });
  await message.waitFor({ timeout: 60_000 });
  assert.match(await message.textContent(), /请看看网线或无线网络是否连着/);
  await shoot(page, 'failed');
  site.faults.clear();
  await page.getByRole('button', { name: '再试一次' }).click();
  await ready(page);
});

test('a scene that is not there is called unavailable, at once and with a reason', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t, { allow: BROKEN });
  await page.goto(`${site.url}?scene=lab/two`);
  await ready(page);
  await until(async () => (await sent(page, 'unavailable')).length === 1, 'the engine hears of it');
  assert.deepEqual(await sent(page, 'unavailable'), [{ command: 'unavailable', scene: 'lab/two', reason: '服务器上没有这个场景。' }]);
});

test('a scene that cannot be opened says what is wrong with it, and nothing is fetched for it', async (t) => {
  const site = await startFake();
  const fault = { 'zh-CN': '现状：坏了', en: 'found it broken' };
  const cards = [card('lab/one', null), { ...card('lab/two', null), pack: '', fault }];
  site.files.set('/catalogue.json', Buffer.from(JSON.stringify(cards)));
  const page = await newPage(browser, t);
  await page.goto(`${site.url}?scene=lab/two&lang=en`);
  await ready(page);
  await until(async () => (await sent(page, 'unavailable')).length === 1, 'the engine hears of it');
  assert.deepEqual(await sent(page, 'unavailable'), [{ command: 'unavailable', scene: 'lab/two', reason: 'found it broken' }]);
  assert.equal(await page.evaluate(() => window.fake.supplied.length), 0);
  assert.deepEqual(site.requests.filter((request) => request === 'GET /').length, 1, 'its empty address is this page');
});

/** The choice as the server reads it. */
const inCookie = async (page) => (await page.context().cookies()).find(({ name }) => name === 'shujin-lang');

test('a language chosen on a page of the server is spoken here, and one chosen here is told there', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t);
  await page.context().addCookies([{ name: 'shujin-lang', value: 'en', url: site.url }]);
  await page.goto(site.url);
  await ready(page);
  assert.deepEqual(await sent(page, 'language'), [{ command: 'language', lang: 'en' }]);
  await page.evaluate(() => window.fake.tell({ notice: 'tree', lang: 'zh-Hant', elements: [] }));
  await until(async () => (await inCookie(page))?.value === 'zh-Hant', 'the choice is kept');
  const { path, sameSite, httpOnly, expires } = await inCookie(page);
  assert.deepEqual([path, sameSite, httpOnly], ['/', 'Lax', false]);
  assert.ok(expires > Date.now() / 1000 + 300 * 86_400);
  await page.reload();
  await ready(page);
  assert.deepEqual(await sent(page, 'language'), [{ command: 'language', lang: 'zh-Hant' }]);
  // What the address asks for holds for this view.
  await page.goto(`${site.url}?lang=en`);
  await ready(page);
  assert.deepEqual(await sent(page, 'language'), [{ command: 'language', lang: 'en' }]);
  assert.equal((await inCookie(page)).value, 'zh-Hant');
});

test('a choice that was kept in the browser alone becomes the cookie, once', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t, { allow: BROKEN });
  await page.goto(`${site.url}icon.svg`);
  await page.evaluate(() => localStorage.setItem('shujin.language', 'en'));
  await page.goto(site.url);
  await ready(page);
  assert.deepEqual(await sent(page, 'language'), [{ command: 'language', lang: 'en' }]);
  assert.equal((await inCookie(page)).value, 'en');
  assert.equal(await page.evaluate(() => localStorage.getItem('shujin.language')), null);
});

test('a choice is kept where there are no cookies', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t);
  await page.addInitScript(() => Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} }));
  await page.goto(site.url);
  await ready(page);
  await page.evaluate(() => window.fake.tell({ notice: 'tree', lang: 'en', elements: [] }));
  await page.waitForFunction(() => localStorage.getItem('shujin.language') === 'en');
  await page.reload();
  await ready(page);
  assert.deepEqual(await sent(page, 'language'), [{ command: 'language', lang: 'en' }]);
});

test('no pupil meets the locale of tests', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t);
  await page.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }));
  await page.context().addCookies([{ name: 'shujin-lang', value: 'en-XA', url: site.url }]);
  await page.goto(`${site.url}?lang=en-XA`);
  await ready(page);
  assert.deepEqual(await sent(page, 'language'), [{ command: 'language', lang: 'zh-CN' }]);
});

test('a browser without WebGL 2 is told what to do', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t);
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(site.url);
  await page.getByRole('alertdialog', { name: '没有准备好' }).waitFor();
  assert.match(await page.locator('#message-text').textContent(), /WebGL 2/);
});
