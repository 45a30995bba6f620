// A class is held: the teacher's page and three pupils' pages at once, from the code on the board to what came of it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { findings } from './help/axe.mjs';
import { launch, newPage, shoot, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { found, signIn } from './help/school.mjs';
import { Server, built } from './help/serve.mjs';

const CLASS = '七年级3班';
const NAMES = ['林晓', '周明远', '陈可', '何雨', '罗一鸣'];
const options = { skip: built, timeout: 8 * 60_000 };
const play = JSON.parse(await readFile(new URL('scenes/lab-pendulum.json', import.meta.url), 'utf8'));
const browser = built ? null : await launch();

/** Three of these are drawn at once, by the processor: small ones, so that a lesson does not take three times as long. */
const PUPIL = { hasTouch: true, viewport: { width: 960, height: 540 } };

/** Joins with code and picture, and comes into the scene. */
async function joins(t, server, code, picture, name) {
  // One comes back to a picture that is taken by then.
  const page = await newPage(browser, t, { allow: [/409 \(Conflict\)/], context: PUPIL });
  await page.goto(`${server.url}class`);
  await page.getByLabel('输入黑板上的课堂码').fill(code);
  await page.getByRole('button', { name: '下一步' }).click();
  const pupil = new Pupil(page, name, play.parts);
  pupil.chose = async () => {
    await page.getByRole('button', { name: picture, exact: true }).click();
    await page.waitForFunction(() => window.shujin && !document.getElementById('splash'), null, { timeout: 120_000 });
    await pupil.do_until({ screen: 'start' }, {});
    await pupil.do_command({ command: 'draw', tier: 'low', scale: 0.5 });
    await pupil.do_press('start', { how: 'mouse' });
    await pupil.do_until({ screen: 'lesson' }, {});
    await pupil.do_command({ command: 'pace', factor: 4 });
  };
  return pupil;
}

test('a lesson with three pupils, from the code to the report', options, async (t) => {
  const server = await Server.start();
  const password = await found(server, CLASS, NAMES);
  const teacher = await newPage(browser, t, { context: { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 } });
  await signIn(teacher, server, password);
  // Chinese stands there on a system without a Chinese typeface, too.
  const loaded = () => teacher.evaluate(() => [...document.fonts].some((face) => face.family.includes('Shujin Sans') && face.status === 'loaded'));
  await until(loaded, 'the typeface is there', 30_000);
  assert.deepEqual(await findings(teacher), []);
  await teacher.getByLabel('场景').selectOption('lab/pendulum');
  await shoot(teacher, 'teacher-home');
  await teacher.getByRole('button', { name: '开始上课' }).click();
  // At school the four large digits are enough.
  const whole = await teacher.locator('.code strong').textContent();
  assert.match(whole, /^\d{4} \d{2}$/);
  const code = whole.slice(0, 4);
  const lesson = teacher.url();

  // Everybody waits at their pictures before the first comes in.
  const pupils = [];
  for (const [at, picture] of ['红鱼', '蓝叶子', '绿伞'].entries()) pupils.push(await joins(t, server, code, picture, `class-${at}`));
  assert.deepEqual(await findings(pupils[0].page), []);
  await shoot(pupils[0].page, 'class-pictures');
  for (const name of NAMES) assert.ok(!(await pupils[0].page.content()).includes(name), 'no name on a page that anybody may open');
  for (const pupil of pupils) await pupil.chose();

  // One does the first two tasks, one gives a wrong answer on the way, one only looks.
  const [first, second, third] = pupils;
  await first.play(play.steps.slice(0, 13));
  await second.play([{ touch: 'bob-100' }, { touch: 'bob' }, { touch: 'bob' }, { answer: ['mass'] }, { press: 'act.release' }, { answer: 'top' }]);
  await third.play([{ touch: 'bob' }]);

  const row = (name) => teacher.locator('.pupils li', { hasText: name });
  await until(async () => (await row('林晓').locator('.steps i.done').count()) === 2, 'the first pupil’s two tasks are seen', 60_000);
  await until(async () => (await row('周明远').locator('.steps i.done').count()) === 1, 'the second pupil’s task is seen');
  await row('陈可').locator('.steps').waitFor();
  assert.equal(await row('何雨').textContent().then((text) => text.includes('还没有进来')), true);
  await shoot(teacher, 'teacher-live');
  // Each sees whose place it is.
  await first.page.getByRole('img', { name: '你是红鱼' }).waitFor();
  await shoot(first.page, 'class-who');
  await second.page.getByRole('img', { name: '你是蓝叶子' }).waitFor();
  await second.do_language('en');
  await second.page.getByRole('img', { name: 'You are the blue leaf' }).waitFor();

  await t.test('a picture that is taken is not given out twice, and the teacher gives it by number', async () => {
    const page = await newPage(browser, t, { allow: [/Failed to load resource/] });
    const choose = async () => {
      await page.goto(`${server.url}class?code=${whole.replace(' ', '')}`);
      await page.getByRole('button', { name: /^绿伞/ }).click();
    };
    await choose();
    await page.getByRole('heading', { name: '这张图有人用了' }).waitFor();
    assert.deepEqual(await findings(page), []);
    await shoot(page, 'class-taken');
    await row('陈可').getByText('另一台设备也选了这张图').waitFor({ timeout: 60_000 });
    await shoot(teacher, 'teacher-seat-asked');
    assert.deepEqual(await findings(teacher), []);
    // The pupil shows the number, the teacher presses it.
    const gives = async (of) => {
      const number = await of.locator('.number strong').textContent();
      assert.match(number, /^[1-9]\d\d$/);
      const button = row('陈可').getByRole('button', { name: `给 ${number} 号`, exact: true });
      await button.click({ timeout: 60_000 });
      await button.waitFor({ state: 'detached', timeout: 60_000 });
    };
    await gives(page);
    await page.getByRole('button', { name: '老师给我了，再试一次' }).click();
    await page.waitForFunction(() => window.shujin && !document.getElementById('splash'), null, { timeout: 120_000 });
    // Who sat there before is in no lesson any more; whoever sits there now is.
    const session = (of) => of.evaluate(async () => (await fetch('session')).json());
    assert.equal((await session(third.page)).lesson, null);
    assert.notEqual((await session(page)).lesson, null);
    assert.match((await session(page)).pseudonym, /^p-[0-9a-f]{32}$/);
    await page.close();
    // Back at the first tablet: asked for again, and given again.
    const again = async () => {
      await third.page.goto(`${server.url}class?code=${code}`);
      await third.page.getByRole('button', { name: /^绿伞/ }).click();
      await third.page.getByRole('heading', { name: '这张图有人用了' }).waitFor();
    };
    await again();
    await gives(third.page);
    await third.page.goto(`${server.url}class?code=${code}`);
    await third.chose();
  });

  await t.test('all stand still when the teacher says so, and go on', async () => {
    await teacher.getByRole('button', { name: '全班暂停' }).click();
    for (const pupil of pupils) await until(async () => (await pupil.state()).lesson.paused, 'the pupil stands still', 60_000);
    await shoot(third.page, 'class-paused');
    // Whoever goes home meanwhile stands still there too, and is told so.
    await third.do_press('home', { how: 'mouse' });
    const held = third.page.locator('#mirror').getByRole('heading', { name: '老师请大家停一停' });
    await held.waitFor({ state: 'attached' });
    assert.equal(await third.page.locator('#mirror button', { hasText: '摆' }).count(), 0, 'no scene can be opened');
    await shoot(third.page, 'class-paused-home');
    await teacher.getByRole('button', { name: '全班继续' }).click();
    for (const pupil of [first, second]) await until(async () => !(await pupil.state()).lesson.paused, 'the pupil goes on', 60_000);
    await held.waitFor({ state: 'detached' });
  });

  await t.test('what came of it can be read, by task, question, goal and pupil', async () => {
    for (const pupil of pupils) {
      await until(async () => (await pupil.page.evaluate(() => window.shujin.waiting())) === 0, 'all is delivered');
    }
    await teacher.getByRole('button', { name: '下课' }).click();
    await teacher.getByText('已下课').waitFor();
    await teacher.locator('.chart svg').first().waitFor();
    const wrong = teacher.locator('.question', { hasText: '从哪里开始按最准' }).locator('li', { hasText: '最高点' });
    assert.equal(await wrong.locator('meter').getAttribute('value'), '1');
    const tasks = await teacher.locator('table tbody tr').first().locator('td').allTextContents();
    assert.equal(tasks[1], '2 / 3');
    await teacher.locator('summary', { hasText: '先猜一猜' }).click();
    const did = teacher.locator('details[open] li', { hasText: '做完了' }).first();
    assert.deepEqual(await did.locator('a').allTextContents(), ['林晓', '周明远']);
    // Behind the figures stand the lesson's statements, and nothing else of anybody. What pupils go on to do when it is over, as to be
    // given a hint, is no part of it.
    const told = await teacher.evaluate(async () => (await fetch(`${location.pathname}/statements.json`)).json());
    const lesson = new URL(teacher.url()).pathname.split('/').pop();
    const inLesson = (statement) => JSON.stringify(statement.context?.contextActivities ?? {}).includes(`/lessons/${lesson}"`);
    assert.ok(told.length > 20, `${told.length} statements`);
    assert.deepEqual(told.map(({ id }) => id).sort(), (await server.statements()).filter(inLesson).map(({ id }) => id).sort());
    const one = await teacher.evaluate(async () => (await fetch(`${location.pathname}/statements.json?number=1`)).json());
    assert.deepEqual([...new Set(one.map(({ actor }) => actor.account.name))].length, 1);
    assert.deepEqual(await findings(teacher), []);
    await teacher.screenshot({ path: new URL('out/teacher-report.png', import.meta.url).pathname, fullPage: true });
    await teacher.locator('.pupils a', { hasText: '林晓' }).click();
    await teacher.getByRole('heading', { name: '测到的数据' }).waitFor();
    await teacher.locator('.chart svg').waitFor();
    assert.deepEqual(await findings(teacher), []);
    await teacher.screenshot({ path: new URL('out/teacher-pupil.png', import.meta.url).pathname, fullPage: true });
  });

  await t.test('a pupil’s way is shown again, and whoever looks leaves no trace', async () => {
    // Who is done leaves: every page that is open is drawn, and slows the others.
    for (const pupil of [second, third]) await pupil.page.close();
    await first.do_press('home', { how: 'mouse' });
    const before = (await server.statements()).length;
    await until(async () => {
      await teacher.reload();
      return teacher.getByRole('link', { name: '重放一遍' }).isVisible();
    }, 'the recording has come', 60_000);
    await teacher.getByRole('link', { name: '重放一遍' }).click();
    await teacher.waitForFunction(() => window.shujin && !document.getElementById('splash'), null, { timeout: 120_000 });
    await teacher.evaluate(() => window.shujin.on((notice) => {
      if (notice.notice === 'replayed') window.agreed = notice.agreed;
    }));
    await until(async () => (await teacher.evaluate(() => window.shujin.state())).screen === 'lesson', 'it plays by itself', 60_000);
    await teacher.evaluate(() => [{ command: 'draw', tier: 'low', scale: 0.5 }, { command: 'pace', factor: 10 }].forEach((command) => window.shujin.send(command)));
    await until(() => teacher.evaluate(() => window.agreed === true), 'it comes to the same end', 120_000);
    await shoot(teacher, 'teacher-replay');
    assert.ok((await server.statements()).filter(({ actor }) => actor.account.name.startsWith('p-')).length === 0);
    assert.ok((await server.statements()).length - before < 3, 'only the pupil’s own leaving');
  });

  await t.test('the term counts the lesson', async () => {
    await teacher.goto(`${server.url}teacher/classes/${encodeURIComponent(CLASS)}/term`);
    await teacher.getByRole('heading', { name: '五育' }).waitFor();
    const row = teacher.locator('tr', { hasText: '智育' }).locator('td');
    assert.deepEqual((await row.allTextContents()).slice(1), ['1', '3', '0']);
    // Two supposed, neither right nor wrong; of the two who were asked how to plan, one knew at once and one did not.
    const element = async (name) => (await teacher.locator('tr', { hasText: name }).locator('td').allTextContents()).slice(1);
    assert.deepEqual(await element('作出假设'), ['2', '猜想，不分对错']);
    assert.deepEqual(await element('制订计划'), ['2', '1', '1', '0']);
    assert.equal((await element('搜集证据'))[0], '1');
    assert.deepEqual(await element('表达交流'), ['—', '']);
    await teacher.locator('summary', { hasText: '制订计划' }).click();
    const open = teacher.locator('details[open]');
    assert.match(await open.locator('li', { hasText: '○' }).textContent(), /从哪里开始按最准.*不是第一次就答对/);
    assert.match(await open.locator('a').last().getAttribute('href'), /\/pupils\/2$/);
    await teacher.locator('.chart svg').waitFor();
    assert.deepEqual(await findings(teacher), []);
    await teacher.screenshot({ path: new URL('out/teacher-term.png', import.meta.url).pathname, fullPage: true });
  });

  await t.test('traces hold pseudonyms, each pupil’s own, and the lesson', async () => {
    const statements = await server.statements();
    const learners = new Set(statements.map(({ actor }) => actor.account.name));
    assert.equal(learners.size, 3);
    for (const learner of learners) assert.match(learner, /^[a-z2-7]{52}$/);
    const id = lesson.split('/').pop();
    for (const { context } of statements) {
      assert.ok(context.contextActivities.grouping.some((activity) => activity.id.endsWith(`/lessons/${id}`)));
    }
    const text = JSON.stringify(statements);
    for (const name of NAMES) assert.ok(!text.includes(name));
  });
});

test('nobody sees a class who does not teach it', options, async (t) => {
  const server = await Server.start();
  const password = await found(server, CLASS, NAMES);
  const page = await newPage(browser, t, { allow: [/Failed to load resource/] });
  await page.goto(`${server.url}teacher/classes/${encodeURIComponent(CLASS)}`);
  await page.getByRole('heading', { name: '老师登录' }).waitFor();
  await page.getByLabel('用户名').fill('teacher');
  await page.getByLabel('密码').fill('wrong');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('用户名或密码不对').waitFor();
  await signIn(page, server, password);
  const answer = await page.goto(`${server.url}teacher/classes/${encodeURIComponent('七年级4班')}`);
  assert.equal(answer.status(), 403);
  await page.goto(`${server.url}teacher/classes/${encodeURIComponent(CLASS)}`);
  await page.getByText('周明远').waitFor();
  await shoot(page, 'teacher-slips');
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('heading', { name: '老师登录' }).waitFor();
  await page.goto(`${server.url}class?code=0000`);
  await page.getByText('没有这个课堂码').waitFor();
});
