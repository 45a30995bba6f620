// Every viewpoint of every scene looks as it was last looked at and found good, on a screen of 1280×720 at the finest tier; and the first
// viewpoint of the first scene of each family on an 86-inch board of 3840×2160 too. The pictures lie in tests/cases/viewpoints; `cargo xtask pictures
// viewpoints` takes them anew, and leaves what differs beside the other screenshots when a test fails. That the interface is the same
// at every viewpoint on screen and board, and all of it there, is held natively: engine/stage/tests/scenes.
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
  screen: { viewport: { width: 1280, height: 720 }, query: '', draw: { tier: 'high', scale: 1 }, of: (all) => all },
  board: { viewport: { width: 1920, height: 1080 }, query: '&board=86', draw: { tier: 'middle', scale: 1 }, of: firsts },
};
/** As they are kept: large enough to be judged by eye. */
const PICTURE = { width: 1280, height: 720, type: 'image/jpeg', quality: 0.88 };
/** Two machines may round differently where edges and shadows fall; a lost thing, colour or panel is more than this. */
const MOST = { mean: 2.5, other: 0.02 };

const browser = built ? null : await launch();

const all = await scenes();

for (const [layout, { viewport, query, draw, of }] of Object.entries(LAYOUTS)) {
  test(`viewpoints on a ${layout}`, { skip: built, timeout: 20 * 60_000 }, async (t) => {
    const server = await Server.start();
    const page = await newPage(browser, t, { context: { viewport, deviceScaleFactor: 1 } });
    const pupil = new Pupil(page, `viewpoints-${layout}`);
    // One page for all: opening it takes as long as three viewpoints.
    await pupil.open(`${server.url}?lang=zh-CN${query}`);
    // In a window of its own: a page behind another one is drawn once a second.
    const desk = await browser.newContext();
    t.after(() => desk.close());
    const paper = await desk.newPage();
    for (const scene of of(all)) {
      await t.test(scene.id, async () => {
        await pupil.do_command({ command: 'close' });
        await pupil.do_until({ screen: 'home' }, {});
        await pupil.do_command({ command: 'open', scene: scene.id, seed: 1 });
        await pupil.do_until({ screen: 'start', scene: scene.id }, {});
        const begun = await page.evaluate(() => window.shujin.recording());
        const wrong = [];
        for (const viewpoint of scene.viewpoints) {
          const taken = await picture(pupil, begun, viewpoint, draw);
          const file = new URL(`${scene.id.replace('/', '-')}/${viewpoint}-${layout}.jpg`, KEPT);
          if (BLESS) await keep(file, await redone(paper, taken, PICTURE));
          const kept = await readFile(file).catch(() => null);
          if (!kept) {
            wrong.push(`${viewpoint}: there is no ${file.pathname}`);
            continue;
          }
          // Both as they are kept: of a dark picture, what is lost in keeping it is more than what another machine rounds otherwise.
          const { mean, other } = await apart(paper, await redone(paper, taken, PICTURE), kept);
          if (mean > MOST.mean || other > MOST.other) {
            await keep(new URL(`viewpoint-${scene.id.replace('/', '-')}-${viewpoint}-${layout}.png`, `file://${OUT}`), taken);
            wrong.push(`${viewpoint}: mean ${mean.toFixed(2)} of 255, ${(other * 100).toFixed(1)} % other colours`);
          }
        }
        assert.deepEqual(wrong, [], `${scene.id}, ${layout}: look at them, then mend them or take them anew`);
      });
    }
  });
}

/** Goes to a viewpoint and looks from there. */
async function picture(pupil, begun, viewpoint, draw) {
  const intents = [[0, { intent: 'start' }], [GO, { intent: 'go', viewpoint }]];
  await pupil.do_command({ command: 'replay', recording: { ...begun, ticks: TICKS, intents, hashes: [] }, fast: true });
  const there = async () => {
    const { tick, lesson } = await pupil.state();
    return tick === TICKS && lesson.at === viewpoint;
  };
  await until(there, `${viewpoint} is reached`, 120_000);
  await pupil.do_command({ command: 'draw', ...draw });
  await pupil.frames(1);
  const taken = await pupil.page.screenshot();
  await pupil.do_command({ command: 'draw', tier: 'low', scale: 0.5 });
  return taken;
}

/** The first viewpoint of the first scene of each family. */
function firsts(all) {
  const family = ({ id }) => id.split('/')[0];
  const first = all.filter((scene, at) => all.findIndex((other) => family(other) === family(scene)) === at);
  return first.map(({ id, viewpoints }) => ({ id, viewpoints: viewpoints.slice(0, 1) }));
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
