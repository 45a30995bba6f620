// A recording gives the same states wherever it is played: natively (play.test.mjs) and, here, in the page itself.

import assert from 'node:assert/strict';
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
  await first.pupil.play([{ press: 'start' }, { touch: 'bob' }, { read: true }, { slide: 'value.length', to: 0.9 }, { press: 'act.release' }]);
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
