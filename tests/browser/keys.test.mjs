// The keyboard in the real page, with the focus on the engine's canvas: what each key does to a lesson.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, newPage, shoot, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();
const options = { skip: built, timeout: 5 * 60_000 };

/** A scene that has begun, the focus on the canvas. */
async function begin(t, scene) {
  const server = await Server.start();
  const page = await newPage(browser, t, { context: { hasTouch: true } });
  const pupil = new Pupil(page, 'keys');
  await pupil.begin(`${server.url}?scene=${scene}&seed=3`);
  await page.locator('#stage').focus();
  return { page, pupil };
}

/** The id of what has the focus. */
const focused = (page) => page.evaluate(() => document.activeElement?.dataset.id ?? document.activeElement?.id);

/** Holds a key down until something has come of it. */
async function hold(page, key, look, what) {
  await page.keyboard.down(key);
  await until(look, `${key}: ${what}`);
  await page.keyboard.up(key);
}

test('the keys of a bench', options, async (t) => {
  const { page, pupil } = await begin(t, 'lab/pendulum');

  await t.test('the level arrows turn the view', async () => {
    // Turned to the right, the world goes to the left, and the name over the bob with it.
    const from = await page.evaluate(() => {
      const bob = document.querySelector('#mirror [data-id="node.bob"]');
      window.places = [bob.getBoundingClientRect().x];
      window.shujin.on((notice) => {
        if (notice.notice !== 'tree') return;
        const x = notice.elements.find(({ id }) => id === 'node.bob')?.rect[0] ?? -1;
        if (x > 0 && x !== window.places.at(-1)) window.places.push(x);
      });
      return window.places[0];
    });
    const left = async () => (await pupil.intents()).reduce((sum, intent) => sum + (intent.left ?? 0), 0);
    await hold(page, 'ArrowRight', async () => (await left()) < 0, 'the view turns to the right');
    await until(() => page.evaluate(() => window.places.length > 1), 'the name over the bob moves');
    assert.ok((await page.evaluate(() => window.places[1])) < from, 'to the left');
    const right = await left();
    await hold(page, 'ArrowLeft', async () => (await left()) > right, 'the view turns to the left');
    assert.equal((await pupil.state()).lesson.at, 'bench', 'nobody has walked');
  });

  await t.test('H asks for a hint', async () => {
    await page.evaluate(() => {
      window.hinted = [];
      window.shujin.on(({ notice, event }) => {
        if (notice !== 'event' || event.kind !== 'hinted') return;
        const { task, hint, asked } = event.data;
        if (asked) window.hinted.push(`${task}.${hint}`);
      });
    });
    await page.keyboard.press('KeyH');
    await until(() => page.evaluate(() => window.hinted.length > 0), 'a hint is shown');
    const { lesson } = await pupil.state();
    assert.ok(lesson.hints.includes(await page.evaluate(() => window.hinted[0])));
    await pupil.find('hint-text').waitFor();
  });

  await t.test('Escape puts a card away', async () => {
    await pupil.do_command({ command: 'intent', intent: 'touch', node: 'bob' });
    await pupil.do_until({ reading: 'bob' }, {});
    assert.equal(await focused(page), 'stage');
    await page.keyboard.press('Escape');
    await pupil.do_until({ reading: null }, {});
  });

  await t.test('Tab goes from the canvas to the controls and back among them; Enter and Space press', async () => {
    await page.locator('#stage').focus();
    await page.keyboard.press('Tab');
    const first = await focused(page);
    assert.equal(first, await page.evaluate(() => document.querySelector('#mirror :is(button, input)').dataset.id));
    await page.keyboard.press('Tab');
    const second = await focused(page);
    assert.notEqual(second, first);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(page), first);
    for (let tabs = 0; (await focused(page)) !== 'pause'; tabs += 1) {
      assert.ok(tabs < 30, 'the pause button is reached');
      await page.keyboard.press('Tab');
    }
    await pupil.frames(3);
    await shoot(page, 'keys-focus');
    await page.keyboard.press('Enter');
    await pupil.do_until({ paused: true }, {});
    // The card that came is read first.
    await page.waitForTimeout(500);
    await page.keyboard.press('Space');
    await pupil.do_until({ paused: false }, {});
    await page.locator('#stage').focus();
    await pupil.frames(3); // the engine hears of it in its next frame
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await pupil.frames(5);
    assert.equal((await pupil.state()).lesson.paused, false, 'what has lost the focus is not pressed');
  });
});

test('W and the upright arrow walk where the ground is solid, until they are let go', options, async (t) => {
  const { page, pupil } = await begin(t, 'culture/dujiangyan');
  await pupil.do_press('go.fish-mouth', { how: 'mouse' });
  await pupil.do_until({ at: 'fish-mouth' }, {});
  const eye = async () => (await pupil.state()).lesson.eye;
  for (const key of ['KeyW', 'ArrowUp']) {
    const before = await eye();
    // The levee lies to the east of this viewpoint, along x.
    await hold(page, key, async () => (await eye())[0] > before[0] + 0.5, 'one walks ahead');
    assert.equal((await pupil.state()).lesson.at, null, 'one has left the viewpoint');
    await pupil.frames(5);
    const stood = await eye();
    await pupil.frames(5);
    assert.deepEqual(await eye(), stood, 'one stands still');
  }
});

test('a digit plays the key that carries it, with Shift the one with a dot', options, async (t) => {
  const { page, pupil } = await begin(t, 'music/jasmine-flower');
  for (const digit of '123456789') {
    await page.keyboard.press(`Digit${digit}`);
    await pupil.frames(2);
  }
  for (const digit of '156') {
    await page.keyboard.press(`Shift+Digit${digit}`);
    await pupil.frames(2);
  }
  const struck = (await pupil.intents()).filter(({ intent }) => intent === 'key');
  assert.deepEqual(struck.map(({ key }) => key), [2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
});
