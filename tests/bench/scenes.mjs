// Writes the scenes that are measured, as data, into a folder: what a case needs and nothing else. The same numbers make the
// peer's scenes (peer/cases.mjs), so that both show the same.

import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CUBES, LABELS, MODELS, cubes, instances, labels } from './peer/layout.mjs';

const ROOT = new URL('../../', import.meta.url).pathname;

/** Writes the scenes of the cases into `folder` as `bench/<case>`, and the walk that one case looks at. */
export async function writeScenes(folder) {
  await rm(folder, { recursive: true, force: true });
  await scene(folder, 'cubes', CUBES, [
    node('ground', `shape = { box = "${CUBES.ground.join(' ')} m" }\nat = "0 -0.5 0 m"\ncolour = "#8a9a6b"\nsolid = true`),
    ...cubes().map(({ at, colour }, i) => node(`cube-${i}`, `shape = { box = "1 1 1 m" }\nat = "${at.join(' ')} m"\ncolour = "${colour}"\nloose = true`)),
  ]);
  const models = await scene(folder, 'models', MODELS, [
    node('ground', `shape = { box = "${MODELS.ground.join(' ')} m" }\nat = "0 -0.5 0 m"\ncolour = "#8a9a6b"`),
    ...instances().map(({ name, at, turn }, i) => node(`thing-${i}`, `model = { file = "models/things.glb", node = "${name}" }\nat = "${at.join(' ')} m"\nturn = "${turn} deg"\nscale = ${MODELS.scale}`)),
  ], { models: ', "models/things.glb"' });
  await mkdir(join(models, 'models'));
  await cp(join(ROOT, MODELS.file), join(models, 'models/things.glb'));
  const named = labels();
  const texts = named.map(({ text }, i) => `[node.mark-${i}]\nname = "${text}"\nabout = "${text}"\n`).join('\n');
  await scene(
    folder,
    'labels',
    LABELS,
    named.map(({ at }, i) => node(`mark-${i}`, `shape = { box = "0.2 0.2 0.2 m" }\nat = "${at.join(' ')} m"\ncolour = "#b05a3c"\nexamine = true`)),
    { texts },
  );
  await cp(join(ROOT, 'scenes/culture/dujiangyan'), join(folder, 'culture/dujiangyan'), { recursive: true });
}

function node(id, rest) {
  return `[[node]]\nid = "${id}"\n${rest}\n`;
}

async function scene(folder, name, { eye, look }, nodes, { texts = '', models = '' } = {}) {
  const place = join(folder, 'bench', name);
  await mkdir(join(place, 'strings'), { recursive: true });
  const head = `#:schema ../../schema/scene.v1.json\nformat = 1\nid = "bench/${name}"\nfamily = "walk"\ngrades = [1, 12]\nminutes = 1\ngoals = ["see"]\n`;
  const walk = `[walk]\nstart = "here"\n\n[[viewpoint]]\nid = "here"\neye = "${eye.join(' ')} m"\nlook = "${look.join(' ')} m"\n`;
  await writeFile(join(place, 'scene.toml'), [head, walk, ...nodes].join('\n'));
  for (const lang of ['zh-CN', 'en']) {
    const words = '[scene]\ntitle = "bench"\nsummary = "bench"\ndoing = "bench"\nlearnt = "bench"\n\n[goal]\nsee = "see"\n\n[viewpoint]\nhere = "here"\n';
    await writeFile(join(place, `strings/${lang}.toml`), `${words}\n${texts}`);
  }
  const part = `[[part]]\nfiles = ["scene.toml", "strings/zh-CN.toml", "strings/en.toml"${models}]\nwhat = "to be measured"\nby = "the project's authors"\nlicence = "MIT OR Apache-2.0"\n`;
  await writeFile(join(place, 'CREDITS.toml'), part);
  return place;
}
