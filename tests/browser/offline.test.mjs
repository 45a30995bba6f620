// The second visit and a day without a server: what is kept, what is not, and that a release is never mixed with another.
// First with the engine that draws nothing, then the real page on the real server.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TAGS } from '../../web/page/locales.js';
import { card, startFake } from './fake/site.mjs';
import { launch, newPage, shoot, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { Server, built } from './help/serve.mjs';
import { Wire } from './help/wire.mjs';

const browser = await launch();
/** What the browser itself writes when there is no network. */
const BROKEN = [/Failed to load resource/, /ERR_/];
const WITH_WORKER = { allow: BROKEN, context: { serviceWorkers: 'allow' } };

const ready = (page) => page.waitForFunction(() => window.fake && !document.getElementById('splash'));
const kept = (page) => page.evaluate(() => window.shujin.kept());
const sent = (page, name) => page.evaluate((name) => window.fake.sent.filter((c) => c.command === name), name);
const files = (site) => site.requests.filter((line) => /\.(js|css|html|wasm|ttf|woff2|svg)$|\/$/.test(line) && !line.endsWith('/worker.js'));

/** The first visit, until the browser has kept what it can. */
async function first(t, search = '') {
  const site = await startFake();
  const page = await newPage(browser, t, WITH_WORKER);
  await page.goto(`${site.url}${search}`);
  await ready(page);
  const { release, from, error } = await kept(page);
  assert.equal(error, undefined);
  assert.ok(release && from === null);
  return { site, page, release };
}

async function again(page) {
  await page.reload();
  await ready(page);
}

/** Another release: a script and the engine's glue say who they are. */
async function publish(site, mark) {
  for (const path of ['/main.js', '/engine/shujin.js']) {
    site.files.delete(path);
    const text = await (await fetch(new URL(path, site.url))).text();
    site.files.set(path, Buffer.from(`${text}\n(window.marks ??= []).push('${mark}');\n`));
  }
}

const marks = (page) => page.evaluate(() => [...new Set(window.marks)]);

test('the second visit asks the server for no file', async (t) => {
  const { site, page, release } = await first(t);
  const before = site.requests.length;
  await again(page);
  assert.deepEqual(await kept(page), { release, from: release });
  site.requests.splice(0, before);
  assert.deepEqual(files(site), []);
  assert.ok(site.requests.includes('GET /site.json'), 'but looks for a newer release');
  const policy = await page.evaluate(async () => (await fetch('index.html')).headers.get('content-security-policy'));
  assert.match(policy, /default-src 'self'/, 'what the server forbids stays forbidden');
});

test('what the first visit fetched is not fetched again', async (t) => {
  const { site } = await first(t, '?scene=lab/one');
  const times = (path) => site.requests.filter((line) => line === `GET ${path}`).length;
  for (const path of ['/engine/shujin_bg.wasm', '/fonts/shujin-sans.ttf', '/scenes/lab/one.shujin', '/scenes/lab/one.png']) {
    assert.equal(times(path), 1, path);
  }
});

test('without a server the page starts, and what was opened before opens', async (t) => {
  const { site, page } = await first(t, '?scene=lab/one');
  site.down = true;
  await again(page);
  await page.waitForFunction(() => window.fake.supplied.length === 1);
  const [{ bytes, session }] = await page.evaluate(() => window.fake.supplied);
  assert.equal(bytes, 200_000);
  assert.equal(session.home, 'https://school.example', 'as the server said last');
  assert.deepEqual(await page.evaluate(() => window.fake.pictures), [{ scene: 'lab/one', bytes: 1000 }]);
  await page.evaluate(() => window.fake.tell({ notice: 'statement', statement: { id: 'a' } }));
  await until(async () => (await page.evaluate(() => window.shujin.waiting())) === 1, 'it waits');
  site.down = false;
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await until(() => site.stored.length === 1, 'it arrives');
});

test('a scene that was never opened says at home that it needs the server, and a message says so too', async (t) => {
  const { site, page } = await first(t, '?scene=lab/one');
  site.down = true;
  await page.goto(`${site.url}?lang=en`);
  await ready(page);
  const cards = async () => Object.fromEntries((await sent(page, 'catalogue')).at(-1).scenes.map(({ id, summary }) => [id, summary]));
  await until(async () => (await sent(page, 'catalogue')).length > 0, 'cards are shown');
  const words = { 'zh-CN': '现在连不上服务器，这个场景要等网络通了才能打开。', en: 'The server cannot be reached. This scene opens when the network is back.' };
  const { 'lab/one': one, 'lab/two': two } = await cards();
  assert.deepEqual(one, { 'zh-CN': '一', en: 'One' });
  assert.deepEqual({ 'zh-CN': two['zh-CN'], en: two.en }, words);
  assert.ok(TAGS.every((tag) => two[tag]), 'in every language of the page');
  await page.evaluate(() => window.shujin.send({ command: 'open', scene: 'lab/two' }));
  await until(async () => (await sent(page, 'unavailable')).length === 1, 'the engine hears of it');
  assert.match((await sent(page, 'unavailable'))[0].reason, /^The server cannot be reached, and this scene was never opened here/);
  // The network is back: the cards are themselves again.
  site.down = false;
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await until(async () => (await cards())['lab/two'].en === 'One', 'the card is itself again');
});

test('of a scene the newest version is kept, and an older one serves until it has come', async (t) => {
  const { site, page } = await first(t, '?scene=lab/one');
  const list = (version) => Buffer.from(JSON.stringify([card('lab/one', '/scenes/lab/one.png', version)]));
  const addresses = () => page.evaluate(async () => (await (await caches.open('shujin-scenes')).keys()).map(({ url }) => url.replace(location.origin, '')).sort());
  const both = (version) => ['/catalogue.json', '/scenes/lab/one.png', `/scenes/lab/one.shujin?v=${version}`];
  assert.deepEqual(await addresses(), both(1));
  // The catalogue names a newer one, which does not come.
  site.files.set('/catalogue.json', list(2));
  site.faults.set('/scenes/lab/one.shujin', { times: Infinity, how: 'drop' });
  await again(page);
  await page.waitForFunction(() => window.fake.supplied.length === 1, null, { timeout: 60_000 });
  assert.deepEqual(await addresses(), both(1));
  site.faults.clear();
  site.files.set('/scenes/lab/one.shujin', Buffer.alloc(123));
  await again(page);
  await page.waitForFunction(() => window.fake.supplied[0]?.bytes === 123);
  await until(async () => (await addresses()).join() === both(2).join(), 'the older one is gone');
});

test('a pack that the engine finds broken is fetched anew', async (t) => {
  const { site, page } = await first(t, '?scene=lab/one');
  const fetched = () => site.requests.filter((line) => line.endsWith('/one.shujin')).length;
  await page.evaluate(() => window.fake.tell({ notice: 'error', code: 'pack-broken', message: 'no zip' }));
  const kept = () => page.evaluate(async () => (await (await caches.open('shujin-scenes')).keys()).some(({ url }) => url.includes('.shujin')));
  await until(async () => !(await kept()), 'it is dropped');
  await again(page);
  await page.waitForFunction(() => window.fake.supplied.length === 1);
  assert.equal(fetched(), 2);
});

test('a new release is fetched behind the visit and taken whole at the next one', async (t) => {
  const { site, page, release } = await first(t);
  await publish(site, 'two');
  await again(page);
  assert.deepEqual(await marks(page), []);
  const { release: second, from } = await kept(page);
  assert.equal(from, release);
  assert.notEqual(second, release);
  assert.equal(site.requests.filter((line) => line.endsWith('shujin_bg.wasm')).length, 1, 'what has not changed is not fetched');
  await again(page);
  assert.deepEqual(await marks(page), ['two']);
  assert.deepEqual(await kept(page), { release: second, from: second });
  const caches = await page.evaluate(async () => (await window.caches.keys()).filter((name) => name.startsWith('shujin-site-')));
  assert.deepEqual(caches, [`shujin-site-${second}`], 'the old one is gone');
});

test('half a release is never used', async (t) => {
  const { site, page, release } = await first(t);
  await publish(site, 'two');
  site.faults.set('/main.js', { times: 1, how: 'cut' });
  await again(page);
  const { release: still, error } = await kept(page);
  assert.equal(still, release);
  assert.match(error, /TypeError|main\.js/);
  // The list is the new one's already, a file still the old one's.
  site.files.set('/site.json', Buffer.from(await (await fetch(`${site.url}site.json`)).text()));
  const main = site.files.get('/main.js');
  site.files.delete('/main.js');
  await again(page);
  assert.match((await kept(page)).error, /main\.js is another one than site\.json says/);
  site.files.set('/main.js', main);
  await again(page);
  assert.deepEqual(await marks(page), []);
  assert.equal((await kept(page)).error, undefined);
  await again(page);
  assert.deepEqual(await marks(page), ['two']);
});

test('a page that is open keeps its release while another one takes the next', async (t) => {
  const { site, page } = await first(t);
  await again(page);
  await publish(site, 'two');
  const other = await page.context().newPage();
  await other.goto(site.url);
  await ready(other);
  await kept(other);
  const text = await page.evaluate(async () => (await fetch('main.js')).text());
  assert.doesNotMatch(text, /marks/, 'the page that began with the first release still gets its files');
  await again(other);
  assert.match(await other.evaluate(async () => (await fetch('main.js')).text()), /marks/);
  assert.doesNotMatch(await page.evaluate(async () => (await fetch('main.js')).text()), /marks/);
});

test('a file that is gone from the browser comes from the server, and without one the next visit begins anew', async (t) => {
  const { site, page, release } = await first(t);
  const take = (name) => page.evaluate(([cache, name]) => caches.open(cache).then((open) => open.delete(name)), [`shujin-site-${release}`, name]);
  assert.ok(await take('engine/shujin.js'));
  await again(page);
  assert.deepEqual(await kept(page), { release, from: release });
  const other = await page.context().newPage();
  await other.goto(site.url);
  await ready(other);
  await publish(site, 'two');
  site.files.set('/bootstrap.js', Buffer.concat([Buffer.from(await (await fetch(new URL('/bootstrap.js', site.url))).text()), Buffer.from('// two')]));
  assert.ok(await take('main.js'));
  assert.ok(await take('bootstrap.js'), 'nor what begins it again');
  // The server has another one, which is not mixed in: the page begins again by itself, with the server.
  await again(page);
  assert.deepEqual(await marks(page), ['two']);
  assert.ok(await other.evaluate(async () => (await fetch('address.js')).ok), 'who began with the first release still has it');
});

test('a file that was spoilt in the browser is found when the page does not start', async (t) => {
  const { page, release } = await first(t);
  await page.evaluate(async (cache) => {
    const bad = new Response(new Uint8Array([0, 97, 115, 109, 9, 9, 9, 9]), { headers: { 'content-type': 'application/wasm' } });
    await (await caches.open(cache)).put('engine/shujin_bg.wasm', bad);
  }, `shujin-site-${release}`);
  await page.reload();
  const retry = page.getByRole('button', { name: '再试一次' });
  await retry.waitFor({ timeout: 60_000 });
  await until(async () => (await page.evaluate(() => caches.keys())).length > 0, 'it was looked at');
  await retry.click();
  await ready(page);
});

test('sessions, statements and the catalogue are always the server’s', async (t) => {
  const { site, page } = await first(t);
  await again(page);
  const before = site.requests.length;
  const statuses = await page.evaluate(async () => {
    const paths = ['session', 'catalogue.json', 'healthz', 'export.jsonl', 'xapi/statements?limit=1', 'scenes/lab/one.png'];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  assert.deepEqual(statuses, [200, 200, 404, 404, 401, 200]);
  assert.equal(site.requests.length - before, 6);
  const text = await page.evaluate(async () => JSON.stringify(await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))));
  assert.doesNotMatch(text, /\/(session|xapi\/.*|healthz|export.*)"/);
});

test('another program at the same address is not covered up for long', async (t) => {
  const { site, page } = await first(t);
  const html = Buffer.from('<!doctype html><title>another</title>');
  site.files.set('/index.html', html);
  site.missing.add('/site.json');
  await again(page);
  assert.match((await kept(page)).error, /HTTP 404/);
  await page.reload();
  assert.equal(await page.title(), 'another');
});

test('where there is no room the page works as ever, and no half release takes the room of statements', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t, WITH_WORKER);
  const driver = await page.context().newCDPSession(page);
  await driver.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 300_000 });
  await page.goto(`${site.url}?scene=lab/one`);
  await ready(page);
  await page.waitForFunction(() => window.fake.supplied.length === 1);
  const { release, error } = await kept(page);
  assert.equal(release, null);
  assert.match(error, /Quota/i);
  assert.deepEqual(await page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shujin-site-'))), []);
  await again(page);
});

