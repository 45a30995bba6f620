// A recording gives the same states wherever it is played: the page's own natively (play.test.mjs), and here the page's
// own and those of every scene made natively, in the page.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch, newPage, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();

test('a recording plays again in another page to the same states', { skip: built, timeout: 5 * 60_000 }, async (t) => {
  const server = await Server.start();
  const open = async (seed) => {
    const page = await newPage(browser, t, { context: { hasTouch: true } });
    const pupil = new Pupil(page, 'replay');
    await pupil.open(`${server.url}?scene=lab/pendulum&seed=${seed}`);
    await pupil.do_until({ screen: 'start' }, {});
    return { page, pupil, recording: () => page.evaluate(() => window.shujin.recording()) };
  };
  const first = await open(42);
  await first.pupil.play([{ press: 'start' }, { touch: 'bob-100' }, { touch: 'bob' }, { touch: 'bob' }, { read: true }, { answer: ['length'] }, { slide: 'value.length', to: 0.9 }, { press: 'act.release' }]);
  await until(async () => (await first.recording()).hashes.length >= 8, 'eight seconds have passed');
  const recording = await first.recording();
  assert.equal(recording.seed, 42);
  await first.page.close();

  // Another seed of its own: the recording brings its own one.
  const second = await open(5);
  await second.pupil.do_command({ command: 'replay', recording });
  await until(async () => (await second.recording()).ticks >= recording.ticks, 'the recording is over');
  const replayed = await second.recording();
  assert.deepEqual(replayed.hashes.slice(0, recording.hashes.length), recording.hashes);
  assert.deepEqual(replayed.intents, recording.intents);
});

const FOLDER = process.env.SHUJIN_RECORDINGS;
const files = FOLDER ? (await readdir(FOLDER)).filter((name) => name.endsWith('.json')) : [];

test('there is a native recording of every scene', { skip: built || (!FOLDER && 'SHUJIN_RECORDINGS is not set') }, async () => {
  const scenes = await Promise.all(files.map(async (file) => JSON.parse(await readFile(join(FOLDER, file), 'utf8')).scene));
  const server = await Server.start();
  const cards = await (await fetch(`${server.url}catalogue.json`)).json();
  assert.deepEqual([...new Set(scenes)].sort(), cards.map(({ id }) => id).sort());
});

test('recordings made natively play again in the page to the same states', { skip: built || !FOLDER, timeout: 15 * 60_000 }, async (t) => {
  const server = await Server.start();
  // One small page for all: what it draws is no matter, and opening one takes longer than a replay.
  const page = await newPage(browser, t, { context: { viewport: { width: 640, height: 360 } } });
  const pupil = new Pupil(page, 'replay');
  await pupil.open(server.url);
  await pupil.do_command({ command: 'draw', tier: 'low', scale: 0.5 });
  for (const file of files) {
    await t.test(file, async () => {
      const recording = JSON.parse(await readFile(join(FOLDER, file), 'utf8'));
      await pupil.do_command({ command: 'close' });
      await pupil.do_until({ screen: 'home' }, {});
      await pupil.do_command({ command: 'open', scene: recording.scene });
      await pupil.do_until({ screen: 'start', scene: recording.scene }, {});
      await pupil.do_command({ command: 'replay', recording, fast: true });
      await until(async () => (await pupil.state()).tick >= recording.ticks, 'the recording is over', 120_000);
      assert.deepEqual((await page.evaluate(() => window.shujin.recording())).hashes, recording.hashes);
      if (file.endsWith('to-its-end.json')) assert.equal((await pupil.state()).screen, 'finish');
    });
  }
});
