// The door in two languages: web/page/port.d.ts against the list of what engine/stage/src/port.rs reads and writes, tag by tag and field by field.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { languageOf } from '../../web/page/mirror-node.js';
import { choose, uneven } from '../../web/page/messages.js';

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

test('the page says everything in both languages', () => assert.deepEqual(uneven(), []));

test('whoever reads Chinese gets Chinese, others English, a choice outranks both', () => {
  assert.equal(choose(null, null, ['en-GB', 'zh-TW']), 'zh-CN');
  assert.equal(choose(null, null, []), 'zh-CN');
  assert.equal(choose(null, null, ['de']), 'en');
  assert.equal(choose(null, 'en', ['zh-CN']), 'en');
  assert.equal(choose('zh-CN', 'en', ['en']), 'zh-CN');
  assert.equal(choose('fr', null, ['zh-CN']), 'zh-CN');
});

test('a text tells its language by its letters', () => {
  assert.equal(languageOf('摆长 L'), 'zh-CN');
  assert.equal(languageOf('Length'), 'en');
  assert.equal(languageOf('0.80 / 1'), null);
});
