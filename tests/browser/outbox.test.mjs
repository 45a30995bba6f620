// The trace on its way: kept before it is sent, sent once, halved when refused, alive after the page or the server died.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Policy } from '../../web/page/trace/policy.js';
import { startFake } from './fake/site.mjs';
import { launch, launchOn, newPage, until } from './help/chromium.mjs';

const browser = await launch();
const BROKEN = [/Failed to load resource/, /ERR_/, /^engine lost/];

const statements = (count) => Array.from({ length: count }, (_, number) => ({ id: randomUUID(), number }));
const tell = (page, made) =>
  page.evaluate((made) => window.fake.tell(...made.map((statement) => ({ notice: 'statement', statement }))), made);
const waiting = (page) => page.evaluate(() => window.shujin.waiting());
const ids = (made) => made.map(({ id }) => id);

async function open(t, place = browser) {
  const site = await startFake();
  const page = await newPage(place, t, { allow: BROKEN });
  await visit(page, site);
  return { site, page };
}

async function visit(page, site) {
  await page.goto(site.url);
  await page.waitForFunction(() => window.fake && window.shujin);
}

test('statements arrive in order, in batches of at most 50, and are forgotten here', async (t) => {
  const { site, page } = await open(t);
  const made = statements(120);
  await tell(page, made);
  await until(async () => site.stored.length === 120 && (await waiting(page)) === 0, 'all are stored');
  assert.deepEqual(ids(site.stored), ids(made));
  assert.ok(Math.max(...site.batches) <= 50);
});

test('a refused statement is found by halving and put aside; the others arrive', async (t) => {
  const { site, page } = await open(t);
  const made = statements(20);
  site.answer = (batch) => (batch.some(({ number }) => number === 13) ? 400 : null);
  await tell(page, made);
  await until(async () => site.stored.length === 19 && (await waiting(page)) === 0, 'all but one are stored');
  const aside = await page.evaluate(async () => {
    const { openStore } = await import('/trace/store.js');
    return (await openStore()).aside();
  });
  assert.deepEqual(aside.map(({ id, status, reason }) => [id, status, reason]), [[made[13].id, 400, 'not now']]);
});

test('without network statements wait; a reload later they arrive, each once', async (t) => {
  const { site, page } = await open(t);
  const made = statements(5);
  site.answer = () => 0;
  await tell(page, made);
  await until(() => site.batches.length > 0, 'a first try');
  await page.reload();
  await page.waitForFunction(() => window.fake && window.shujin);
  assert.equal(await waiting(page), 5);
  site.answer = () => null;
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await until(() => site.stored.length === 5, 'the network is back');
  assert.deepEqual(ids(site.stored), ids(made));
});

test('an answer that is lost doubles nothing', async (t) => {
  const { site, page } = await open(t);
  const made = statements(3);
  // Stored, but the page hears "server error".
  site.answer = (batch) => {
    site.answer = () => null;
    site.stored.push(...batch);
    return 503;
  };
  await tell(page, made);
  await until(async () => site.batches.length >= 2 && (await waiting(page)) === 0, 'sent again');
  assert.deepEqual(ids(site.stored), ids(made));
});

test('the same statement told twice is kept once', async (t) => {
  const { site, page } = await open(t);
  site.answer = () => 503;
  const made = statements(2);
  await tell(page, [...made, ...made]);
  await until(() => site.batches.length > 0, 'a first try');
  assert.equal(await waiting(page), 2);
});

test('a killed browser still has what was kept, and sends it at the next visit', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'shujin-'));
  const site = await startFake();
  site.answer = () => 503;
  const made = statements(4);
  const first = await launchOn(folder);
  const page = await first.context.newPage();
  await visit(page, site);
  await tell(page, made);
  await until(async () => (await waiting(page)) === 4, 'kept');
  await first.kill();
  site.answer = () => null;
  const second = await launchOn(folder);
  await visit(await second.context.newPage(), site);
  await until(() => site.stored.length === 4, 'the next visit sends them');
  assert.deepEqual(ids(site.stored), ids(made));
  await second.kill();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('two tabs send each statement once', async (t) => {
  const context = await browser.newContext();
  const site = await startFake();
  const pages = [await newPage(context, t), await newPage(context, t)];
  for (const page of pages) await visit(page, site);
  const made = [statements(30), statements(30)];
  await Promise.all(pages.map((page, number) => tell(page, made[number])));
  await until(() => site.stored.length === 60, 'all are stored');
  assert.equal(site.batches.reduce((sum, count) => sum + count, 0), 60, 'one tab sends for both');
  // The tab that sends goes; the other takes over.
  await pages[0].close();
  const last = statements(3);
  await tell(pages[1], last);
  await until(() => site.stored.length === 63, 'the other tab sends');
  await context.close();
});

test('a page that is left sends what it still has', async (t) => {
  const { site, page } = await open(t);
  // The usual way is closed; only the last breath gets through.
  await page.route('**/xapi/statements', (route) => route.abort());
  const made = statements(2);
  await tell(page, made);
  await until(async () => (await waiting(page)) === 2, 'kept');
  await page.unroute('**/xapi/statements');
  await page.goto('about:blank');
  await until(() => site.stored.length === 2, 'they arrive');
});

test('a panic shows the way back and keeps the trace going', async (t) => {
  const { site, page } = await open(t);
  const made = statements(2);
  await page.evaluate((made) => {
    window.fake.tell(...made.map((statement) => ({ notice: 'statement', statement })));
    window.fake.lost('panicked at src/x.rs:1:2: no');
  }, made);
  const message = page.getByRole('alertdialog', { name: '程序出错停下了' });
  await message.waitFor();
  assert.match(await message.textContent(), /src\/x\.rs:1:2/);
  await until(() => site.stored.length === 2, 'the last statements arrive');
  await page.getByRole('button', { name: '回到场景' }).click();
  await page.waitForFunction(() => window.fake && !document.getElementById('message'));
});

test('waits double up to five minutes, and a server may ask for more', () => {
  const policy = new Policy(() => 1);
  const waits = [];
  for (let failure = 0; failure < 11; failure += 1) {
    assert.deepEqual(policy.answered(0, ['a'], { status: 503 }), { effect: 'later' });
    waits.push(policy.wait(0) / 1000);
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  policy.answered(0, ['a'], { status: 429, retryAfter: 9_999_000 });
  assert.equal(policy.wait(0), 3_600_000);
  policy.wake();
  assert.equal(policy.wait(0), 0);
  assert.deepEqual(policy.answered(0, ['a'], { status: 204 }), { effect: 'stored', ids: ['a'] });
  policy.answered(0, ['a'], { status: 0 });
  assert.equal(policy.wait(0), 1000, 'after a success waiting starts anew');
});

test('a refused key keeps everything and waits five minutes', () => {
  const policy = new Policy();
  assert.deepEqual(policy.answered(0, ['a', 'b'], { status: 401 }), { effect: 'key-refused' });
  assert.equal(policy.wait(0), 300_000);
  assert.deepEqual(policy.halves, [['a', 'b']]);
});
