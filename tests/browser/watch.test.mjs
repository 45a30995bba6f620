// Whoever makes a scene looks at it in the real page: what is saved is shown in place, a fault is said, a task is begun at, a pack is dropped.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch, newPage, shoot, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const browser = built ? null : await launch();
const options = { skip: built, timeout: 4 * 60_000 };
const ROOT = new URL('../../', import.meta.url).pathname;
const SCENE = 'lab/pendulum';

/** A folder with one scene in it, which a test may change. */
class Folder {
  constructor(t) {
    this.place = mkdtempSync(join(tmpdir(), 'shujin-'));
    t.after(() => rmSync(this.place, { recursive: true, force: true }));
    this.copy(SCENE);
  }

  copy(to) {
    cpSync(join(ROOT, 'scenes', SCENE), join(this.place, to), { recursive: true });
  }

  write(file, from, to) {
    const path = join(this.place, SCENE, file);
    const text = readFileSync(path, 'utf8');
    assert.ok(text.includes(from), `${file} holds ${from}`);
    writeFileSync(path, text.replace(from, to));
  }
}

async function watched(t) {
  const folder = new Folder(t);
  const server = await Server.start(['--watch'], folder.place);
  // A scene whose id is changed is not there any more.
  const allow = [/404 \(Not Found\).*pendulum\.json/];
  const page = await newPage(browser, t, { allow, context: { hasTouch: true } });
  return { folder, server, page, pupil: new Pupil(page, 'watch') };
}

test('a scene that is saved is shown in place, at the same step', options, async (t) => {
  const { folder, server, page, pupil } = await watched(t);
  await pupil.begin(`${server.url}?scene=${SCENE}`);
  for (const node of ['bob-100', 'bob', 'bob']) await pupil.do_touch(node);
  await pupil.do_read();
  await pupil.do_until({ done: 'guess.look' }, {});
  const before = await pupil.state();
  const goal = page.locator('#mirror').getByText('周期听谁的？');
  assert.equal(await goal.count(), 0);

  folder.write('strings/zh-CN.toml', '先猜一猜：周期由什么决定？', '周期听谁的？');
  await goal.first().waitFor({ timeout: 30_000 });
  const after = await pupil.state();
  assert.deepEqual([after.screen, after.lesson.task, after.lesson.step], [before.screen, before.lesson.task, before.lesson.step]);
  assert.ok(after.tick >= before.tick, 'it goes on');
  assert.deepEqual(after.lesson.done, before.lesson.done);
  await shoot(page, 'watch-renewed');

  folder.write('scene.toml', 'family = "bench"', 'family = "bank"');
  await pupil.find('dismiss').waitFor({ timeout: 30_000 });
  assert.match(await page.locator('#mirror').innerText(), /bank/);
  await shoot(page, 'watch-fault');
  folder.write('scene.toml', 'family = "bank"', 'family = "bench"');
  await until(async () => (await pupil.find('dismiss').count()) === 0, 'the fault is gone');
  assert.deepEqual((await pupil.state()).lesson.done, before.lesson.done);

  folder.write('scene.toml', `id = "${SCENE}"`, 'id = "lab/other"');
  await pupil.find('dismiss').waitFor({ timeout: 30_000 });
  assert.match(await page.locator('#mirror').innerText(), /没有这个场景了/);
  folder.write('scene.toml', 'id = "lab/other"', `id = "${SCENE}"`);
  await until(async () => (await pupil.find('dismiss').count()) === 0, 'it is there again');
  assert.deepEqual((await pupil.state()).lesson.done, before.lesson.done);
});

test('a scene that cannot be opened is a card that says why, until it is mended', options, async (t) => {
  const { folder, server, page, pupil } = await watched(t);
  folder.copy('lab/twin');
  folder.write('scene.toml', 'start = ', 'strat = ');
  await pupil.open(server.url);
  const mirror = page.locator('#mirror');
  await until(async () => /`strat`/.test(await mirror.innerText()), 'it says what is wrong');
  await shoot(page, 'watch-card');
  folder.write('scene.toml', 'strat = ', 'start = ');
  await until(async () => /同一个 id/.test(await mirror.innerText()), 'it is there, and its copy says what is wrong with it');
  await shoot(page, 'watch-copy');
  await pupil.do_press(`open.${SCENE}`);
  await pupil.do_until({ screen: 'start' }, {});
});

test('an address begins at a task', options, async (t) => {
  const { server, page, pupil } = await watched(t);
  await pupil.open(`${server.url}?scene=${SCENE}&task=fair`);
  await pupil.do_until({ screen: 'start' }, {});
  await shoot(page, 'watch-task');
  await pupil.do_press('start', { how: 'mouse' });
  await pupil.do_until({ screen: 'lesson', task: 'fair' }, {});
  await shoot(page, 'watch-task-begun');

  await pupil.open(`${server.url}?scene=${SCENE}&task=fare`);
  await pupil.do_until({ screen: 'start' }, {});
  await until(async () => /fare.*fair/.test(await page.locator('#mirror').innerText()), 'it names what there is');
  await shoot(page, 'watch-task-unknown');
});

test('a pack that is dropped opens, and what is none is said to be so', options, async (t) => {
  const { server, page, pupil } = await watched(t);
  const pack = await fetch(`${server.url}scenes/${SCENE}.shujin`).then((response) => response.arrayBuffer());
  await pupil.open(server.url);
  const drop = (bytes) =>
    page.evaluate((bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], 'dropped.shujin'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, [...new Uint8Array(bytes)]);
  await drop(new TextEncoder().encode('not a pack'));
  await pupil.do_until({ screen: 'error' }, {});
  await until(async () => /shujin pack/.test(await page.locator('#mirror').innerText()), 'and what to do');
  await shoot(page, 'watch-no-pack');
  await drop(pack);
  await pupil.do_until({ screen: 'start', scene: SCENE }, {});
  await pupil.do_press('start');
  await pupil.do_until({ screen: 'lesson' }, {});
  assert.deepEqual(await server.statements(), [], 'nothing of it is told');
});
