// Mouse and fingers on the real page, where the engine itself looks what they hit: sliders, things in the world, several
// fingers at once, and what is felt.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, newPage, until } from './help/chromium.mjs';
import { withVibration } from './help/device.mjs';
import { Fingers } from './help/fingers.mjs';
import { heard, length, listen, onset, rms, strength } from './help/hear.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();
const options = { skip: built, timeout: 5 * 60_000 };

/** A scene that has begun. */
async function begin(t, scene, prepare = async () => {}) {
  const server = await Server.start();
  const page = await newPage(browser, t, { context: { hasTouch: true } });
  await prepare(page);
  const pupil = new Pupil(page, 'hands');
  await pupil.begin(`${server.url}?scene=${scene}&seed=3`);
  return { page, pupil, fingers: await Fingers.on(page) };
}

/** A slider's track: where a part (0–1) of it lies on the screen, and which number stands there. */
async function track(pupil, id) {
  const twin = pupil.find(`value.${id}`);
  const { x, y, width, height } = await twin.boundingBox();
  const [min, max, step] = await twin.evaluate(({ min, max, step }) => [min, max, step].map(Number));
  return {
    step,
    at: (part) => [x + part * width, y + height / 2],
    number: (part) => Math.round((part * (max - min)) / step) * step + min,
  };
}

/** Waits until a value of the lesson is this one; `slack` for a rectangle that is rounded to pixels. */
async function becomes(pupil, id, wanted, slack = 0) {
  const near = async () => Math.abs((await pupil.state()).lesson.values[id] - wanted) < slack + 1e-9;
  await until(near, `${id} becomes ${wanted}`, 10_000);
}

test('a double click on “go on” gives no answer that came up under it', options, async (t) => {
  const { page, pupil } = await begin(t, 'career/panda-keeper');
  await pupil.do_touch('keeper');
  const next = pupil.find('next');
  await next.waitFor();
  await pupil.do_press('next', { how: 'mouse' });
  // The line before the options: what comes up lies where this was pressed.
  await page.waitForTimeout(600);
  const { x, y, width, height } = await next.boundingBox();
  const middle = [x + width / 2, y + height / 2];
  await page.mouse.click(...middle);
  await page.waitForTimeout(150);
  await page.mouse.click(...middle);
  await pupil.find('say.0').waitFor();
  await pupil.frames(6);
  const chosen = (await pupil.intents()).filter(({ intent }) => intent === 'choose');
  assert.deepEqual(chosen, []);
  await pupil.do_press('say.0', { how: 'mouse' });
  await until(async () => (await pupil.intents()).some(({ intent }) => intent === 'choose'), 'an answer that is meant is taken');
});

test('sliders follow the hand', options, async (t) => {
  const { page, pupil, fingers } = await begin(t, 'lab/pendulum');
  // What can be set comes with the guess.
  await pupil.play([{ touch: 'bob-100' }, { touch: 'bob' }, { touch: 'bob' }, { answer: ['length'] }, { read: true }]);
  await pupil.find('value.length').waitFor();

  await t.test('a mouse', async () => {
    const { at, number, step } = await track(pupil, 'length');
    await page.mouse.move(...at(0.5));
    await page.mouse.down();
    await becomes(pupil, 'length', number(0.5), step);
    for (const part of [0.65, 0.8]) {
      await page.mouse.move(...at(part), { steps: 4 });
      await becomes(pupil, 'length', number(part), step);
    }
    await page.mouse.up();
    await pupil.frames(3);
    const { values } = (await pupil.state()).lesson;
    await page.mouse.move(...at(0.2), { steps: 4 });
    await pupil.frames(3);
    assert.deepEqual((await pupil.state()).lesson.values, values, 'what is let go stays');
  });

  await t.test('a finger, also beyond the end', async () => {
    const { at, number, step } = await track(pupil, 'angle');
    await fingers.down(at(0.5));
    await becomes(pupil, 'angle', number(0.5), step);
    await fingers.move(at(0.75));
    await becomes(pupil, 'angle', number(0.75), step);
    await fingers.move(at(1.05));
    await becomes(pupil, 'angle', number(1));
    await fingers.up();
  });

  await t.test('the signs beside it step', async () => {
    const { step } = await track(pupil, 'length');
    const from = (await pupil.state()).lesson.values.length;
    await pupil.do_press('value.length.more', { how: 'mouse' });
    await becomes(pupil, 'length', from + step);
    await pupil.do_press('value.length.more', { how: 'finger' });
    await becomes(pupil, 'length', from + 2 * step);
    await pupil.do_press('value.length.less', { how: 'finger' });
    await becomes(pupil, 'length', from + step);
    await pupil.do_press('value.length.less', { how: 'mouse' });
    await becomes(pupil, 'length', from);
  });

  await t.test('two sliders under two fingers', async () => {
    const [length, angle] = [await track(pupil, 'length'), await track(pupil, 'angle')];
    await fingers.down(length.at(0.5), angle.at(0.5));
    await becomes(pupil, 'length', length.number(0.5), length.step);
    await becomes(pupil, 'angle', angle.number(0.5), angle.step);
    await fingers.move(length.at(0.8), angle.at(0.2));
    await becomes(pupil, 'length', length.number(0.8), length.step);
    await becomes(pupil, 'angle', angle.number(0.2), angle.step);
    await fingers.up();
  });
});

