// The browser and its pages for the tests. A page that writes an error into its console fails its test.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { FLAGS } from './flags.mjs';

/** Where screenshots go: not kept by git. */
export const OUT = new URL('../out/', import.meta.url).pathname;

/** What this test file launched, closed when it ends. */
const launched = [];
after(() => Promise.all(launched.map((browser) => browser.close().catch(() => {}))));

function options() {
  return { executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS, ignoreDefaultArgs: ['--headless'] };
}

/** One browser for a test file. */
export async function launch() {
  const browser = await chromium.launch(options());
  launched.push(browser);
  return browser;
}

/**
 * A browser that keeps its data in a folder and can be killed as a power cut does it: no page hears of it.
 * @returns {Promise<{context: import('playwright-core').BrowserContext, kill: () => Promise<void>}>}
 */
export async function launchOn(folder) {
  const { executablePath, args } = options();
  const wanted = [...args, '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--lang=zh-CN', 'about:blank'];
  // In a group of its own, so that the browser's own helpers die with it.
  const child = spawn(executablePath, wanted, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise((done) => child.on('exit', done));
  const address = await new Promise((found, failed) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const match = said.match(/DevTools listening on (ws:\S+)/);
      if (match) found(match[1]);
    });
    child.on('exit', () => failed(new Error(`the browser did not start: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
  launched.push({ close: kill });
  return { context: browser.contexts()[0], kill };
}

/**
 * Pixels to one of the page, where a test says nothing else. Software drawing costs by the pixel: at a half, tests take half as long, and
 * everything lies where it lies on a screen. SHUJIN_DENSITY=1 for pictures to be judged.
 */
const COARSE = Number(process.env.SHUJIN_DENSITY ?? 0.5);

/** Without the service worker, unless a test is about it: it would hide a broken network, and keeps copies of all. */
const VIEW = { locale: 'zh-CN', viewport: { width: 1280, height: 720 }, deviceScaleFactor: COARSE, serviceWorkers: 'block' };

/**
 * A page in a fresh context (its own storage).
 * @param {import('playwright-core').Browser | import('playwright-core').BrowserContext} browser
 * @param {import('node:test').TestContext} t
 * @param {{allow?: RegExp[], context?: object}} [options] allow: console errors that belong to the test
 */
export async function newPage(browser, t, { allow = [], context = {} } = {}) {
  const place = 'newContext' in browser ? await browser.newContext({ ...VIEW, ...context }) : browser;
  const page = await place.newPage();
  const errors = [];
  const note = (text) => {
    if (!allow.some((pattern) => pattern.test(text))) errors.push(text);
  };
  page.on('console', (message) => {
    const lost = message.text().startsWith('engine lost');
    if (lost || message.type() === 'error') note(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => note(error.stack ?? String(error)));
  t.after(async () => {
    if ('newContext' in browser) await place.close().catch(() => {});
    // A test that failed otherwise shows that error alone: these may be its cause.
    for (const error of errors) t.diagnostic(`console: ${error}`);
    assert.deepEqual(errors, [], 'errors in the console of the page');
  });
  return page;
}

/** Keeps a picture of the page for people to look at. */
export async function shoot(page, name) {
  await mkdir(OUT, { recursive: true });
  await page.screenshot({ path: `${OUT}${name}.png` });
}

/**
 * Waits until a function gives something true.
 * @template T
 * @param {() => T | Promise<T>} look
 * @param {string} what for the message
 * @returns {Promise<T>}
 */
export async function until(look, what, limit = 30_000) {
  const end = Date.now() + limit;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${limit} ms for: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