test('where the browser keeps nothing the page works as ever', async (t) => {
  const site = await startFake();
  const page = await newPage(browser, t, WITH_WORKER);
  await page.addInitScript(() => {
    CacheStorage.prototype.open = () => Promise.reject(new DOMException('not here', 'SecurityError'));
  });
  await page.goto(`${site.url}?scene=lab/one`);
  await ready(page);
  await page.waitForFunction(() => window.fake.supplied.length === 1);
  await again(page);
});

// The real page on the real server.

const options = { skip: built, timeout: 5 * 60_000 };

/** The pendulum begun on a first visit, and all kept. */
async function begun(t) {
  const server = await Server.start();
  const wire = await Wire.before(server);
  t.after(() => wire.end());
  const page = await newPage(browser, t, { ...WITH_WORKER, context: { ...WITH_WORKER.context, hasTouch: true } });
  const pupil = new Pupil(page, 'offline');
  await pupil.begin(`${wire.url}?scene=lab/pendulum&seed=7`);
  const { release, error } = await kept(page);
  assert.equal(error, undefined);
  return { server, wire, page, pupil, release };
}

test('what a first visit fetches comes over the wire once, and a second one asks for nearly nothing', options, async (t) => {
  const { server, wire, page, pupil } = await begun(t);
  const { files } = await (await fetch(`${server.url}site.json`)).json();
  const cards = await (await fetch(`${server.url}catalogue.json`)).json();
  const all = Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0);
  const scene = cards.find(({ id }) => id === 'lab/pendulum').bytes;
  const pictures = wire.of(/\.png/);
  assert.ok(wire.of(/\.wasm$/) <= files['engine/shujin_bg.wasm'].bytes * 1.01, `the engine: ${wire.of(/\.wasm$/)} bytes`);
  assert.ok(wire.of(/\.ttf$/) <= files['fonts/shujin-sans.ttf'].bytes * 1.01, `the typeface: ${wire.of(/\.ttf$/)} bytes`);
  t.diagnostic(`first visit: ${wire.total()} bytes; the site has ${all}, the scene ${scene}, the pictures ${pictures}`);
  // What no page asked for, such as the licence, and headers.
  assert.ok(wire.total() <= all + scene + pictures + 300_000, `${wire.total()} bytes`);
  wire.forget();
  await pupil.open(`${wire.url}?scene=lab/pendulum`);
  await pupil.find('start').waitFor({ timeout: 120_000 });
  await kept(page);
  t.diagnostic(`second visit: ${wire.total()} bytes, ${wire.paths().join(' ')}`);
  assert.ok(wire.total() < 60_000, `${wire.total()} bytes`);
});

