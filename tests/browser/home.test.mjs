// Home in the real page: the scenes as cards, found and opened as each kind of person would.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findings } from './help/axe.mjs';
import { launch, newPage, shoot, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();
const options = { skip: built, timeout: 4 * 60_000 };

async function home(t, more = {}, search = '') {
  const server = await Server.start();
  const page = await newPage(browser, t, { context: { hasTouch: true, ...more } });
  const pupil = new Pupil(page, 'home');
  await pupil.open(`${server.url}${search}`);
  return { server, page, pupil };
}

test('home shows a card for each scene, in both languages', options, async (t) => {
  const { server, page, pupil } = await home(t);
  const cards = await (await fetch(`${server.url}catalogue.json`)).json();
  assert.equal(cards.length, 4);
  for (const { title } of cards) await page.getByRole('button', { name: title['zh-CN'] }).waitFor();
  await page.waitForLoadState('networkidle');
  await pupil.frames(5);
  await shoot(page, 'home');
  await pupil.do_language('en');
  for (const { title } of cards) await page.getByRole('button', { name: title.en }).waitFor();
  await shoot(page, 'home-en');
});

for (const how of ['mouse', 'finger', 'key']) {
  test(`a card opens its scene by ${how}, and “home” leads back`, options, async (t) => {
    const { page, pupil } = await home(t);
    const card = page.locator('#mirror button[data-id^="open."]').first();
    await card.waitFor();
    await pupil.do_press(await card.getAttribute('data-id'), { how });
    await page.getByRole('button', { name: '开始', exact: true }).waitFor({ timeout: 60_000 });
    assert.match(page.url(), /\?scene=/);
    await pupil.do_press('home', { how });
    await pupil.do_until({ screen: 'home' }, {});
    assert.doesNotMatch(page.url(), /scene=/);
  });
}

test('a tall telephone and a board show home whole', options, async (t) => {
  const { page, pupil } = await home(t, { viewport: { width: 412, height: 915 }, deviceScaleFactor: 3 });
  await page.waitForLoadState('networkidle');
  await pupil.frames(5);
  await shoot(page, 'home-phone');
  // Two pixels per CSS pixel are the most that is drawn.
  assert.deepEqual(await page.evaluate(() => [document.getElementById('stage').width, devicePixelRatio]), [824, 2]);
});

test('of many scenes home shows a page at a time, and each can be opened', options, async (t) => {
  const place = mkdtempSync(join(tmpdir(), 'shujin-'));
  t.after(() => rmSync(place, { recursive: true, force: true }));
  const scene = join(new URL('../../', import.meta.url).pathname, 'scenes/lab/pendulum');
  const ids = Array.from({ length: 14 }, (_, at) => `lab/s${String(at + 1).padStart(2, '0')}`);
  for (const id of ids) {
    cpSync(scene, join(place, id), { recursive: true });
    const file = join(place, id, 'scene.toml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('id = "lab/pendulum"', `id = "${id}"`));
  }
  const server = await Server.start([], place);
  const page = await newPage(browser, t, { context: { viewport: { width: 1280, height: 720 } } });
  const pupil = new Pupil(page, 'home-many');
  await pupil.open(server.url);
  const seen = [];
  for (;;) {
    const cards = page.locator('#mirror button[data-id^="open."]');
    await cards.first().waitFor({ timeout: 30_000 });
    for (const card of await cards.all()) {
      const box = await card.boundingBox();
      assert.ok(box && box.y >= 0 && box.y + box.height <= 720, 'it is on the screen');
      seen.push((await card.getAttribute('data-id')).slice('open.'.length));
    }
    await shoot(page, `home-many-${seen.length}`);
    const first = await cards.first().getAttribute('data-id');
    const more = page.locator('#mirror [data-id="leaf-after"]');
    if ((await more.count()) === 0 || (await more.isDisabled())) break;
    await pupil.do_press('leaf-after', { how: 'mouse' });
    await until(async () => (await cards.first().getAttribute('data-id')) !== first, 'the page is turned');
  }
  assert.deepEqual(seen, ids);
});

test('a board makes everything larger, and its twins lie where it is drawn', options, async (t) => {
  const { page, pupil } = await home(t, { viewport: { width: 1920, height: 1080 } }, '?board=86');
  const card = page.locator('#mirror button[data-id^="open."]').first();
  await card.waitFor();
  await shoot(page, 'home-board');
  await pupil.do_press(await card.getAttribute('data-id'), { how: 'finger' });
  await page.getByRole('button', { name: '开始', exact: true }).waitFor({ timeout: 60_000 });
});

test('axe finds nothing serious, at home and in a scene', options, async (t) => {
  const { page, pupil } = await home(t);
  assert.deepEqual(await findings(page), []);
  await page.locator('#mirror button[data-id^="open."]').first().press('Enter');
  await page.getByRole('button', { name: '开始', exact: true }).waitFor({ timeout: 60_000 });
  assert.deepEqual(await findings(page), []);
  await pupil.do_press({ role: 'button', name: '开始' }, { how: 'key' });
  await pupil.do_until({ screen: 'lesson' }, {});
  await pupil.frames(20);
  assert.deepEqual(await findings(page), []);
});
