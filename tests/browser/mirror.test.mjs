// The accessible twin of the engine's interface: found by name, pressed by key, silent where nothing changed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startFake } from './fake/site.mjs';
import { findings } from './help/axe.mjs';
import { launch, newPage, until } from './help/chromium.mjs';

const browser = await launch();

const element = (id, role, name, more = {}) => ({
  id, role, name, value: '', checked: false, disabled: false, rect: [10, 20, 120, 44], ...more,
});
const TREE = [
  element('scene', 'heading', '单摆'),
  element('part', 'heading', '你将'),
  element('text.2', 'text', '量一量，算一算。'),
  element('said', 'status', '准备好了'),
  element('start', 'button', '开始', { rect: [200, 100, 160, 48] }),
  element('value.length', 'slider', '摆长', { value: '0.80 m', range: [0.2, 1.2, 0.05, 0.8] }),
  element('go.bridge', 'button', '到桥上去', { checked: true }),
  element('record', 'button', '记下这一行', { disabled: true }),
  element('sound', 'switch', '声音', { checked: true }),
  element('picture', 'image', '一座桥'),
  element('table', 'table', '数据表', { rows: [['', '摆长/m', '时间/s'], ['第 1 行', '0.600', '15.5'], ['第 2 行', '0.800', '17.9']] }),
  element('announced-now', 'alert', ''),
  element('language', 'button', 'English'),
];

/** A page whose engine shows these elements. */
async function show(t, elements = TREE) {
  const site = await startFake();
  const page = await newPage(browser, t);
  await page.goto(site.url);
  await page.waitForFunction(() => window.fake && !document.getElementById('splash'));
  const tell = async (elements, lang = 'zh-CN') => {
    await page.evaluate((notice) => window.fake.tell(notice), { notice: 'tree', lang, elements });
    await page.waitForFunction((count) => document.querySelectorAll('#mirror > *').length === count, elements.length);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  };
  await tell(elements);
  const sent = (name) => page.evaluate((name) => window.fake.sent.filter((c) => c.command === name), name);
  return { page, tell, sent };
}

test('each role can be found as a screen reader finds it', async (t) => {
  const { page } = await show(t);
  const found = (role, options) => page.getByRole(role, { exact: true, ...options }).count();
  assert.equal(await found('heading', { name: '单摆', level: 1 }), 1);
  assert.equal(await found('heading', { name: '你将', level: 2 }), 1);
  assert.equal(await found('button', { name: '开始' }), 1);
  assert.equal(await found('button', { name: '到桥上去', pressed: true }), 1);
  assert.equal(await found('button', { name: '记下这一行', disabled: true }), 1);
  assert.equal(await found('switch', { name: '声音', checked: true }), 1);
  assert.equal(await found('img', { name: '一座桥' }), 1);
  assert.equal(await page.getByRole('status').textContent(), '准备好了');
  const slider = page.getByRole('slider', { name: '摆长' });
  assert.equal(await slider.inputValue(), '0.8');
  assert.equal(await slider.getAttribute('aria-valuetext'), '0.80 m');
  assert.equal(await found('table', { name: '数据表' }), 1);
  assert.equal(await found('columnheader', { name: '时间/s' }), 1);
  assert.equal(await found('rowheader', { name: '第 2 行' }), 1);
  assert.equal(await found('row', { name: '第 1 行 0.600 15.5' }), 1);
  assert.equal(await found('alert'), 1);
  assert.equal(await page.getByRole('button', { name: 'English' }).getAttribute('lang'), 'en');
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
});

test('an element lies where the engine drew it, and lets fingers through', async (t) => {
  const { page } = await show(t);
  const start = page.getByRole('button', { name: '开始' });
  assert.deepEqual(await start.boundingBox(), { x: 200, y: 100, width: 160, height: 48 });
  assert.equal(await page.evaluate(() => document.elementFromPoint(280, 124).id), 'stage');
});

