// A recording gives the same states wherever it is played: the page's own natively (play.test.mjs), and here the page's
// own and native ones in the page.

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
  await first.pupil.play([{ press: 'start' }, { touch: 'bob' }, { read: true }, { answer: ['length'] }, { slide: 'value.length', to: 0.9 }, { press: 'act.release' }]);
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

test('there is a native recording of every scene', { skip: !FOLDER && 'SHUJIN_RECORDINGS is not set' }, async () => {
  const scenes = await Promise.all(files.map(async (file) => JSON.parse(await readFile(join(FOLDER, file), 'utf8')).scene));
  const played = (await readdir(new URL('scenes/', import.meta.url))).filter((name) => name.endsWith('.json'));
  assert.deepEqual([...new Set(scenes.map((scene) => `${scene.replace('/', '-')}.json`))].sort(), played.sort());
});

for (const file of files) {
  test(`${file}, recorded natively, plays again in the page to the same states`, { skip: built, timeout: 5 * 60_000 }, async (t) => {
    const recording = JSON.parse(await readFile(join(FOLDER, file), 'utf8'));
    const server = await Server.start();
    const page = await newPage(browser, t);
    const pupil = new Pupil(page, 'replay');
    await pupil.open(`${server.url}?scene=${recording.scene}`);
    await pupil.do_until({ screen: 'start' }, {});
    await pupil.do_command({ command: 'replay', recording, fast: true });
    const replayed = () => page.evaluate(() => window.shujin.recording());
    await until(async () => (await replayed()).ticks >= recording.ticks, 'the recording is over', 120_000);
    assert.deepEqual((await replayed()).hashes, recording.hashes);
    if (file.endsWith('to-its-end.json')) assert.equal((await pupil.state()).screen, 'finish');
  });
}
