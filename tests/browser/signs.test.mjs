// What the page has the engine say of itself: that the server does not answer, that another tab has the scene. With the engine that draws nothing.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { startFake } from './fake/site.mjs';
import { launch, newPage, until } from './help/chromium.mjs';

const browser = await launch();
const BROKEN = [/Failed to load resource/, /ERR_/];

const ready = (page) => page.waitForFunction(() => window.fake && !document.getElementById('splash'));
/** What the engine was told last of this. */
const sign = (page, name) =>
  page.evaluate((name) => window.fake.sent.filter((c) => c.command === 'signs' && name in c).at(-1)?.[name], name);
const tell = (page, notice) => page.evaluate((notice) => window.fake.tell(notice), notice);
const statement = () => ({ notice: 'statement', statement: { id: randomUUID() } });

test('who learns is shown that the server does not answer, until it does', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t, { allow: BROKEN });
  await page.goto(site.url);
  await ready(page);
  await tell(page, statement());
  await until(() => site.stored.length === 1, 'a statement has arrived');
  assert.equal(await sign(page, 'offline'), undefined, 'nothing to say while all is well');
  site.down = true;
  await tell(page, statement());
  await until(() => sign(page, 'offline'), 'it is said that nothing answers');
  site.down = false;
  await until(async () => (await sign(page, 'offline')) === false && site.stored.length === 2, 'and that it answers again');
});

test('a scene that another tab has open is not kept by a second, which is told', async (t) => {
  const site = await startFake();
  const context = await browser.newContext();
  t.after(() => context.close());
  const open = async () => {
    const page = await newPage(context, t);
    await page.goto(`${site.url}?scene=lab/one`);
    await page.waitForFunction(() => window.fake?.supplied.length === 1);
    return page;
  };
  const left = (page) => page.evaluate(() => window.fake.supplied.at(-1).left);
  const keep = (page, recording) => tell(page, { notice: 'keep', scene: 'lab/one', recording });
  const one = await open();
  await keep(one, 'what one did');
  const two = await open();
  assert.deepEqual([await sign(one, 'elsewhere'), await sign(two, 'elsewhere')], [false, true]);
  assert.equal(await left(two), undefined, 'it does not go on from where the other is');
  await keep(two, 'what two did');
  await two.close();
  // The first one goes on, and is the only one again.
  await one.reload();
  await one.waitForFunction(() => window.fake?.supplied.length === 1);
  assert.deepEqual([await left(one), await sign(one, 'elsewhere')], ['what one did', false]);
});
