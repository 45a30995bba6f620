// English is English throughout in the page: on the start card, in the lesson and on the cards that are read there, with whatever the page's mirror
// adds of its own. That each scene speaks English is held natively: engine/stage/tests/scenes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, newPage, shoot } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();
const options = { skip: built, timeout: 5 * 60_000 };

/** Things touched. */
const TOUCHED = 3;

/** Chinese letters, and the wide punctuation between them. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** What is Chinese in any language: the button that leads to it, and the sources, named as they are published. */
const OWN = ['language', 'source'];

/** Every element of the page's mirror that says something Chinese, in whatever way it says it. */
async function chinese(pupil) {
  await pupil.frames(6);
  const said = await pupil.page.evaluate(() =>
    [...document.querySelectorAll('#mirror > *')].map((node) => {
      const texts = [node.textContent, node.getAttribute('aria-label'), node.getAttribute('aria-valuetext')];
      return [node.dataset.id, texts.filter(Boolean).join(' ')];
    }),
  );
  assert.ok(said.length > 3, 'there is something to read');
  return said.filter(([id, text]) => !OWN.includes(id) && CHINESE.test(text)).map((entry) => entry.join(': '));
}

/** Answers whatever is asked, right or wrong; what is said to that is English too. */
async function answer(pupil) {
  const option = pupil.page.locator('#mirror [data-id^="answer."]').first();
  if (!(await option.count())) return;
  await pupil.do_press(await option.getAttribute('data-id'), { how: 'mouse' });
  const submit = pupil.find('submit');
  if (await submit.count()) await pupil.do_press('submit', { how: 'mouse' });
  await pupil.find('feedback').waitFor();
  assert.deepEqual(await chinese(pupil), [], 'what is said to an answer');
  await pupil.do_read();
}

/** A bench: it has every kind of control. */
const SCENE = 'lab/pendulum';

test('a scene speaks English', options, async (t) => {
  const server = await Server.start();
  const page = await newPage(browser, t, { context: { hasTouch: true } });
  const pupil = new Pupil(page, 'english');
  await pupil.open(`${server.url}?scene=${SCENE}&lang=en`);
  await pupil.do_until({ screen: 'start' }, {});
  await page.getByRole('button', { name: 'Begin', exact: true }).waitFor();
  assert.deepEqual(await chinese(pupil), [], 'on the start card');
  await pupil.do_press('start', { how: 'mouse' });
  await pupil.do_until({ screen: 'lesson' }, {});
  assert.deepEqual(await chinese(pupil), [], 'when the lesson begins');
  await pupil.do_read();
  assert.deepEqual(await chinese(pupil), [], 'in the lesson');
  await shoot(page, 'english');
  await answer(pupil);
  const tags = page.locator('#mirror [data-id^="node."]');
  const nodes = await tags.evaluateAll((tags) => tags.map((tag) => tag.dataset.id.replace('node.', '')));
  let read = 0;
  // Those that the task is about come first in the tree, and bring questions with them: here they are the last.
  for (const node of nodes.reverse().slice(0, TOUCHED)) {
    await pupil.do_command({ command: 'intent', intent: 'touch', node });
    assert.deepEqual(await chinese(pupil), [], `after ${node} was touched`);
    read += await pupil.find('about').count();
    // Who talks must be talked to: the others wait.
    if ((await pupil.state()).lesson.talking) break;
    await pupil.do_read();
  }
  assert.ok(read > 0, 'a card was read');
});