test('a thing is touched where it is seen, not only by its name', options, async (t) => {
  const { page, pupil } = await begin(t, 'lab/pendulum');
  const examined = async () => (await pupil.state()).lesson.counts['examined.bob'] ?? 0;
  for (const [number, hand] of [page.mouse, page.touchscreen].entries()) {
    const { at: bob, covered } = (await pupil.targets()).bob;
    assert.equal(covered, undefined, 'nothing lies over the bob');
    await (hand === page.mouse ? hand.click(...bob, { delay: 60 }) : hand.tap(...bob));
    await until(async () => (await examined()) === number + 1, `the bob is examined, time ${number + 1}`, 10_000);
    assert.equal((await pupil.state()).lesson.reading, 'bob');
    await page.keyboard.press('Escape');
    await pupil.do_until({ reading: null }, {});
  }
});

test('a touch on the empty sky does nothing, and a hand that moves there turns the view', options, async (t) => {
  const { page, pupil, fingers } = await begin(t, 'culture/dujiangyan');
  await pupil.do_press('go.overview', { how: 'mouse' });
  await pupil.do_until({ at: 'overview' }, {});
  // Right of the mountains, below the bar.
  const sky = [1000, 80];
  const before = { intents: await pupil.intents(), counts: (await pupil.state()).lesson.counts };
  await page.mouse.click(...sky, { delay: 60 });
  await page.touchscreen.tap(...sky);
  await pupil.frames(5);
  assert.deepEqual(await pupil.intents(), before.intents);
  await fingers.down(sky);
  await fingers.move([sky[0] - 40, sky[1]]);
  await fingers.move([sky[0] - 80, sky[1] + 20]);
  await fingers.up();
  await until(async () => (await pupil.intents()).length > before.intents.length, 'the view turns', 10_000);
  await pupil.frames(5);
  const kinds = (await pupil.intents()).slice(before.intents.length).map(({ intent }) => intent);
  assert.deepEqual([...new Set(kinds)], ['look']);
  assert.deepEqual((await pupil.state()).lesson.counts, before.counts);
});

test('keys of a song', options, async (t) => {
  const { page, pupil, fingers } = await begin(t, 'music/jasmine-flower', async (page) => {
    await listen(page);
    await withVibration(page);
  });
  const middle = async (id) => {
    const { x, y, width, height } = await pupil.find(id).boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const felt = () => page.evaluate(() => window.felt);
  const struck = async () => (await pupil.intents()).filter(({ intent }) => intent === 'key');

  await t.test('two under two fingers sound together', async () => {
    await until(async () => (await length(page)) > 48_000, 'the engine sounds');
    const quiet = await heard(page);
    const ground = rms(quiet.samples.subarray(-quiet.rate / 2));
    const before = await length(page);
    await fingers.down(await middle('key.2'), await middle('key.6'));
    await until(async () => (await struck()).length === 2, 'both keys are struck', 10_000);
    await fingers.up();
    const [one, other] = await struck();
    assert.deepEqual([one.key, other.key].sort(), [2, 6]);
    assert.equal(one.tick, other.tick, 'in the same tick');
    assert.deepEqual(await felt(), [[40], [40]], 'each is felt');
    await until(async () => (await length(page)) > before + 2 * quiet.rate, 'they have sounded');
    const { rate, samples } = await heard(page, before);
    const at = onset(samples, rate, 6 * ground);
    assert.ok(at >= 0, `something is heard above ${ground}`);
    const chord = samples.subarray(at + 0.08 * rate, at + 0.4 * rate);
    // 1 and 5 in F: F₄ and C₅. A₄ between them is in neither.
    const [f, a, c] = [349.23, 440, 523.25].map((hertz) => strength(chord, rate, hertz));
    assert.ok(Math.min(f, c) > 5 * a, `both are in it: F ${f}, C ${c}, A ${a}`);
  });

  await t.test('they are felt until that is switched off', async () => {
    const strike = async (count) => {
      const before = (await struck()).length;
      await page.mouse.click(...(await middle('key.4')), { delay: 60 });
      await until(async () => (await struck()).length === before + 1, 'the key is struck', 10_000);
      await pupil.frames(3);
      assert.equal((await felt()).length, count);
    };
    const vibrate = pupil.find('vibrate');
    await strike(3);
    assert.equal(await vibrate.getAttribute('aria-pressed'), 'true');
    await pupil.do_press('vibrate', { how: 'mouse' });
    await until(async () => (await vibrate.getAttribute('aria-pressed')) === 'false', 'the switch shows it');
    await strike(3);
    await pupil.do_press('vibrate', { how: 'finger' });
    await until(async () => (await vibrate.getAttribute('aria-pressed')) === 'true', 'the switch shows it');
    await strike(4);
  });
});
