// A scene of each family is played to its end in the real page, and its recording is played again natively to the same states. Every scene is
// played to its end natively: engine/blocks/tests/cases.rs, and on a stage without a window, engine/stage/tests/scenes.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { OUT, launch, newPage, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const SCENES = new URL('scenes/', import.meta.url);
const ROOT = new URL('../../', import.meta.url).pathname;
const limit = 15 * 60_000;

const files = (await readdir(SCENES)).filter((name) => name.endsWith('.json'));
const browser = built ? null : await launch();

for (const file of files) {
  const play = JSON.parse(await readFile(new URL(file, SCENES), 'utf8'));

  test(`${play.scene} is played to its end`, { skip: built, timeout: limit }, async (t) => {
    const server = await Server.start();
    const page = await newPage(browser, t, { context: { hasTouch: true } });
    const pupil = new Pupil(page, file.replace('.json', ''), play.parts, play.by);
    await pupil.open(`${server.url}?scene=${play.scene}&seed=${play.seed ?? 1}&lang=zh-CN`);
    await pupil.do_until({ screen: 'start' }, {});
    await pupil.do_shoot('start');
    await pupil.do_press({ role: 'button', name: '开始' }, { how: 'mouse' });
    await pupil.do_until({ screen: 'lesson' }, {});
    await pupil.do_command({ command: 'pace', factor: play.pace ?? 1 });
    await pupil.play(play.steps);
    await pupil.do_until({ screen: 'finish' }, { within: 30 });
    // The card is drawn in the frames after the state is so.
    await pupil.find('finish').waitFor();
    await pupil.do_shoot('finish');
    const recording = await page.evaluate(() => window.shujin.recording());
    await pupil.do_press('finish-home', { how: 'finger' });
    await pupil.do_until({ screen: 'home' }, {});

    await t.test('its statements arrive', async () => {
      await until(async () => (await page.evaluate(() => window.shujin.waiting())) === 0, 'the outbox is empty');
      // The server holds each against what the scene can speak of: it knows all that was told.
      const aside = await page.evaluate(async () => (await (await import('/trace/store.js')).openStore()).aside());
      assert.deepEqual(aside, []);
      // Steps and tasks are completed too: of the scene itself it is said once.
      const whole = (await server.statements()).filter(({ object }) => !object.id.includes('#'));
      const verbs = whole.map(({ verb }) => verb.id.split('/').pop());
      for (const verb of ['initialized', 'completed', 'terminated']) {
        assert.equal(verbs.filter((found) => found === verb).length, 1, `${verb} once, in ${verbs.join(' ')}`);
      }
    });

    await t.test('its recording plays again natively', { skip: !process.env.SHUJIN_PLAYER && 'SHUJIN_PLAYER is not set' }, async () => {
      assert.ok(recording.hashes.length > 5, `${recording.hashes.length} hashes`);
      await mkdir(OUT, { recursive: true });
      const kept = `${OUT}${pupil.name}.recording.json`;
      await writeFile(kept, JSON.stringify(recording));
      assert.deepEqual(await replayNatively(kept, `${ROOT}scenes/${play.scene}`), recording.hashes);
    });
  });
}

/** Ticks and hashes that the native player prints. */
async function replayNatively(recording, scene) {
  const run = promisify(execFile);
  const { stdout } = await run(process.env.SHUJIN_PLAYER, ['--headless', '--replay', recording, scene]);
  const lines = [...stdout.matchAll(/^(\d+)\s+([0-9a-f]{8,})\s*$/gm)];
  return lines.map(([, tick, hash]) => [Number(tick), hash]);
}

test('every family of the catalogue has a play', { skip: built }, async () => {
  const server = await Server.start();
  const cards = await (await fetch(`${server.url}catalogue.json`)).json();
  const played = await Promise.all(files.map(async (file) => JSON.parse(await readFile(new URL(file, SCENES), 'utf8')).scene));
  const families = (ids) => [...new Set(ids.map((id) => id.split('/')[0]))].sort();
  assert.deepEqual(families(played), families(cards.map(({ id }) => id)));
});

