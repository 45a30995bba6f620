// Small screens and enlarged pages as a hand finds them. That every screen of every scene has room on ten screens is held natively
// (engine/stage/tests/scenes/sizes.rs); here a telephone held upright is played on, and a page at 200 % is as large as it says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, newPage, shoot, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();
const server = built ? null : await Server.start();

const TELEPHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
/** A finger's target, CSS pixels. */
const FINGER = 44;

async function pupil(t, name, context) {
  const page = await newPage(browser, t, { context });
  return new Pupil(page, name);
}

/** Where the elements lie whose ids begin so. */
function boxes(page, prefix) {
  return page.locator(`#mirror [data-id^="${prefix}"]`).evaluateAll((nodes) =>
    nodes.map((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      return { id: node.dataset.id, left, top, right, bottom };
    }),
  );
}

test('on a telephone held upright a phrase is played with all keys in reach', { skip: built }, async (t) => {
  const child = await pupil(t, 'sizes-telephone', TELEPHONE);
  await child.begin(`${server.url}?scene=music/jasmine-flower&task=play&seed=1&lang=zh-CN`);
  const keys = await boxes(child.page, 'key.');
  assert.equal(keys.length, 10);
  for (const { id, left, top, right, bottom } of keys) {
    assert.ok(left >= 0 && right <= 390 && bottom <= 844, `${id} lies at ${left}–${right}, ${top}–${bottom}`);
    assert.ok(right - left >= FINGER - 1 && bottom - top >= FINGER - 1, `${id} is ${right - left} by ${bottom - top}`);
  }
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const pairs = keys.flatMap((a, i) => keys.slice(i + 1).map((b) => [a, b]));
  for (const [a, b] of pairs) assert.ok(!over(a, b), `${a.id} and ${b.id} lie over one another`);
  await shoot(child.page, 'sizes-telephone-keys');
  await child.do_follow('key.', { until: { done: 'play' } });
});

test('at 200 % what is to be pressed is twice as large', { skip: built }, async (t) => {
  const width = async (context) => {
    const child = await pupil(t, 'sizes-zoom', context);
    await child.open(`${server.url}?scene=lab/pendulum&seed=1&lang=zh-CN`);
    await until(async () => (await boxes(child.page, 'start')).length === 1, 'the start card');
    const [{ left, right, top, bottom }] = await boxes(child.page, 'start');
    assert.ok(right <= context.viewport.width && bottom <= context.viewport.height, 'it is on the page');
    return [right - left, bottom - top].map((side) => side * context.deviceScaleFactor);
  };
  const [wide, high] = await width({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 });
  const [wider, higher] = await width({ viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 });
  assert.ok(Math.abs(wider - 2 * wide) <= 4 && Math.abs(higher - 2 * high) <= 4, `${wide}×${high}, then ${wider}×${higher}`);
});
