// Reading aloud: by this machine's own voices alone, each text once and no longer than it stands there. With the fake engine, and voices that
// say nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieces, voiceFor } from '../../web/page/aloud.js';
import { startFake } from './fake/site.mjs';
import { launch, newPage, until } from './help/chromium.mjs';
import { withVoices } from './help/device.mjs';

const browser = await launch();

const voice = (name, lang, more = {}) => ({ name, lang, localService: true, default: false, ...more });
const CHINESE = voice('Ting', 'zh-CN');
const ENGLISH = voice('Sam', 'en-GB');

async function open(t, voices) {
  const site = await startFake();
  const page = await newPage(browser, t);
  await withVoices(page, voices);
  await page.goto(site.url);
  await page.waitForFunction(() => window.fake && !document.getElementById('splash'));
  return page;
}

/** In which languages the engine was told that there are voices, each time that it was. */
const offered = (page) => page.evaluate(() => window.fake.sent.filter((c) => c.command === 'voices').map(({ langs }) => langs));
const show = (page, texts, lang = 'zh-CN') => page.evaluate((notice) => window.fake.tell(notice), { notice: 'aloud', lang, texts });
const said = async (page) => (await page.evaluate(() => window.voice.said)).map(({ text }) => text);
/** Waits until so many things have been said, and gives them: no more than that. */
async function wait(page, count) {
  await until(async () => (await said(page)).length >= count, `${count} things are said`);
  const all = await said(page);
  assert.equal(all.length, count, all.join(' | '));
  return all;
}
const end = (page) => page.evaluate(() => window.voice.end());
const cuts = (page) => page.evaluate(() => window.voice.cuts);

test('a voice is of the language, in whatever way systems call it, and of this machine', () => {
  const found = (tag, ...voices) => voiceFor(voices, tag)?.name;
  assert.equal(found('zh-CN', ENGLISH, CHINESE), 'Ting');
  assert.equal(found('en', CHINESE, ENGLISH), 'Sam');
  for (const lang of ['zh_CN_#Hans', 'zh-Hans-CN', 'cmn-CN', 'zh', 'cmn']) assert.equal(found('zh-CN', voice('a', lang)), 'a', lang);
  for (const lang of ['zh-TW', 'zh_TW_#Hant', 'zh-Hant-TW', 'cmn-TW']) {
    assert.equal(found('zh-Hant', CHINESE, voice('a', lang)), 'a', lang);
    assert.equal(found('zh-CN', voice('a', lang)), undefined, lang);
  }
  assert.equal(found('zh-CN', voice('a', 'zh'), CHINESE), 'Ting', 'the exact one first');
  assert.equal(found('zh-Hant', CHINESE), undefined);
  // Cantonese.
  for (const tag of ['zh-CN', 'zh-Hant']) assert.equal(found(tag, voice('a', 'zh-HK'), voice('b', 'yue-HK')), undefined);
  assert.equal(found('en', voice('a', 'en-US'), voice('b', 'en-US', { default: true })), 'b');
  assert.equal(found('en', voice('a', 'en-US', { localService: false, default: true })), undefined, 'it would send the text away');
});

test('a text is said in pieces that no browser breaks off, and nothing of it is lost', () => {
  assert.deepEqual(pieces('水深 3.5 m。多少？！看：“好。”\n走'), ['水深 3.5 m。', '多少？！', '看：“好。”', '走']);
  assert.deepEqual(pieces('He said “go.” Then 3.14 m. Done'), ['He said “go.”', 'Then 3.14 m.', 'Done']);
  assert.deepEqual(pieces('…… 。'), []);
  const clauses = `${'河水从鱼嘴分成内江和外江，'.repeat(6)}完。`;
  const words = 'water runs '.repeat(40);
  const nothing = '长'.repeat(200);
  for (const long of [clauses, words, nothing]) {
    const parts = pieces(long);
    assert.ok(parts.length > 1, long);
    for (const part of parts) assert.ok(part.length <= (/\p{Script=Han}/u.test(part) ? 35 : 140), part);
    assert.equal(parts.join('').replaceAll(' ', ''), long.replaceAll(' ', ''));
  }
  for (const part of pieces(clauses)) assert.match(part, /[，。]$/, 'a clause is not cut');
});

