// The native window, on a screen that is not there: lessons recorded natively, one of each family, are shown to their end, and statements
// survive a kill and arrive later, each once.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { until } from './help/chromium.mjs';
import { KEY, Server } from './help/serve.mjs';

const PLAYER = process.env.SHUJIN_PLAYER;
const FOLDER = process.env.SHUJIN_RECORDINGS;
const SCENES = new URL('../../scenes/', import.meta.url).pathname;
const skip = !(PLAYER && FOLDER) && 'SHUJIN_PLAYER or SHUJIN_RECORDINGS is not set';
const options = { skip, timeout: 4 * 60_000 };

/** A screen of its own; its number as programs want it. */
async function screen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x720x24'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  after(() => server.kill());
  return new Promise((found, failed) => {
    server.stdio[3].once('data', (number) => found(`:${String(number).trim()}`));
    server.on('error', failed);
  });
}

const display = skip ? '' : await screen();

/** The player with these arguments: the process, and its exit code when it has ended. */
function play(args) {
  const child = spawn(PLAYER, args, { env: { ...process.env, DISPLAY: display }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  after(() => child.kill('SIGKILL'));
  const ended = new Promise((done) => child.on('exit', (code, signal) => done({ code, signal, said })));
  return { child, ended };
}

async function folder(t) {
  const path = await mkdtemp(join(tmpdir(), 'shujin-window-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

const ends = FOLDER ? (await readdir(FOLDER)).filter((name) => name.endsWith('to-its-end.json')) : [];
const scenes = await Promise.all(ends.map(async (file) => JSON.parse(await readFile(join(FOLDER, file), 'utf8')).scene));
const families = scenes.map((scene) => scene.split('/')[0]);
/** One of each family: that the stage comes to the same states as the lesson alone is held of every scene without a window. */
const files = ends.filter((_, at) => families.indexOf(families[at]) === at);

for (const file of files) {
  test(`${file} is shown in the window to its end, to the same states`, options, async (t) => {
    const data = await folder(t);
    const { scene, hashes } = JSON.parse(await readFile(join(FOLDER, file), 'utf8'));
    const again = join(data, 'again.json');
    const args = [join(SCENES, scene), '--data', data, '--replay', join(FOLDER, file), '--fast', '--record', again];
    const { code, said } = await play(args).ended;
    assert.equal(code, 0, said);
    const recorded = JSON.parse(await readFile(again, 'utf8'));
    assert.deepEqual(recorded.hashes, hashes);
  });
}

test('there is one for each family', options, async () => {
  const folders = (await readdir(SCENES, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'schema');
  assert.deepEqual([...new Set(families)].sort(), folders.map(({ name }) => name).sort());
});

test('what a killed player kept arrives with the next start, each statement once, under one pseudonym', options, async (t) => {
  const data = await folder(t);
  const scene = join(SCENES, JSON.parse(await readFile(join(FOLDER, files[0]), 'utf8')).scene);
  const first = play([scene, '--data', data]);
  // Kept where no network is asked for: in the database, or in the log beside it whose pages are not in it yet.
  const kept = async () => {
    const files = (await readdir(data)).filter((name) => name.startsWith('outbox.sqlite'));
    const bytes = await Promise.all(files.map((name) => readFile(join(data, name)).catch(() => Buffer.alloc(0))));
    return bytes.some((found) => found.includes('/initialized'));
  };
  await until(kept, 'the opening is kept', 90_000);
  first.child.kill('SIGKILL');
  assert.equal((await first.ended).signal, 'SIGKILL');

  const server = await Server.start();
  const second = play([scene, '--data', data, '--lrs', `${server.url}xapi/statements,${KEY.replace(':', ',')}`]);
  const opened = async () => (await server.statements()).filter(({ verb }) => verb.id.endsWith('/initialized'));
  await until(async () => (await opened()).length >= 2, 'both openings have arrived', 90_000);
  second.child.kill('SIGKILL');
  await second.ended;
  const all = await server.statements();
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  assert.equal(new Set(all.map(({ actor }) => actor.account.name)).size, 1);
  assert.equal((await opened()).length, 2);
});
