// What a teacher reads of a whole class: on the wall, on a telephone, on paper. Nobody plays here: what forty pupils did is told to the record
// store as players tell it.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { findings } from './help/axe.mjs';
import { OUT, launch, newPage, shoot } from './help/chromium.mjs';
import { found, pseudonym, signIn, stepsOf, store, way } from './help/school.mjs';
import { Server, built } from './help/serve.mjs';

const CLASS = '七年级3班';
const SCENE = 'culture/dujiangyan';
/** Names of two and three characters, as they are in a class. */
const NAMES = Array.from({ length: 40 }, (_, at) => `${'王李张刘陈杨赵黄周吴'[at % 10]}${'思明雨晨'[at % 4]}${at % 3 ? '欣然宇轩'[Math.floor(at / 10)] : ''}${'一二三四五六七八九十'[Math.floor(at / 4)]}`);
const options = { skip: built, timeout: 5 * 60_000 };
const browser = built ? null : await launch();

/** Widths of the page that do not fit, with what sticks out. */
const tooWide = (page) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth;
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
    return wide <= innerWidth ? [] : [`${wide} > ${innerWidth}`, ...out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
  });

/** Sheets of paper that a page takes; the PDF and its look in grey are kept for people to see. */
async function sheets(page, name) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await mkdir(OUT, { recursive: true });
  await writeFile(`${OUT}${name}.pdf`, pdf);
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

/** A class of forty whose lesson is on: half of them are done with everything, the others are on their way, one is stuck. */
async function school(t) {
  const server = await Server.start();
  const password = await found(server, CLASS, NAMES);
  const teacher = await newPage(browser, t, { context: { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 } });
  await signIn(teacher, server, password);
  await teacher.getByLabel('场景').selectOption(SCENE);
  await teacher.getByRole('button', { name: '开始上课' }).click();
  const lesson = teacher.url().split('/').pop();
  const steps = await stepsOf(SCENE);
  assert.ok(steps.length > 15, `${steps.length}`);
  const learners = await Promise.all(NAMES.map((name) => pseudonym(server, name)));
  const told = learners.flatMap((learner, at) => {
    const done = at % 2 ? steps.length : 4 + (at % (steps.length - 4));
    const stuck = at === 2;
    const begun = Date.now() - (stuck ? 14 * 60_000 : 60_000 + done * 20_000);
    const hint = (step) => ((step + at) % 5 === 0 ? at % 4 === 0 : null);
    return way({ lesson, scene: SCENE, learner, steps: steps.slice(0, stuck ? 5 : done), begun, pace: 20, wrong: (step) => (step * 7 + at) % 3 === 0, hint });
  });
  await store(server, told);
  return { server, teacher, lesson };
}

