// Languages: nothing is left untranslated on the page's own screens and the engine's first, and each can be chosen, by whatever hand.
// The pseudo-locale `en-XA` marks every message at both ends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TAGS } from '../../web/page/locales.js';
import { startFake } from './fake/site.mjs';
import { launch, newPage, shoot, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = await launch();
const real = built ? null : browser;
const options = { skip: built, timeout: 4 * 60_000 };
/** What a test breaks is said in the console. */
const BROKEN = [/Failed to load resource/, /ERR_/, /engine lost/i];

/** What of some texts stands outside of the marks and has letters, or is cut. Scenes have texts of their own, in Chinese. */
function unmarked(texts) {
  const marked = /〖[^〖〗]*〗/u;
  return texts.filter((text) => {
    let rest = text;
    while (marked.test(rest)) rest = rest.replace(marked, '');
    return /[〖〗]/u.test(rest) || /[\p{Letter}]/u.test(rest.replace(/\p{Script=Han}/gu, ''));
  });
}

/** Every text that the page shows or has read aloud, besides the engine's canvas. */
function texts(page, root = 'body') {
  return page.locator(root).evaluate((root) => {
    const said = [];
    for (const node of [root, ...root.querySelectorAll('*')]) {
      // A language is called what it calls itself, and what technicians read is no message.
      const own = node.dataset.id?.startsWith('language.') || /^(SCRIPT|STYLE|PRE)$/.test(node.tagName) || node.closest('[hidden]');
      if (own || !node.checkVisibility()) continue;
      for (const child of node.childNodes) if (child.nodeType === Node.TEXT_NODE) said.push(child.data);
      for (const name of ['aria-label', 'aria-valuetext', 'title']) said.push(node.getAttribute(name) ?? '');
    }
    return said.filter((text) => text.trim());
  });
}

test('marks are looked for at both ends', () => {
  assert.deepEqual(unmarked(['〖a〗', '〖to 〖b〗〗 · 〖c〗', '1 / 2', '都江堰']), []);
  for (const wrong of ['a', '〖a', '〖a〗 b', 'a〗']) assert.deepEqual(unmarked([wrong]), [wrong]);
});

test('the first screen says nothing untranslated, whatever happens', async (t) => {
  const site = await startFake();
  let go;
  site.stops.set('/engine/shujin_bg.wasm', { part: 0.5, on: new Promise((on) => (go = on)) });
  const page = await newPage(browser, t, { allow: BROKEN });
  await page.goto(`${site.url}?lang=en-XA`, { waitUntil: 'commit' });
  await until(async () => /: 0\.\d /.test((await page.locator('#splash-text').textContent()) ?? ''), 'the download is shown');
  assert.deepEqual(unmarked([await page.title(), ...(await texts(page))]), []);
  await shoot(page, 'splash-pseudo');
  go();
  await page.waitForFunction(() => window.fake && !document.getElementById('splash'));
  await page.evaluate(() => window.fake.lost('a test'));
  await page.locator('#message').waitFor();
  const said = await texts(page, '#message');
  assert.ok(said.length >= 4, said.join());
  assert.deepEqual(unmarked(said), []);
});

test('a page that does not start says so in its language, before any module has come too', async (t) => {
  for (const [path, lang, words] of [['/engine/shujin.js', 'en-XA', null], ['/main.js', 'en', /^The files needed/]]) {
    const site = await startFake();
    site.faults.set(path, { times: 100, how: 'drop' });
    const page = await newPage(browser, t, { allow: BROKEN });
    // The tries take half a minute; their waits are not what is tested here.
    await page.addInitScript(() => {
      const wait = window.setTimeout;
      window.setTimeout = (act, time, ...more) => wait(act, Math.min(time, 20), ...more);
    });
    await page.goto(`${site.url}?lang=${lang}`);
    if (words) await page.locator('#splash-text', { hasText: words }).waitFor({ timeout: 30_000 });
    else assert.deepEqual(unmarked(await texts(page, '#message')), []);
  }
});

test('home says nothing untranslated', options, async (t) => {
  const server = await Server.start();
  const page = await newPage(real, t);
  const pupil = new Pupil(page, 'pseudo');
  await pupil.open(`${server.url}?lang=en-XA`);
  await page.locator('#mirror [data-id^="open."]').first().waitFor();
  await shoot(page, 'home-pseudo');
  const said = await texts(page, '#mirror');
  assert.ok(said.length > 12, said.join());
  assert.deepEqual(unmarked(said), []);
});

test('each language can be chosen by mouse, finger and key, and the focus stays', options, async (t) => {
  const server = await Server.start();
  const page = await newPage(real, t, { context: { hasTouch: true } });
  const pupil = new Pupil(page, 'languages');
  await pupil.open(server.url);
  await page.locator('#mirror [data-id^="open."]').first().waitFor();
  const titles = new Set([await page.title()]);
  const hands = ['key', 'mouse', 'finger'];
  for (const [i, tag] of [...TAGS.slice(1), TAGS[0]].entries()) {
    const how = hands[i % hands.length];
    await pupil.do_language(tag, { how });
    await page.waitForTimeout(500);
    await shoot(page, `home-${tag}`);
    titles.add(await page.title());
    const focused = await page.evaluate(() => document.activeElement?.dataset.id);
    if (how === 'key') assert.equal(focused, 'language', 'who chose by key goes on from the button');
  }
  assert.equal(titles.size, TAGS.length, [...titles].join());
});

test('the menu of languages closes by key and by a touch beside it', { ...options, skip: built || TAGS.length < 3 }, async (t) => {
  const server = await Server.start();
  const page = await newPage(real, t, { context: { hasTouch: true } });
  const pupil = new Pupil(page, 'menu');
  await pupil.begin(`${server.url}?scene=lab/pendulum&lang=zh-CN`);
  const items = page.locator('#mirror [data-id^="language."]');
  const count = (number) => until(async () => (await items.count()) === number, `${number} languages to choose`);
  await pupil.do_press('language', { how: 'finger' });
  await count(TAGS.length);
  await page.waitForTimeout(300);
  await shoot(page, 'menu-in-lesson');
  const screen = page.viewportSize();
  for (const item of await items.all()) {
    const box = await item.boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= screen.width && box.y + box.height <= screen.height, 'on the screen');
  }
  await page.locator('#stage').focus();
  await page.keyboard.press('Escape');
  await count(0);
  await pupil.do_press('language', { how: 'mouse' });
  await count(TAGS.length);
  await page.touchscreen.tap(440, 160);
  await count(0);
});
