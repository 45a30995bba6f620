// Pictures on the faces of things in the real page: they are seen, touched, and shown large with text and source; a screen reader is told
// what is on them. The scene is that of tests/cases/picture.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, newPage, shoot, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();
const options = { skip: built, timeout: 4 * 60_000 };
const SCENES = new URL('../cases/picture/', import.meta.url).pathname;
/** The part of the map that river and pond take, and how much bluer than red they are at least: its paper is redder than blue. */
const WATER = { least: 0.04, most: 0.2, bluer: 12 };

test('a picture lies on its board, and a touch shows it large', options, async (t) => {
  const server = await Server.start([], SCENES);
  const page = await newPage(browser, t, { context: { hasTouch: true, viewport: { width: 1280, height: 720 } } });
  const pupil = new Pupil(page, 'picture');
  await pupil.begin(`${server.url}?scene=culture/yard&seed=1&lang=zh-CN`);
  await pupil.do_command({ command: 'draw', tier: 'high', scale: 1 });
  await pupil.frames(3);
  await shoot(page, 'picture-on-its-board');

  const place = await pupil.placeOf('board', 'finger');
  await pupil.tap(place, 'finger');
  await pupil.do_until({ looking_at: 'old-map' }, {});
  await pupil.frames(3);
  await shoot(page, 'picture-large');
  const image = page.getByRole('img', { name: '手绘的地图' });
  const { width, height } = await image.boundingBox();
  assert.ok(width > 440 && Math.abs(width / height - 1.5) < 0.02, `${width} × ${height}`);
  await shows(page, await image.boundingBox(), 'on the card');
  for (const text of ['老地图上的院子', '为测试画的']) {
    await page.locator('#mirror').getByText(text).first().waitFor();
  }

  await pupil.do_press('next', { how: 'key' });
  await pupil.do_until({ looking_at: null }, {});
  await pupil.do_press('go.board', { how: 'mouse' });
  await pupil.do_until({ at: 'board' }, {});
  await pupil.do_command({ command: 'bare', on: true });
  await pupil.frames(3);
  await shoot(page, 'picture-near');
  const [x, y] = (await pupil.targets()).board.at;
  await shows(page, { x: x - 200, y: y - 130, width: 400, height: 260 }, 'on the board');
});

test('a key reaches a picture, and a school is told of it', options, async (t) => {
  const server = await Server.start([], SCENES);
  const page = await newPage(browser, t, { context: { hasTouch: true } });
  const pupil = new Pupil(page, 'picture-keys');
  await pupil.begin(`${server.url}?scene=culture/yard&seed=1&lang=en`);
  const twin = pupil.find('node.frame');
  assert.equal(await twin.textContent(), 'Look closely at Frame');
  await pupil.key(twin);
  await pupil.do_until({ looking_at: 'lantern' }, {});
  await pupil.frames(3);
  await shoot(page, 'picture-upright');
  await until(async () => {
    const all = await server.statements();
    return all.some((s) => s.verb.id.endsWith('/viewed') && s.object.id.endsWith('#picture/lantern'));
  }, 'it is told that the picture was looked at', 30_000);
});

/** Fails unless river and pond of the map are seen in this part of the page. */
async function shows(page, clip, where) {
  const taken = await page.screenshot({ clip });
  const water = await page.evaluate(
    async ([base64, bluer]) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let found = 0;
      for (let i = 0; i < data.length; i += 4) found += data[i + 2] - data[i] > bluer ? 1 : 0;
      return found / (bitmap.width * bitmap.height);
    },
    [taken.toString('base64'), WATER.bluer],
  );
  assert.ok(water > WATER.least && water < WATER.most, `water takes ${water.toFixed(3)} of the picture ${where}`);
}