test('a class of forty: on the wall, on a telephone, on paper', options, async (t) => {
  const { server, teacher, lesson } = await school(t);
  const at = (path) => `${server.url}teacher${path}`;
  const lessonAt = at(`/lessons/${lesson}`);
  const pages = {
    home: at(''),
    list: at(`/classes/${encodeURIComponent(CLASS)}`),
    term: at(`/classes/${encodeURIComponent(CLASS)}/term`),
    lesson: lessonAt,
    pupil: `${lessonAt}/pupils/2`,
    project: `${lessonAt}/project`,
    plans: at('/plan'),
    plan: at(`/plan?scene=${SCENE}`),
    password: at('/password'),
    join: `${server.url}class`,
    privacy: `${server.url}privacy`,
  };

  await t.test('what is projected is code, address and title, large enough for the last row, and nothing else', async () => {
    await teacher.goto(lessonAt);
    const whole = await teacher.locator('.code strong').textContent();
    const [wall] = await Promise.all([teacher.context().waitForEvent('page'), teacher.getByRole('button', { name: '投到屏幕上' }).click()]);
    for (const [width, height] of [[1280, 720], [1920, 1080], [1024, 768]]) {
      await wall.setViewportSize({ width, height });
      const size = await wall.locator('.sign strong').evaluate((one) => Number.parseFloat(getComputedStyle(one.querySelector('small') ?? one).fontSize));
      assert.ok(size >= height / 12, `${size} px of ${height}`);
      const room = await wall.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
      assert.ok(room[0] <= room[1], `all of it is seen at once: ${room}`);
      assert.deepEqual(await tooWide(wall), []);
    }
    await wall.setViewportSize({ width: 1280, height: 720 });
    assert.equal(await wall.locator('.sign strong').textContent(), whole);
    assert.equal(await wall.locator('a, button, input, select, form').count(), 0, 'nothing leads away');
    const text = await wall.content();
    for (const name of NAMES) assert.ok(!text.includes(name), 'no name');
    assert.deepEqual(await findings(wall), []);
    await shoot(wall, 'teacher-project');
    await wall.close();
  });

  await t.test('who is stuck is seen, with minutes and beside the class', async () => {
    await teacher.goto(lessonAt);
    const stuck = teacher.locator('.stuck li');
    await stuck.first().waitFor();
    const lines = await stuck.allTextContents();
    assert.ok(lines.some((line) => line.includes(NAMES[2]) && /这一步 1\d 分钟（多数人 1 分钟）/.test(line)), lines.join('\n'));
    assert.ok(!lines.some((line) => line.includes(NAMES[1])), 'who is done is not stuck');
    await teacher.screenshot({ path: `${OUT}teacher-forty.png`, fullPage: true });
    assert.deepEqual(await findings(teacher), []);
  });

  await t.test('every page fits a telephone, in each language', async () => {
    const page = await teacher.context().newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const lang of ['zh-CN', 'en', 'zh-Hant']) {
      for (const [name, address] of Object.entries(pages)) {
        await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
        assert.deepEqual(await tooWide(page), [], `${name} in ${lang}`);
        if (lang === 'zh-CN') await page.screenshot({ path: `${OUT}teacher-390-${name}.png`, fullPage: true });
      }
    }
    await page.goto(`${pages.home}?lang=zh-CN`);
    await page.close();
  });

  await t.test('the report is two sheets of paper, and no name of the method or of a record stands on it', async () => {
    await teacher.goto(lessonAt);
    await teacher.getByRole('button', { name: '下课' }).click();
    await teacher.getByText('已下课').waitFor();
    assert.ok((await sheets(teacher, 'teacher-report')) <= 2);
    await teacher.emulateMedia({ media: 'print' });
    const printed = await teacher.evaluate(() => document.body.innerText);
    assert.doesNotMatch(printed, /贝叶斯|登记号|[0-9a-f]{8}-[0-9a-f]{4}|…|\{/);
    await teacher.emulateMedia({ media: null });
    // On the screen it is folded.
    const shown = await teacher.evaluate(() => document.body.innerText);
    assert.doesNotMatch(shown, /贝叶斯|[0-9a-f]{8}-[0-9a-f]{4}/);
    await teacher.locator('summary', { hasText: '这些数怎么来的' }).click();
    await teacher.getByText('贝叶斯知识追踪').waitFor();
    await teacher.screenshot({ path: `${OUT}teacher-forty-report.png`, fullPage: true });
    for (const name of ['list', 'term', 'pupil', 'plan']) {
      await teacher.goto(pages[name]);
      await sheets(teacher, `teacher-${name}`);
      await teacher.screenshot({ path: `${OUT}teacher-1280-${name}.png`, fullPage: true });
      assert.deepEqual(await findings(teacher), [], name);
    }
  });

  await t.test('hints that came by themselves are told apart', async () => {
    await teacher.goto(lessonAt);
    await teacher.locator('summary', { hasText: '谁做完了' }).nth(1).click();
    await teacher.locator('details[open]').getByText(/\d+ 人问到，\d+ 人没问就出现/).first().waitFor();
    await teacher.goto(`${lessonAt}/pupils/2`);
    await teacher.getByText('提示自己出现').first().waitFor();
    assert.equal(await teacher.locator('.way .hint').count(), 0, 'nobody asked for any');
    await teacher.goto(`${lessonAt}/pupils/5`);
    await teacher.getByText('问了提示').first().waitFor();
  });

  await t.test('a scene counts for each education that it serves', async () => {
    await teacher.goto(pages.term);
    const row = async (name) => (await teacher.locator('section', { hasText: '五育' }).locator('tr', { hasText: name }).locator('td').allTextContents()).slice(1, 3);
    assert.deepEqual(await row('德育'), ['1', '40']);
    assert.deepEqual(await row('智育'), ['1', '40']);
    assert.deepEqual(await row('美育'), ['0', '0']);
  });

  await t.test('a plan says what is asked when, with the values that are known, and tries the scene without a trace', async () => {
    await teacher.goto(pages.plans);
    await teacher.getByRole('link', { name: '都江堰：一道堰，管旱又管涝' }).click();
    await teacher.getByRole('heading', { name: '课前' }).waitFor();
    const text = await teacher.evaluate(() => document.body.innerText);
    assert.match(text, /有人把飞沙堰加高到4\.0 m/);
    assert.match(text, /德育、智育/);
    assert.match(text, /够120 m³\/s/);
    const trial = await teacher.getByRole('link', { name: '先自己试一试' }).getAttribute('href');
    assert.match(trial, /^\/\?scene=culture\/dujiangyan&task=[a-z-]+$/);
    for (const lang of ['en', 'zh-Hant', 'zh-CN']) {
      await teacher.goto(`${pages.plan}&lang=${lang}`);
      assert.equal(await teacher.locator('html').getAttribute('lang'), lang);
    }
  });

  await t.test('pictures are told apart without colour, and one that is taken is marked before it is chosen', async () => {
    const end = await newPage(browser, t, { context: { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 } });
    await teacher.goto(at(''));
    await teacher.getByLabel('场景').selectOption(SCENE);
    await teacher.getByRole('button', { name: '开始上课' }).click();
    const code = (await teacher.locator('.code strong').textContent()).replace(' ', '');
    const join = `${server.url}class?code=${code}`;
    await end.goto(join);
    const first = end.locator('.picture').first();
    const name = await first.locator('span').textContent();
    await end.evaluate(() => (document.documentElement.style.filter = 'grayscale(1)'));
    await end.screenshot({ path: `${OUT}class-pictures-grey.png`, fullPage: true });
    // The seat alone is wanted, not the player.
    const answer = await end.request.post(`${server.url}class/join`, { form: { code, picture: await first.getAttribute('value') }, maxRedirects: 0 });
    assert.equal(answer.status(), 303);
    await end.goto(join);
    assert.match(await end.locator('.picture.own').textContent(), new RegExp(`${name}.*你在这里`));
    const own = await (await end.request.get(`${server.url}class/picture`)).json();
    assert.equal(own.name, name);
    const other = await newPage(browser, t);
    await other.goto(join);
    assert.match(await other.locator('.picture.taken').textContent(), new RegExp(`${name}.*有人在用`));
    assert.equal(await other.locator('.picture.taken').count(), 1);
    assert.deepEqual(await findings(other), []);
    assert.equal((await other.request.get(`${server.url}class/picture`)).status(), 204);
  });
});
