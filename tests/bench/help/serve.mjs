// The servers of a measurement: the engine's own with the measured scenes, and a small one for each peer's page.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = new URL('../../../', import.meta.url).pathname;
const HERE = join(ROOT, 'tests/bench');
const TYPES = { '.wasm': 'application/wasm', '.js': 'text/javascript', '.glb': 'model/gltf-binary', '.ttf': 'font/ttf' };

/** What the peer loads of ours, by the name it asks for. */
const ASSETS = {
  '/shujin-sans.ttf': 'assets/fonts/shujin-sans.ttf',
  '/things.glb': 'scenes/career/panda-keeper/models/panda-keeper.glb',
  '/walk.glb': 'scenes/culture/dujiangyan/models/dujiangyan.glb',
};

/** Serves the peer's page: built and compressed once, as it would be shipped; kept by the browser as ours is. */
export async function servePeer() {
  const built = await build({
    entryPoints: [join(HERE, 'peer/cases.mjs')],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/',
    write: false,
  });
  const files = new Map(built.outputFiles.map(({ path, contents }) => [path, contents]));
  files.set('/', await readFile(join(HERE, 'peer/index.html')));
  for (const [path, file] of Object.entries(ASSETS)) files.set(path, await readFile(join(ROOT, file)));
  files.set('/walk.json', JSON.stringify(await overview()));
  return serveFiles(files);
}

/** Where the walk's overview is looked at from, as the scene says. */
async function overview() {
  const scene = await readFile(join(ROOT, 'scenes/culture/dujiangyan/scene.toml'), 'utf8');
  const [, text] = scene.match(/id = "overview"\n([^[]*)/);
  const said = (key) => text.match(new RegExp(`^${key} = "([^"]*)"`, 'm'))?.[1].split(' ').map(Number).filter(Number.isFinite);
  return { eye: said('eye'), look: said('look'), view: said('view')?.[0] };
}

/** Serves Bevy's own page, as `cargo xtask bench load` has built it. */
export async function serveBevy() {
  const built = process.env.SHUJIN_PEER_BEVY;
  const files = new Map([['/', await readFile(join(HERE, 'peer-bevy/index.html'))]]);
  for (const name of ['peer_bevy.js', 'peer_bevy_bg.wasm']) files.set(`/engine/${name}`, await readFile(join(built, name)));
  return serveFiles(files);
}

async function serveFiles(files) {
  const sent = new Map([...files].map(([path, bytes]) => [path, brotliCompressSync(bytes)]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const type = TYPES[extname(pathname)] ?? 'text/html';
    if (!sent.has(pathname)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'cache-control': 'max-age=3600' }).end(sent.get(pathname));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const end = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, end };
}

/** Serves the engine with the scenes of a folder; can be switched off and on again, at the same address. */
export async function serveOurs(scenes) {
  const data = await mkdtemp(join(tmpdir(), 'shujin-bench-'));
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => probe.on('listening', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  const folders = ['--site', process.env.SHUJIN_SITE, '--scenes', scenes, '--data', data];
  const url = `http://127.0.0.1:${port}/`;
  let child;
  let gone;
  const start = async () => {
    child = spawn(process.env.SHUJIN_BIN, ['serve', '--listen', `127.0.0.1:${port}`, ...folders], { stdio: ['ignore', 'ignore', 'inherit'] });
    gone = new Promise((done) => child.once('exit', done));
    const end = Date.now() + 30_000;
    while (!(await fetch(`${url}healthz`).then((r) => r.ok, () => false))) {
      if (child.exitCode !== null || Date.now() > end) throw new Error('the server does not start');
      await new Promise((done) => setTimeout(done, 100));
    }
  };
  const stop = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  const end = async () => {
    await stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  await start();
  return { url, start, stop, end };
}
