// Every viewpoint of every scene looks as it was last looked at and found good: on a screen of 1280×720 at the finest tier,
// and on an 86-inch board of 3840×2160. The pictures lie in tests/cases/viewpoints; `cargo xtask pictures viewpoints` takes
// them anew, and leaves what differs beside the other screenshots when a test fails.
//
// Each is the same moment, to the tick: a recording that goes to the viewpoint is played, and where it ends the lesson stays.

import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { OUT, launch, newPage, until } from './help/chromium.mjs';
import { apart, redone } from './help/compare.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';

const ROOT = new URL('../../', import.meta.url);
const KEPT = new URL('tests/cases/viewpoints/', ROOT);
const BLESS = process.env.SHUJIN_BLESS === '1';
/** Ticks until one sets off, when the scene has led to where it begins, and until the picture: the longest way takes four seconds. */
const [GO, TICKS] = [60, 400];
const LAYOUTS = {
  screen: { viewport: { width: 1280, height: 720 }, query: '', draw: { tier: 'high', scale: 1 } },
  board: { viewport: { width: 3840, height: 2160 }, query: '&board=86', draw: { tier: 'middle', scale: 0.5 } },
};
/** As they are kept: large enough to be judged by eye. */
const PICTURE = { width: 1280, height: 720, type: 'image/jpeg', quality: 0.88 };
/** Two machines may round differently where edges and shadows fall; a lost thing, colour or panel is more than this. */
const MOST = { mean: 2.5, other: 0.02 };

const browser = built ? null : await launch();

for (const scene of await scenes()) {
  for (const [layout, { viewport, query, draw }] of Object.entries(LAYOUTS)) {
    test(`viewpoints of ${scene.id}, ${layout}`, { skip: built, timeout: 10 * 60_000 }, async (t) => {
      const server = await Server.start();
      const page = await newPage(browser, t, { context: { viewport } });
      const pupil = new Pupil(page, `viewpoints-${layout}`);
      await pupil.open(`${server.url}?scene=${scene.id}&seed=1&lang=zh-CN${query}`);
      await pupil.do_until({ screen: 'start' }, {});
      const begun = await page.evaluate(() => window.shujin.recording());
      const paper = await page.context().newPage();
      const wrong = [];
      for (const viewpoint of scene.viewpoints) {
        const intents = [[0, { intent: 'start' }], [GO, { intent: 'go', viewpoint }]];
        await pupil.do_command({ command: 'replay', recording: { ...begun, ticks: TICKS, intents, hashes: [] }, fast: true });
        const there = async () => {
          const { tick, lesson } = await pupil.state();
          return tick === TICKS && lesson.at === viewpoint;
        };
        await until(there, `${viewpoint} is reached`, 120_000);
        await pupil.do_command({ command: 'draw', ...draw });
        await pupil.frames(3);
        const taken = await page.screenshot();
        await pupil.do_command({ command: 'draw', tier: 'low', scale: 0.5 });
        const file = new URL(`${scene.id.replace('/', '-')}/${viewpoint}-${layout}.jpg`, KEPT);
        if (BLESS) await keep(file, await redone(paper, taken, PICTURE));
        const kept = await readFile(file).catch(() => null);
        if (!kept) {
          wrong.push(`${viewpoint}: there is no ${file.pathname}`);
          continue;
        }
        const { mean, other } = await apart(paper, taken, kept);
        if (mean > MOST.mean || other > MOST.other) {
          await keep(new URL(`viewpoint-${scene.id.replace('/', '-')}-${viewpoint}-${layout}.png`, `file://${OUT}`), taken);
          wrong.push(`${viewpoint}: mean ${mean.toFixed(2)} of 255, ${(other * 100).toFixed(1)} % other colours`);
        }
      }
      assert.deepEqual(wrong, [], `${scene.id}, ${layout}: look at them, then mend them or take them anew`);
    });
  }
}

async function keep(file, picture) {
  await mkdir(new URL('./', file), { recursive: true });
  await writeFile(file, picture);
}

/** The scenes of the checkout with the ids of their viewpoints. */
async function scenes() {
  const found = [];
  for (const family of await readdir(new URL('scenes/', ROOT), { withFileTypes: true })) {
    if (!family.isDirectory() || family.name === 'schema') continue;
    for (const name of await readdir(new URL(`scenes/${family.name}/`, ROOT))) {
      const text = await readFile(new URL(`scenes/${family.name}/${name}/scene.toml`, ROOT), 'utf8');
      const viewpoints = [...text.matchAll(/^\[\[viewpoint\]\]\s+id = "([^"]+)"/gm)].map(([, id]) => id);
      assert.ok(viewpoints.length, `${family.name}/${name} has viewpoints`);
      found.push({ id: `${family.name}/${name}`, viewpoints });
    }
  }
  return found;
}