test('a day without a server: home opens, the scene opens and runs, statements wait and arrive once', options, async (t) => {
  const { server, wire, page, pupil, release } = await begun(t);
  await until(async () => (await page.evaluate(() => window.shujin.waiting())) === 0, 'what was made so far has arrived');
  const before = (await server.statements()).length;
  await server.kill();
  await pupil.open(wire.url);
  assert.equal((await kept(page)).from, release);
  await pupil.do_until({ screen: 'home' }, {});
  await pupil.frames(10);
  await shoot(page, 'offline-home');
  await pupil.do_press('open.lab/pendulum', { how: 'mouse' });
  await pupil.find('go-on').waitFor({ timeout: 60_000 });
  await pupil.do_press({ role: 'button', name: '从头开始' }, { how: 'mouse' });
  await pupil.do_until({ screen: 'lesson' }, {});
  await pupil.play([{ touch: 'bob-100' }, { touch: 'bob' }, { touch: 'bob' }, { read: true }, { answer: ['length'] }]);
  const waiting = await page.evaluate(() => window.shujin.waiting());
  assert.ok(waiting >= 3, `${waiting} statements wait`);

  // A scene that was never opened, in both languages, and the way home.
  await pupil.do_press('home', { how: 'mouse' });
  await pupil.do_until({ screen: 'home' }, {});
  for (const [lang, words] of [['zh-CN', /而这个场景在这里还没有打开过/], ['en', /this scene was never opened here/]]) {
    await pupil.do_command({ command: 'language', lang });
    await until(async () => (await page.locator('html').getAttribute('lang')) === lang, lang);
    await pupil.do_command({ command: 'open', scene: 'music/jasmine-flower' });
    await pupil.do_until({ screen: 'error' }, {});
    await until(async () => words.test((await pupil.find('error').textContent({ timeout: 10_000 })) ?? ''), `it says so, ${lang}`);
    await pupil.frames(10);
    await shoot(page, `offline-never-opened-${lang}`);
    await pupil.do_press('error-home', { how: 'mouse' });
    await pupil.do_until({ screen: 'home' }, {});
  }

  // A deep link works too.
  await pupil.open(`${wire.url}?scene=lab/pendulum&lang=zh-CN`);
  await pupil.find('start').waitFor({ timeout: 60_000 });
  await server.begin();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await until(async () => (await page.evaluate(() => window.shujin.waiting())) === 0, 'all have arrived', 60_000);
  const stored = (await server.statements()).map(({ id }) => id);
  assert.ok(stored.length >= before + waiting, `${stored.length} are stored`);
  assert.equal(new Set(stored).size, stored.length, 'none is doubled');
});