test('the engine is told of the languages with voices, when they are found and when they change', async (t) => {
  const page = await open(t, []);
  assert.deepEqual(await offered(page), []);
  const find = (voices) => page.evaluate((voices) => window.voice.find(voices), voices);
  await find([voice('far', 'zh-CN', { localService: false }), ENGLISH]);
  await find([ENGLISH]);
  await find([ENGLISH, CHINESE]);
  await find([]);
  assert.deepEqual(await offered(page), [['en'], ['zh-CN', 'en'], []]);
});

test('a browser without voices of its own starts as any other', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t);
  await page.addInitScript(() => {
    delete window.speechSynthesis;
    delete window.SpeechSynthesisUtterance;
  });
  await page.goto(site.url);
  await page.waitForFunction(() => window.fake && !document.getElementById('splash'));
  await show(page, ['看']);
  assert.deepEqual(await offered(page), []);
});

test('texts are read in their order, sentence by sentence, each once', async (t) => {
  const page = await open(t, [CHINESE, ENGLISH]);
  await show(page, ['看。走。', 'Length']);
  for (const [count, text] of [[1, '看。'], [2, '走。'], [3, 'Length']]) {
    assert.equal((await wait(page, count)).at(-1), text);
    await end(page);
  }
  // What stands there still is not read again beside what comes.
  await show(page, ['看。走。', 'Length', '停']);
  assert.equal((await wait(page, 4)).at(-1), '停');
  assert.equal(await cuts(page), 0);
  const voices = await page.evaluate(() => window.voice.said.map(({ by, lang }) => [by, lang]));
  assert.deepEqual(voices, [['Ting', 'zh-CN'], ['Ting', 'zh-CN'], ['Sam', 'en-GB'], ['Ting', 'zh-CN']]);
});

test('the first touch asks to speak, and what was said before nobody heard is said again', async (t) => {
  const page = await open(t, [CHINESE]);
  await show(page, ['看。']);
  await wait(page, 1);
  for (const _ of [1, 2]) await page.mouse.click(300, 300);
  assert.deepEqual(await wait(page, 2), ['看。', '看。']);
  assert.equal(await page.evaluate(() => window.voice.asked), 1);
});

test('a key asks to speak as a touch does', async (t) => {
  const page = await open(t, [CHINESE]);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => window.voice.asked), 1);
});

test('what is gone is broken off, and read again when it comes again', async (t) => {
  const page = await open(t, [CHINESE]);
  await show(page, ['第一句。第二句。', '做']);
  await wait(page, 1);
  await show(page, ['做']);
  assert.deepEqual(await wait(page, 2), ['第一句。', '做']);
  assert.equal(await cuts(page), 1);
  await show(page, []);
  await until(async () => (await cuts(page)) === 2, 'it is broken off');
  await show(page, ['第一句。第二句。']);
  await wait(page, 3);
  await end(page);
  assert.deepEqual(await wait(page, 4), ['第一句。', '做', '第一句。', '第二句。']);
});

test('what comes up before is read first, and what it broke off after it', async (t) => {
  const page = await open(t, [CHINESE]);
  await show(page, ['做']);
  await wait(page, 1);
  await show(page, ['听我说', '做']);
  await wait(page, 2);
  await end(page);
  assert.deepEqual(await wait(page, 3), ['做', '听我说', '做']);
});

test('nothing is read while nobody looks at the page', async (t) => {
  const page = await open(t, [CHINESE]);
  const hide = (hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await show(page, ['看', '做']);
  await wait(page, 1);
  await end(page);
  await wait(page, 2);
  await hide(true);
  assert.equal(await cuts(page), 1);
  await show(page, ['看', '做', '停']);
  await page.waitForTimeout(500);
  assert.equal((await said(page)).length, 2, 'silence');
  await hide(false);
  assert.deepEqual(await wait(page, 3), ['看', '做', '做'], 'from where it was broken off');
});

test('a voice that fails is not tried again, and what comes after is read', async (t) => {
  const page = await open(t, [CHINESE]);
  await show(page, ['看。走。', '做']);
  await wait(page, 1);
  await page.evaluate(() => window.voice.fail());
  assert.deepEqual(await wait(page, 2), ['看。', '做']);
});

test('a text is read by a voice of its language or not at all', async (t) => {
  const page = await open(t, [ENGLISH]);
  await show(page, ['中文', 'English'], 'en');
  assert.deepEqual(await wait(page, 1), ['English']);
  await page.evaluate((voices) => window.voice.find(voices), [CHINESE]);
  await show(page, ['v = s / t'], 'zh-CN');
  await wait(page, 2);
  assert.equal(await page.evaluate(() => window.voice.said.at(-1).by), 'Ting', 'which knows Latin letters');
});
