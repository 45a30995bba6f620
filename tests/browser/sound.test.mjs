// What the running engine sounds, measured: the samples that it hands to the browser are taken down on their way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, newPage, until } from './help/chromium.mjs';
import { fundamental, heard, length, listen, onset, rms } from './help/hear.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();

async function listening(t) {
  const page = await newPage(browser, t, { context: { hasTouch: true } });
  await listen(page);
  return page;
}

test('keys of the song sound at their pitches, and nothing sounds without them', { skip: built, timeout: 4 * 60_000 }, async (t) => {
  const server = await Server.start();
  const page = await listening(t);
  const pupil = new Pupil(page, 'sound');
  await pupil.open(`${server.url}?scene=music/jasmine-flower`);
  await pupil.do_until({ screen: 'start' }, {});
  await pupil.do_press('start', { how: 'mouse' });
  await pupil.do_until({ screen: 'lesson' }, {});
  await until(async () => (await length(page)) > 48_000, 'the engine sounds');
  const quiet = await heard(page);
  const ground = rms(quiet.samples.subarray(-quiet.rate / 2));
  // 1 = F: the key in which the score is written. Equal temperament from A = 440 Hz.
  const hertz = (midi) => 440 * 2 ** ((midi - 69) / 12);
  for (const [key, midi] of [[2, 65], [6, 72], [0, 60]]) {
    const before = await length(page);
    await pupil.do_press(`key.${key}`, { how: 'mouse' });
    await until(async () => (await length(page)) > before + 2 * quiet.rate, 'the note has sounded');
    const { rate, samples } = await heard(page, before);
    const at = onset(samples, rate, 6 * ground);
    assert.ok(at >= 0, `key ${key} is heard above ${ground}`);
    const note = samples.subarray(at + 0.08 * rate, at + 0.4 * rate);
    assert.ok(rms(note) > 0.01 && rms(note) < 0.5, `key ${key} is neither lost nor clipped: ${rms(note)}`);
    const found = fundamental(note, rate);
    assert.ok(Math.abs(found / hertz(midi) - 1) < 0.01, `key ${key}: ${found} Hz instead of ${hertz(midi)} Hz`);
    const last = async () => rms((await heard(page, (await length(page)) - 10_000)).samples);
    await until(async () => (await last()) < 2 * ground + 1e-5, 'it fades before the next one');
  }
});

test('a paused lesson is silent, and so is a muted one', { skip: built, timeout: 3 * 60_000 }, async (t) => {
  const server = await Server.start();
  const page = await listening(t);
  const pupil = new Pupil(page, 'sound');
  await pupil.open(`${server.url}?scene=culture/dujiangyan`);
  await pupil.do_until({ screen: 'start' }, {});
  await pupil.do_press('start', { how: 'mouse' });
  await pupil.do_until({ screen: 'lesson' }, {});
  const last = async () => {
    const { rate, samples } = await heard(page, Math.max(0, (await length(page)) - 10_000));
    return rate ? rms(samples) : 0;
  };
  await until(async () => (await last()) > 0.001, 'the river is heard');
  await pupil.do_press('pause', { how: 'mouse' });
  await until(async () => (await last()) < 0.0001, 'nothing is heard any more');
  await pupil.do_press('pause', { how: 'mouse' });
  await until(async () => (await last()) > 0.001, 'the river is heard again');
  // Muted, it goes on without being heard.
  for (const id of ['settings', 'sound.off', 'settings-done']) await pupil.do_press(id, { how: 'mouse' });
  await until(async () => (await last()) < 0.0001, 'nothing is heard');
  const before = (await pupil.state()).tick;
  await until(async () => (await pupil.state()).tick > before + 30, 'the lesson goes on');
  assert.ok((await last()) < 0.0001, 'and is not heard');
  for (const id of ['settings', 'sound.on', 'settings-done']) await pupil.do_press(id, { how: 'mouse' });
  await until(async () => (await last()) > 0.001, 'the river is heard once more');
});
