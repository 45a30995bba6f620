// The real server with the real site, as CI has built them: SHUJIN_BIN (`shujin`), SHUJIN_SITE (folder).

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { until } from './chromium.mjs';

const ROOT = new URL('../../../', import.meta.url).pathname;
/** A school's own key, to read back what was stored. */
export const KEY = 'school:test';

/** Whether there is something to serve. Without it these tests say that they are skipped, and why. */
export const built = process.env.SHUJIN_BIN && process.env.SHUJIN_SITE ? false : 'SHUJIN_BIN and SHUJIN_SITE are not set';

const running = new Set();
after(() => {
  for (const server of running) server.end();
});

/** A server with a data folder of its own. It can be killed and started again at the same address. */
export class Server {
  /**
   * @param {string[]} [words] more options of `shujin serve`
   * @param {string} [scenes] folder of the scenes; the project's own without it
   */
  static async start(words = [], scenes = join(ROOT, 'scenes')) {
    const server = new Server();
    Object.assign(server, { words, scenes });
    server.data = mkdtempSync(join(tmpdir(), 'shujin-'));
    server.port = await freePort();
    server.url = `http://127.0.0.1:${server.port}/`;
    running.add(server);
    await server.begin();
    return server;
  }

  async begin() {
    const listen = ['--listen', `127.0.0.1:${this.port}`];
    const folders = ['--site', process.env.SHUJIN_SITE, '--scenes', this.scenes, '--data', this.data];
    this.child = spawn(process.env.SHUJIN_BIN, ['serve', ...listen, ...folders, '--key', KEY, ...this.words], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.said = '';
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (chunk) => (this.said += chunk));
    this.gone = new Promise((done) => this.child.on('exit', done));
    const answers = () => fetch(`${this.url}healthz`).then((response) => response.ok, () => false);
    await until(async () => {
      assert.equal(this.child.exitCode, null, `the server ended: ${this.said}`);
      return answers();
    }, 'the server answers');
  }

  /** Ends and begins again with other options, at the same address. */
  async again(words) {
    await this.kill();
    this.words = words;
    await this.begin();
  }

  /** As a power cut does it. */
  async kill() {
    this.child.kill('SIGKILL');
    await this.gone;
  }

  /** Every statement stored, oldest first, over all pages of the answer. */
  async statements() {
    const headers = { authorization: `Basic ${btoa(KEY)}`, 'x-experience-api-version': '2.0.0' };
    const found = [];
    let next = 'xapi/statements?ascending=true';
    while (next) {
      const response = await fetch(new URL(next, this.url), { headers });
      assert.equal(response.status, 200, await response.clone().text());
      const { statements, more } = await response.json();
      found.push(...statements);
      next = more;
    }
    return found;
  }

  end() {
    this.child.kill('SIGKILL');
    rmSync(this.data, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A port that nobody listens on just now. */
function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
