// Every model of the scenes is sound glTF and keeps to its budget, assets/models/budget.json. It needs no browser.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import validator from 'gltf-validator';

const ROOT = new URL('../../', import.meta.url);
const SCENES = new URL('scenes/', ROOT);
/** Of what the validator finds: 0 is an error, 1 a warning; the rest are remarks. */
const WARNING = 1;

const { models, excused } = JSON.parse(await readFile(new URL('assets/models/budget.json', ROOT), 'utf8'));
const found = await glbs();

test('every model has a budget, and every budget a model', () => {
  assert.deepEqual(found, Object.keys(models).sort(), 'write its line in assets/models/budget.json');
});

for (const name of found) {
  test(`${name} is sound and within its budget`, async () => {
    const bytes = new Uint8Array(await readFile(new URL(name, SCENES)));
    const { issues, info } = await validator.validateBytes(bytes, { uri: name, maxIssues: 0 });
    const bad = issues.messages.filter(({ code, severity }) => severity <= WARNING && !(code in excused));
    assert.deepEqual(bad.map(({ code, pointer, message }) => `${code} at ${pointer}: ${message}`), []);
    const holds = {
      triangles: info.totalTriangleCount,
      bytes: bytes.length,
      nodes: nodes(bytes),
      draws: info.drawCallCount,
    };
    const most = models[name] ?? {};
    const over = Object.entries(holds).filter(([what, count]) => !(count <= most[what]));
    assert.deepEqual(over.map(([what, count]) => `${count} ${what}, of ${most[what] ?? 'none'} in the budget`), []);
  });
}

/** All .glb files below scenes, by their paths from there. */
async function glbs(folder = '') {
  const out = [];
  for (const entry of await readdir(new URL(folder || '.', SCENES), { withFileTypes: true })) {
    if (entry.isDirectory()) out.push(...(await glbs(`${folder}${entry.name}/`)));
    else if (entry.name.endsWith('.glb')) out.push(folder + entry.name);
  }
  return out.sort();
}

/** How many nodes a .glb has: its first chunk is the JSON. */
function nodes(glb) {
  const length = new DataView(glb.buffer, glb.byteOffset).getUint32(12, true);
  const { nodes = [] } = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + length)));
  return nodes.length;
}