test('Tab walks in reading order and Enter presses', async (t) => {
  const { page, sent } = await show(t);
  await page.keyboard.press('Tab');
  assert.deepEqual(await sent('focus'), [{ command: 'focus', id: 'start' }]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  assert.deepEqual(await sent('press'), [{ command: 'press', id: 'start' }, { command: 'press', id: 'start' }]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await sent('slide'), [{ command: 'slide', id: 'value.length', to: 0.85 }]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal((await sent('press')).length, 2, 'what is disabled cannot be pressed');
});

test('a stroke at once does not press what was given the focus, however long after the first it came', async (t) => {
  const { page, sent } = await show(t);
  const pressed = async () => (await sent('press')).map(({ id }) => id);
  // All of it within the page: a busy test would strike too late.
  const strikes = (id, from, later) =>
    page.evaluate(
      async ([id, from, later]) => {
        const node = (id) => document.querySelector(`#mirror [data-id="${id}"]`);
        const strike = (node) => node.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })) && node.click();
        const wait = (time) => new Promise((done) => setTimeout(done, time));
        node(from).focus();
        strike(node(from));
        await wait(600);
        window.fake.tell({ notice: 'focus', id, from });
        while (document.activeElement !== node(id)) await wait(10);
        await wait(later);
        strike(node(id));
      },
      [id, from, later],
    );
  await strikes('language', 'start', 0);
  assert.deepEqual(await pressed(), ['start']);
  await strikes('language', 'start', 450);
  assert.deepEqual(await pressed(), ['start', 'start', 'language']);
  // Whoever goes there by Tab means it.
  await page.getByRole('button', { name: '到桥上去' }).focus();
  await page.keyboard.press('Enter');
  assert.deepEqual((await pressed()).at(-1), 'go.bridge');
});

test('keys go to the engine wherever the focus is, but not those that work a button', async (t) => {
  const { page } = await show(t);
  await page.evaluate(() => {
    window.heard = [];
    document.getElementById('stage').addEventListener('keydown', (event) => window.heard.push(event.code));
  });
  await page.keyboard.press('KeyW');
  await page.getByRole('button', { name: '开始' }).focus();
  for (const key of ['KeyW', 'ArrowUp', 'Enter', 'Digit3', 'Tab']) await page.keyboard.press(key);
  await page.locator('#stage').focus();
  for (const key of ['KeyS', 'Tab']) await page.keyboard.press(key);
  assert.deepEqual(await page.evaluate(() => window.heard), ['KeyW', 'KeyW', 'ArrowUp', 'Digit3', 'KeyS']);
});

test('focus stays on its element while others come, go and change places', async (t) => {
  const { page, tell, sent } = await show(t);
  await page.getByRole('button', { name: '到桥上去' }).focus();
  const [first, ...others] = TREE;
  await tell([element('new', 'text', '新'), ...[...others].reverse(), first]);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.id), 'go.bridge');
  const order = await page.evaluate(() => [...document.querySelectorAll('#mirror > *')].map((node) => node.dataset.id));
  assert.deepEqual(order, ['new', ...[...others].reverse().map(({ id }) => id), 'scene']);
});

test('where the focus goes from what is gone, the engine says', async (t) => {
  const { page, tell, sent } = await show(t);
  const focused = () => page.evaluate(() => document.activeElement.dataset?.id ?? document.activeElement.tagName);
  const say = async (notice) => {
    await page.evaluate((notice) => window.fake.tell(notice), notice);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  };
  await page.getByRole('button', { name: '到桥上去' }).focus();
  await tell(TREE.filter(({ id }) => id !== 'go.bridge'));
  assert.deepEqual((await sent('focus')).at(-1), { command: 'focus', id: 'go.bridge' }, 'nobody has left it');
  await say({ notice: 'focus', id: 'start', from: 'go.bridge' });
  assert.equal(await focused(), 'start');
  // What was pressed is still there, and has brought up a card.
  await say({ notice: 'focus', id: 'language', from: 'start' });
  assert.equal(await focused(), 'language');
  // Whoever has gone on meanwhile stays there.
  await page.getByRole('button', { name: 'English' }).focus();
  await say({ notice: 'focus', id: 'start', from: 'go.bridge' });
  assert.equal(await focused(), 'language');
  // The same element as something else keeps it.
  await tell(TREE.map((e) => (e.id === 'language' ? { ...e, role: 'switch' } : e)));
  assert.equal(await focused(), 'language');
});

