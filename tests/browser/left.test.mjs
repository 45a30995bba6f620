// Going on where one left off: after "home", and after the page was killed.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch, launchOn, newPage, shoot, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();
const options = { skip: built, timeout: 4 * 60_000 };

/** Begins the pendulum and does a few things that can be seen in its state. */
async function begin(page, server) {
  const pupil = new Pupil(page, 'left');
  await pupil.open(`${server.url}?scene=lab/pendulum&seed=7`);
  await pupil.do_until({ screen: 'start' }, {});
  await pupil.play([{ press: 'start' }, { touch: 'bob-100' }, { touch: 'bob' }, { touch: 'bob' }, { read: true }, { answer: ['length'] }, { slide: 'value.length', to: 0.85 }]);
  await until(async () => (await pupil.state()).lesson.values.length === 0.85, 'the length is set');
  // The next step walks there by itself.
  await until(async () => (await pupil.state()).lesson.counts['visited.swing'] === 1, 'the way to the ball is gone');
  return pupil;
}

/** What must be the same after going on. */
async function known(pupil) {
  const { lesson } = await pupil.state();
  return { values: lesson.values, done: lesson.done, counts: lesson.counts, task: lesson.task, step: lesson.step };
}

/** How many ticks of the pendulum this browser keeps (web/page/resume-store.js). Runs in the page. */
async function keptTicks() {
  const answer = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => failed(request.error) }));
  const database = await answer(indexedDB.open('shujin-left'));
  const recordings = await answer(database.transaction('left').objectStore('left').getAll());
  database.close();
  return Math.max(0, ...recordings.map((recording) => JSON.parse(recording).ticks));
}

test('what was left by “home” can be gone on with, or begun afresh', options, async (t) => {
  const server = await Server.start();
  const page = await newPage(browser, t, { context: { hasTouch: true } });
  const pupil = await begin(page, server);
  const before = await known(pupil);
  await pupil.do_press('home', { how: 'mouse' });
  await pupil.do_until({ screen: 'home' }, {});
  await page.getByText('上次做到一半').first().waitFor();
  await shoot(page, 'home-left');
  await pupil.do_press('open.lab/pendulum', { how: 'mouse' });
  await pupil.find('go-on').waitFor({ timeout: 60_000 });
  await shoot(page, 'start-left');
  await pupil.do_press('go-on', { how: 'finger' });
  await pupil.do_until({ screen: 'lesson' }, {});
  await until(async () => (await pupil.state()).lesson.values.length === 0.85, 'the lesson is where it was');
  assert.deepEqual(await known(pupil), before);
  await until(async () => (await page.evaluate(() => window.shujin.waiting())) === 0, 'the outbox is empty');
  const verbs = (await server.statements()).map(({ verb }) => verb.id.split('/').pop());
  assert.equal(verbs.filter((verb) => verb === 'resumed').length, 1, verbs.join(' '));
  assert.equal(verbs.filter((verb) => verb === 'attempted').length, 1, 'what was done is not told twice');

  await pupil.do_press('home', { how: 'key' });
  await pupil.do_until({ screen: 'home' }, {});
  await pupil.do_press('open.lab/pendulum', { how: 'mouse' });
  await pupil.do_press({ role: 'button', name: '从头开始' }, { how: 'mouse' });
  await pupil.do_until({ screen: 'lesson' }, {});
  assert.deepEqual((await pupil.state()).lesson.done, []);
});

test('a killed browser goes on where it was a few seconds before', options, async (t) => {
  const server = await Server.start();
  const folder = await mkdtemp(join(tmpdir(), 'shujin-left-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const first = await launchOn(folder);
  const pupil = await begin(await newPage(first.context, t), server);
  const { tick } = await pupil.state();
  const before = await known(pupil);
  // Every few seconds the engine tells what to keep, where something was done.
  await pupil.do_command({ command: 'intent', intent: 'look', left: 0.01, up: 0 });
  await until(async () => (await pupil.page.evaluate(keptTicks)) > tick, 'what was done is kept');
  await first.kill();
  const second = await launchOn(folder);
  const page = await newPage(second.context, t);
  const again = new Pupil(page, 'left');
  await again.open(`${server.url}?scene=lab/pendulum`);
  await again.do_press('go-on', { how: 'mouse' });
  await again.do_until({ screen: 'lesson' }, {});
  await until(async () => (await again.state()).lesson.values.length === 0.85, 'the lesson is where it was');
  assert.deepEqual(await known(again), before);
});
