// Takes the pictures that stand on the scenes' cards and in the README: plays a scene to a good moment and looks at it.
// Called by `cargo xtask pictures`; SHUJIN_PICTURE is how the names of those wanted begin.
// What is to be seen stands in assets/pictures/*.json: `play`, one of the plays in scenes/ beside this file; `to`, the
// `shoot` at which it is left (its beginning if left out); `steps` from there; and `picture`: `file` from the root, `size` in
// pixels, `bare` (without the interface).

import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { launch, newPage } from './help/chromium.mjs';
import { redone } from './help/compare.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server } from './help/serve.mjs';

const ROOT = new URL('../../', import.meta.url);
const MOMENTS = new URL('assets/pictures/', ROOT);
/** Drawn so many times larger and made smaller again: smooth edges, also without a graphics card. */
const FINER = 2;

const browser = await launch();
const only = process.env.SHUJIN_PICTURE;
const files = (await readdir(MOMENTS)).filter((name) => name.endsWith('.json') && (!only || name.startsWith(only)));

for (const name of files) {
  const { play, to, steps = [], picture } = await read(new URL(name, MOMENTS));
  const { scene, seed = 1, pace = 1, parts, steps: whole } = await read(new URL(`scenes/${play}.json`, import.meta.url));
  const end = to ? whole.findIndex(({ shoot }) => shoot === to) : 0;
  test(picture.file, { timeout: 10 * 60_000 }, async (t) => {
    const server = await Server.start();
    const [width, height] = picture.size;
    const viewport = { width: width * FINER, height: height * FINER };
    const page = await newPage(browser, t, { context: { viewport, deviceScaleFactor: 1, hasTouch: true } });
    assert.ok(end >= 0, `${play} has no shoot ${to}`);
    const pupil = new Pupil(page, name, parts);
    await pupil.begin(`${server.url}?scene=${scene}&seed=${seed}&lang=zh-CN`);
    await pupil.do_command({ command: 'pace', factor: pace });
    await pupil.play([...whole.slice(0, end), ...steps].filter(({ shoot }) => !shoot));
    // As finely as it can be drawn, however long that takes here.
    await pupil.do_command({ command: 'draw', tier: 'high', scale: 1 });
    if (picture.bare) await pupil.do_command({ command: 'bare', on: true });
    await pupil.frames(4);
    const taken = await page.screenshot();
    const made = await redone(page, taken, { width, height, type: 'image/png' });
    assert.ok(made.length > 10_000, 'there is something to be seen');
    await writeFile(new URL(picture.file, ROOT), made);
  });
}

async function read(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}
