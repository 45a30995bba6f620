// What breaks in the real page: the WebGL context, a pack cut short, the network. Each says so and offers a way on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, newPage, shoot, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();
const options = { skip: built, timeout: 4 * 60_000 };
const BROKEN = [/Failed to load resource/, /ERR_/, /CONTEXT_LOST|context lost|engine lost/i];

async function open(t, search, prepare = async () => {}) {
  const server = await Server.start();
  const page = await newPage(browser, t, { allow: BROKEN, context: { hasTouch: true } });
  await prepare(page);
  const pupil = new Pupil(page, 'loss');
  await pupil.open(`${server.url}${search}`);
  return { server, page, pupil };
}

test('a lost WebGL context leads back to where the lesson was, and the trace arrives', options, async (t) => {
  const { server, page, pupil } = await open(t, '?scene=lab/pendulum&seed=7');
  await pupil.do_until({ screen: 'start' }, {});
  await pupil.play([{ press: 'start' }, { touch: 'bob-100' }, { touch: 'bob' }, { touch: 'bob' }, { read: true }, { answer: ['length'] }, { slide: 'value.length', to: 0.85 }]);
  await pupil.do_until({ 'values.length': 0.85 }, {});
  // The next step walks there by itself.
  await until(async () => (await pupil.state()).lesson.counts['visited.swing'] === 1, 'the way to the ball is gone');
  const before = await known(pupil);
  // What was done is kept every few seconds; a loss takes what came after.
  await page.evaluate(() => new Promise((kept) => window.shujin.on(({ notice }) => notice === 'keep' && kept())));
  await page.evaluate(() => document.getElementById('stage').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  const message = page.getByRole('alertdialog', { name: '显卡把画面收走了' });
  await message.waitFor();
  await shoot(page, 'lost-webgl');
  await until(async () => (await server.statements()).length >= 2, 'what was done has arrived');
  await page.getByRole('button', { name: '回到场景' }).click();
  await pupil.find('go-on').waitFor({ timeout: 120_000 });
  assert.match(page.url(), /scene=lab\/pendulum/);
  assert.equal(await pupil.find('start').textContent(), '从头开始');
  await pupil.do_press({ role: 'button', name: '接着上次' }, { how: 'mouse' });
  await pupil.do_until({ screen: 'lesson', 'values.length': 0.85 }, {});
  assert.deepEqual(await known(pupil), before);
});

/** What must be the same after going on. */
async function known(pupil) {
  const { values, done, counts, task, step } = (await pupil.state()).lesson;
  return { values, done, counts, task, step };
}

test('a pack cut short is refused in words, and home is a press away', options, async (t) => {
  const { page, pupil } = await open(t, '?scene=lab/pendulum', (page) =>
    page.route('**/*.shujin*', async (route) => {
      const response = await route.fetch();
      const bytes = await response.body();
      await route.fulfill({ status: 200, body: bytes.subarray(0, bytes.length / 2) });
    }),
  );
  await pupil.do_until({ screen: 'error' }, {});
  await pupil.frames(10);
  await shoot(page, 'pack-cut');
  await pupil.do_press({ role: 'button', name: '返回首页' }, { how: 'mouse' }).catch(() => pupil.do_press('home', { how: 'mouse' }));
  await pupil.do_until({ screen: 'home' }, {});
});

test('a scene that cannot be had because the network is gone says so, and opens later', options, async (t) => {
  const { page, pupil } = await open(t, '');
  await page.context().setOffline(true);
  await pupil.do_command({ command: 'open', scene: 'lab/pendulum' });
  await pupil.do_until({ screen: 'error' }, {});
  await pupil.frames(10);
  await shoot(page, 'pack-offline');
  await page.context().setOffline(false);
  await pupil.do_command({ command: 'open', scene: 'lab/pendulum' });
  await pupil.do_until({ screen: 'start' }, {});
});

test('nonsense sent to the engine is refused and hurts nothing', options, async (t) => {
  const { page, pupil } = await open(t, '');
  const refused = await page.evaluate(() => {
    const tries = [{ command: 'dance' }, { command: 'open' }, { command: 'intent', intent: 'fly' }, {}];
    return tries.map((command) => {
      try {
        window.shujin.send(command);
        return null;
      } catch (error) {
        return String(error);
      }
    });
  });
  for (const said of refused) assert.match(said ?? 'not refused', /^Error: (unknown|missing)/);
  await pupil.do_until({ screen: 'home' }, {});
});
