// The trace of the real page on the real server: whatever is killed, every statement arrives, and once.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch, launchOn, newPage, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const options = { skip: built, timeout: 5 * 60_000 };
const SCENE = '?scene=lab/pendulum&seed=3';
const BROKEN = [/Failed to load resource/, /ERR_/];

/** Begins the scene and does something worth a statement; gives the ids of all statements so far. */
async function work(page, server) {
  await page.addInitScript(() => {
    window.made = [];
    const look = setInterval(() => {
      if (!window.shujin) return;
      clearInterval(look);
      window.shujin.on((notice) => {
        if (notice.notice === 'statement') window.made.push(notice.statement.id);
      });
    }, 1);
  });
  const pupil = new Pupil(page, 'trace');
  await pupil.open(`${server.url}${SCENE}`);
  await pupil.do_until({ screen: 'start' }, {});
  await act(pupil, page);
  return pupil;
}

async function act(pupil, page) {
  await pupil.do_press('start', {});
  await pupil.do_until({ screen: 'lesson' }, {});
  const before = await made(page);
  for (const node of ['bob-100', 'bob', 'bob']) await pupil.do_touch(node);
  await until(async () => (await made(page)).length > before.length, 'a statement is made of it');
}

const made = (page) => page.evaluate(() => window.made);
const waiting = (page) => page.evaluate(() => window.shujin.waiting());

/** Waits until the server has all of these; none may be there twice. */
async function allStored(server, wanted) {
  let stored = [];
  await until(async () => {
    stored = (await server.statements()).map(({ id }) => id);
    return wanted.every((id) => stored.includes(id));
  }, `all ${wanted.length} statements are stored`);
  assert.equal(new Set(stored).size, stored.length, 'none is doubled');
}

test('a page killed in the middle of a scene loses no statement and doubles none', options, async (t) => {
  const server = await Server.start();
  const folder = await mkdtemp(join(tmpdir(), 'shujin-'));
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const first = await launchOn(folder);
  const page = await first.context.newPage();
  // Nothing gets out, so all of it is in the outbox when the page dies.
  await page.route('**/xapi/statements', (route) => route.abort());
  await work(page, server);
  const ids = await made(page);
  assert.equal(await waiting(page), ids.length);
  assert.ok(ids.length >= 3, `${ids.length} statements`);
  await first.kill();
  assert.equal((await server.statements()).length, 0);
  const second = await launchOn(folder);
  const again = await second.context.newPage();
  await again.goto(server.url);
  await allStored(server, ids);
  await second.kill();
});

test('a server killed and started again loses no statement and doubles none', options, async (t) => {
  const server = await Server.start();
  const browser = await launch();
  const page = await newPage(browser, t, { allow: BROKEN, context: { hasTouch: true } });
  const pupil = await work(page, server);
  await until(async () => (await waiting(page)) === 0, 'the first ones arrive');
  await server.kill();
  await pupil.do_read();
  await pupil.do_answer(['length']);
  const ids = await made(page);
  assert.ok((await waiting(page)) > 0, 'made while the server was down');
  await server.begin();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await allStored(server, ids);
  await until(async () => (await waiting(page)) === 0, 'the outbox is empty');
});
