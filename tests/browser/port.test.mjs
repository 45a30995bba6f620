// The door in two languages: web/page/port.d.ts against the list of what engine/stage/src/port.rs reads and writes, tag by tag and field by field.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { languageOf } from '../../web/page/mirror-node.js';
import { MESSAGES, TAGS } from '../../web/page/locales.js';
import { best, choose, everywhere, sayIn } from '../../web/page/messages.js';

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
/** What the engine's own types say, field by field: engine/stage/tests/port/list.rs writes it. */
const rust = JSON.parse(await read('tests/cases/port.json'));
const types = (await read('web/page/port.d.ts')).replace(/\/\*\*[\s\S]*?\*\//g, '');

/** `{tag: sorted fields}` of a TypeScript union. */
function typeUnion(name, tag) {
  const body = types.match(new RegExp(`export type ${name} =\n([\\s\\S]*?);\n\n`))[1];
  const variants = {};
  for (const line of body.split('\n').filter((line) => line.trim().startsWith('|'))) {
    const fields = [...line.matchAll(/[{;] (\w+)\??:/g)].map(([, field]) => field).filter((field) => field !== tag);
    // `& Intent` stands for the field that Rust flattens.
    if (/& Intent/.test(line)) fields.push('intent');
    variants[line.match(new RegExp(`${tag}: '([a-z-]+)'`))[1]] = [...new Set(fields)].sort();
  }
  return variants;
}

const typeInterface = (name) =>
  [...types.match(new RegExp(`interface ${name} \\{([\\s\\S]*?)\n\\}`))[1].matchAll(/^ {2}(\w+)\??:/gm)].map(([, field]) => field).sort();

test('commands are the same in both', () => {
  assert.deepEqual(typeUnion('Command', 'command'), rust.Command);
});

test('notices are the same in both', () => {
  const [there, here] = [rust.Notice, typeUnion('Notice', 'notice')];
  assert.deepEqual(Object.keys(here).sort(), Object.keys(there).sort());
  for (const tag of Object.keys(there)) assert.deepEqual(here[tag], there[tag], tag);
});

for (const name of ['Session', 'Card', 'Target', 'Element']) {
  test(`${name} is the same in both`, () => assert.deepEqual(typeInterface(name), rust[name]));
}

test('the page says everything in every language', () => {
  assert.ok(Object.keys(MESSAGES).length > 30 && TAGS.length >= 2);
  for (const [id, said] of Object.entries(MESSAGES)) assert.equal(said.length, TAGS.length, id);
  const values = { come: 1, total: 2, number: 1, count: 2 };
  const chinese = Object.keys(MESSAGES).filter((id) => /\p{Script=Han}/u.test(sayIn('en', id, values)));
  assert.deepEqual(chinese, []);
});

test('a message is said with its values', () => {
  assert.equal(sayIn('zh-CN', 'downloading', { come: 0.96, total: 7 }), '正在下载：1.0 / 7.0 MB');
  assert.match(sayIn('en', 'lost-waiting', { count: 1 }), /^1 record waits /);
  assert.match(sayIn('en', 'lost-waiting', { count: 2 }), /^2 records wait /);
  assert.equal(everywhere('starting').en, 'Starting…');
});

test('the pseudo-locale marks and lengthens words and leaves values', () => {
  assert.equal(sayIn('en-XA', 'downloading', { come: 1, total: 2 }), '〖Dóówñlóóáádíñg: 1.0 óóf 2.0 MB〗');
});

test('readers get the locale that suits them', () => {
  assert.equal(best(['en-GB']), 'en');
  assert.equal(best(['ZH-cn']), 'zh-CN');
  assert.equal(best(['zh']), 'zh-CN');
  const traditional = TAGS.find((tag) => tag === 'zh-Hant') ?? 'zh-CN';
  for (const tag of ['zh-TW', 'zh-hk', 'zh-Hant-MO']) assert.equal(best([tag]), traditional);
  assert.equal(best(['fr', 'en']), 'en');
  assert.equal(best(['fr', '']), null);
});

test('whoever reads Chinese gets Chinese, others English, a choice outranks both', () => {
  assert.equal(choose(null, null, ['en-GB', 'zh-Hans-SG']), 'zh-CN');
  assert.equal(choose(null, null, []), 'zh-CN');
  assert.equal(choose(null, null, ['de']), 'en');
  assert.equal(choose(null, 'en', ['zh-CN']), 'en');
  assert.equal(choose('zh-CN', 'en', ['en']), 'zh-CN');
  assert.equal(choose('fr', null, ['zh-CN']), 'zh-CN');
  assert.equal(choose('en-xa', null, ['zh-CN']), 'en-XA');
});

test('readers who have chosen nothing get the locale of the cases, as on the server', async () => {
  const cases = (await read('tests/cases/readers.tsv')).split('\n').filter((line) => line && !line.startsWith('#'));
  assert.ok(cases.length > 10);
  for (const [reads, tag] of cases.map((line) => line.split('\t'))) {
    assert.equal(choose(null, null, reads.split(' ').filter(Boolean)), tag, reads);
  }
});

test('a text tells its language by its letters', () => {
  assert.equal(languageOf('摆长 L', 'zh-CN'), 'zh-CN');
  assert.equal(languageOf('擺長 L', 'zh-Hant'), 'zh-Hant');
  assert.equal(languageOf('摆长 L', 'en'), 'zh-CN');
  assert.equal(languageOf('Length', 'zh-CN'), 'en');
  assert.equal(languageOf('Length', 'en'), 'en');
  assert.equal(languageOf('0.80 / 1', 'en'), null);
});