test('each key on a slider counts, though the engine shows it late', async (t) => {
  const { page, tell, sent } = await show(t);
  await page.getByRole('slider', { name: '摆长' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await tell(TREE.map((e) => (e.id === 'record' ? { ...e, name: '记下' } : e)));
  await page.keyboard.press('ArrowRight');
  assert.deepEqual((await sent('slide')).map(({ to }) => Math.round(to * 100)), [85, 90, 95]);
  // What the engine makes of it is shown.
  const stands = (now) => TREE.map((e) => (e.id === 'value.length' ? { ...e, range: [0.2, 1.2, 0.05, now] } : e));
  await tell(stands(0.95));
  await tell(stands(0.6));
  assert.equal(await page.getByRole('slider', { name: '摆长' }).inputValue(), '0.6');
});

test('the page and its picture are called after the place where one stands', async (t) => {
  const { page } = await show(t);
  const say = async (title) => {
    await page.evaluate((notice) => window.fake.tell(notice), { notice: 'tree', lang: 'zh-CN', title, elements: TREE });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  };
  await say('鱼嘴 · 都江堰');
  assert.equal(await page.title(), '鱼嘴 · 都江堰 · 蜀锦');
  assert.match(await page.locator('#stage').getAttribute('aria-label'), /^鱼嘴 · 都江堰 · 场景画面/);
  await say('');
  assert.equal(await page.title(), '蜀锦 · 沉浸式学习');
});

test('where colours are forced the texts are not printed over the picture', async (t) => {
  const { page } = await show(t);
  await page.emulateMedia({ forcedColors: 'active' });
  const colours = await page.evaluate(() =>
    [...document.querySelectorAll('#mirror *')].map((node) => [node.tagName, getComputedStyle(node).color, getComputedStyle(node).opacity]),
  );
  const seen = colours.filter(([, colour, opacity]) => opacity !== '0' && !/, 0\)$/.test(colour));
  assert.deepEqual(seen, []);
});

test('the engine is told what the device asks for, and when that changes', async (t) => {
  const { page, sent } = await show(t);
  const told = (...wanted) => until(async () => {
    const { reduce_motion, contrast } = (await sent('comfort')).at(-1);
    return reduce_motion === wanted[0] && contrast === wanted[1];
  }, `the engine is told ${wanted}`);
  await told(false, 'usual');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await told(true, 'usual');
  await page.emulateMedia({ reducedMotion: 'reduce', contrast: 'more' });
  await told(true, 'light');
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', contrast: 'no-preference' });
  await told(true, 'dark');
});

test('nothing is written that is so already', async (t) => {
  const { page, tell } = await show(t);
  await page.evaluate(() => {
    window.changes = [];
    const watch = new MutationObserver((changes) => window.changes.push(...changes.map((c) => c.target.textContent)));
    watch.observe(document.getElementById('mirror'), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await tell(TREE);
  assert.deepEqual(await page.evaluate(() => window.changes), []);
  await tell(TREE.map((e) => (e.id === 'said' ? { ...e, name: '开始吧' } : e)));
  assert.deepEqual(await page.evaluate(() => window.changes), ['开始吧']);
});

test('the page follows the language that the engine names, whatever its texts look like', async (t) => {
  const { page, tell } = await show(t);
  const lang = () => page.locator('html').getAttribute('lang');
  // Not yet translated, all in Chinese: the interface speaks English all the same.
  await tell([element('home-title', 'heading', '蜀锦'), element('line', 'text', '选一个场景'), element('language', 'button', '中文')], 'en');
  assert.equal(await lang(), 'en');
  assert.equal(await page.title(), 'Shujin · Immersive learning');
  await tell(TREE, 'fr');
  assert.equal(await lang(), 'en', 'a language that the page does not speak changes nothing');
  await page.reload();
  await page.waitForFunction(() => window.fake?.sent.some((c) => c.command === 'language'));
  const sent = await page.evaluate(() => window.fake.sent.find((c) => c.command === 'language'));
  assert.equal(sent.lang, 'en', 'the choice is kept for the next visit');
});

test('axe finds nothing serious', async (t) => {
  const { page } = await show(t);
  assert.deepEqual(await findings(page), []);
});
