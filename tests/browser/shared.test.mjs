// A tablet goes from hand to hand: what one child did goes out as that child's, and nothing of it is there for the next.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { page as pageOf } from '../../web/page/trace/launch.js';
import { startFake } from './fake/site.mjs';
import { launch, newPage, until } from './help/chromium.mjs';

const browser = await launch();
const BROKEN = [/Failed to load resource/, /ERR_/];
const MINUTE = 60_000;

const own = `p-${'ab'.repeat(16)}`;
const [ANN, BEN] = [`p-${'a1'.repeat(16)}`, `p-${'b2'.repeat(16)}`];
const lesson = { id: 'https://school.example/lessons/0197', ends: new Date(Date.now() + 60 * MINUTE).toISOString() };
const TYPES = 'https://shujin.example/xapi/profile/activity-types';

/** One tablet and its school. */
async function tablet(t) {
  const site = await startFake();
  const page = await newPage(browser, t, { allow: BROKEN });
  return { site, page, context: page.context() };
}

/** A child opens the scene; the session that the engine is given. */
async function comes(page, site, who) {
  site.who = who;
  await page.goto(`${site.url}?scene=lab/one`);
  return opened(page);
}

async function opened(page, count = 1) {
  await page.waitForFunction((count) => window.shujin && window.fake?.supplied.length >= count, count);
  return page.evaluate(() => window.fake.supplied.at(-1).session);
}

/** Statements as the engine writes them in a session (engine/trace/src/statement/mod.rs). */
function statements(session, count, minutes = 0) {
  const scene = (part, type) => ({ objectType: 'Activity', id: `${session.home}/scenes/lab/one${part}`, definition: { type: `${TYPES}/${type}` } });
  const grouping = [scene('', 'scene')];
  if (session.lesson) grouping.push({ objectType: 'Activity', id: session.lesson, definition: { type: `${TYPES}/class-lesson` } });
  return Array.from({ length: count }, () => ({
    id: randomUUID(),
    actor: { objectType: 'Agent', account: { homePage: session.home, name: session.learner } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/interacted' },
    object: scene('#node/bob', 'game-object'),
    context: { registration: session.id, contextActivities: { category: [], grouping, parent: [scene('', 'scene')] } },
    timestamp: new Date(Date.now() + minutes * MINUTE).toISOString(),
  }));
}

const tell = (page, ...notices) => page.evaluate((notices) => window.fake.tell(...notices), notices);
const waiting = (page) => page.evaluate(() => window.shujin.waiting());
const wake = (page) => page.evaluate(() => window.dispatchEvent(new Event('online')));
const ids = (made) => made.map(({ id }) => id);

/** Does something in a scene; gives the statements, which are kept or sent by then. */
async function learn(page, session, count, minutes) {
  await page.evaluate(() => {
    if (window.heard) return;
    window.heard = new Set();
    window.shujin.on((notice) => notice.notice === 'statement' && window.heard.add(notice.statement.id));
  });
  const made = statements(session, count, minutes);
  await tell(page, ...made.map((statement) => ({ notice: 'statement', statement })));
  // Handed out with the next frame.
  await page.waitForFunction((id) => window.heard?.has(id), made.at(-1).id);
  await waiting(page);
  return made;
}

/** All that this browser keeps, as text. */
const kept = (page) => page.evaluate(async () => {
  const all = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  for (const { name, version } of await indexedDB.databases()) {
    const database = await new Promise((done) => (indexedDB.open(name, version).onsuccess = ({ target }) => done(target.result)));
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store).getAll();
      all.push(JSON.stringify(await new Promise((done) => (rows.onsuccess = () => done(rows.result)))));
    }
    database.close();
  }
  return all.join('\n');
});

const arrived = (site, made) => made.every(({ id }) => site.cameWith.has(id));
const byWhom = (site, made) => [...new Set(made.map(({ id }) => site.keys.get(site.cameWith.get(id))?.pseudonym))];
const storedOf = (site, made) => site.stored.filter(({ id }) => ids(made).includes(id));

test('what a child left waiting goes out from the next one’s page, as the first one’s', async (t) => {
  const { site, page } = await tablet(t);
  const first = await comes(page, site, { pseudonym: ANN, lesson });
  assert.deepEqual([first.learner, first.lesson], [ANN, lesson.id]);
  site.answer = () => 503;
  const anns = await learn(page, first, 3);
  assert.equal(await waiting(page), 3);
  const second = await comes(page, site, { pseudonym: BEN, lesson });
  assert.equal(second.learner, BEN);
  const bens = await learn(page, second, 2);
  assert.equal(await waiting(page), 5);
  site.answer = () => null;
  await wake(page);
  await until(() => arrived(site, [...anns, ...bens]), 'all arrive');
  assert.deepEqual([byWhom(site, anns), byWhom(site, bens)], [[ANN], [BEN]]);
  assert.deepEqual([storedOf(site, anns), storedOf(site, bens)], [anns, bens], 'as they were made, in that order');
  await until(async () => (await waiting(page)) === 0, 'none waits');
  const left = await kept(page);
  for (const trace of [ANN, BEN, btoa('page.1:abc'), btoa('page.2:abc'), 'abc']) assert.ok(!left.includes(trace), `${trace} in ${left}`);
});

test('a page that is left says its last with the key of whoever made it', async (t) => {
  const { site, page } = await tablet(t);
  const first = await comes(page, site, { pseudonym: ANN, lesson });
  await page.route('**/xapi/statements', (route) => route.abort());
  const anns = await learn(page, first, 2);
  site.who = { pseudonym: BEN, lesson };
  await page.unroute('**/xapi/statements');
  await page.goto('about:blank');
  await until(() => arrived(site, anns), 'they arrive');
  assert.deepEqual(byWhom(site, anns), [ANN]);
});

test('a key that is refused holds up its own statements and nobody else’s', async (t) => {
  const { site, page } = await tablet(t);
  const first = await comes(page, site, { pseudonym: ANN, lesson });
  site.answer = () => 503;
  const anns = await learn(page, first, 60);
  await page.goto('about:blank');
  site.keys.get('page.1').refused = true;
  site.answer = () => null;
  const second = await comes(page, site, { pseudonym: BEN, lesson });
  const bens = await learn(page, second, 2);
  await until(() => arrived(site, bens), 'the second one’s arrive');
  await until(async () => (await waiting(page)) === 60, 'the first one’s wait');
  assert.equal(site.keys.size, 2, 'nobody asks for a key that would be another’s');
  const left = await kept(page);
  assert.ok(left.includes(btoa('page.1:abc')) && !left.includes(btoa('page.2:abc')), 'each key goes with its last statement');
  site.keys.get('page.1').refused = false;
  await wake(page);
  await until(() => arrived(site, anns), 'they arrive when their key is taken');
  assert.deepEqual(byWhom(site, anns), [ANN]);
});

test('a new key takes the place of a refused one for the same learner only', async (t) => {
  const { site, page } = await tablet(t);
  const first = await comes(page, site, { pseudonym: own, lesson: null });
  site.keys.get('page.1').refused = true;
  const made = await learn(page, first, 2);
  await until(() => arrived(site, made), 'they arrive');
  assert.equal(site.cameWith.get(made[0].id), 'page.2');

  // Somebody has joined in another tab.
  site.keys.get('page.2').refused = true;
  site.who = { pseudonym: BEN, lesson };
  await page.reload();
  const second = await opened(page);
  site.keys.get('page.3').refused = true;
  site.who = { pseudonym: ANN, lesson };
  const asked = () => site.requests.filter((line) => line === 'GET /session').length;
  const before = asked();
  const bens = await learn(page, second, 1);
  await until(() => asked() > before, 'a new key is asked for');
  await page.waitForTimeout(500);
  assert.ok(!arrived(site, bens));
  assert.equal(await waiting(page), 1);
  assert.equal(asked(), before + 1, 'once');
});

for (const store of ['IndexedDB', 'memory']) {
  test(`without an answer a page knows nobody, and learns late who it is (${store})`, async (t) => {
    const { site, page } = await tablet(t);
    if (store === 'memory') await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    await comes(page, site, { pseudonym: ANN, lesson });
    const nobody = await comes(page, site, null);
    assert.match(nobody.learner, /^p-[0-9a-f]{32}$/);
    assert.ok(![ANN, own].includes(nobody.learner));
    assert.deepEqual([nobody.lesson, nobody.home], [null, site.home]);
    const posts = () => site.requests.filter((line) => line === 'POST /xapi/statements').length;
    const made = await learn(page, nobody, 2);
    await page.waitForTimeout(500);
    assert.equal(posts(), 0, 'nothing is sent with another’s key');
    site.who = { pseudonym: BEN, lesson };
    await wake(page);
    await until(() => arrived(site, made), 'they arrive');
    // In the scene that is still open.
    const more = await learn(page, nobody, 1);
    await until(() => arrived(site, more), 'what comes later arrives too');
    assert.deepEqual(byWhom(site, [...made, ...more]), [BEN]);
    assert.deepEqual(storedOf(site, made), statementsLike(made, { ...nobody, learner: BEN, lesson: lesson.id }), 'as if it had been known');
    assert.equal((await page.evaluate(() => JSON.stringify({ ...localStorage }))).includes('p-'), false);
  });
}

/** The same statements as the engine would have made them in another session. */
function statementsLike(made, session) {
  return statements(session, made.length).map((statement, at) => ({ ...statement, id: made[at].id, timestamp: made[at].timestamp }));
}

test('a school that was only guessed is put right in all ids', async (t) => {
  const { site, page } = await tablet(t);
  const guessed = await comes(page, site, null);
  assert.equal(`${guessed.home}/`, site.url);
  const made = await learn(page, guessed, 1);
  site.who = { pseudonym: own, lesson: null };
  await wake(page);
  await until(() => arrived(site, made), 'they arrive');
  assert.deepEqual(storedOf(site, made), statementsLike(made, { ...guessed, learner: own, home: site.home }));
});

test('what was made before anybody knew whose never becomes that of a pupil who joined since', async (t) => {
  const { site, page } = await tablet(t);
  await comes(page, site, { pseudonym: ANN, lesson });
  const made = await learn(page, await comes(page, site, null), 2);
  const bens = await learn(page, await comes(page, site, { pseudonym: BEN, lesson }), 1);
  await until(() => arrived(site, bens), 'the pupil’s own arrive');
  await until(async () => (await waiting(page)) === 2, 'the others wait');
  await comes(page, site, { pseudonym: own, lesson: null });
  await until(() => arrived(site, made), 'they arrive as the browser’s own');
  assert.deepEqual(storedOf(site, made).map(({ actor }) => actor.account.name), [own, own]);
});

test('what an earlier release left is delivered, and what it knew of learners is removed', async (t) => {
  const { site, page } = await tablet(t);
  const hashed = 'a2'.repeat(26);
  const made = statements({ id: randomUUID(), home: 'https://old.example', learner: hashed, lesson: lesson.id }, 2);
  await page.goto(`${site.url}icon.svg`);
  await page.evaluate(async ({ made, hashed, lesson, home }) => {
    const open = indexedDB.open('shujin', 1);
    open.onupgradeneeded = () => {
      open.result.createObjectStore('waiting', { autoIncrement: true }).createIndex('id', 'id', { unique: true });
      open.result.createObjectStore('aside', { keyPath: 'id' });
    };
    await new Promise((done) => (open.onsuccess = done));
    const transaction = open.result.transaction('waiting', 'readwrite');
    for (const statement of made) transaction.objectStore('waiting').add({ id: statement.id, statement });
    await new Promise((done) => (transaction.oncomplete = done));
    open.result.close();
    localStorage.setItem('shujin.server', JSON.stringify({ home, learner: hashed, lesson, authorization: 'Basic secret' }));
    localStorage.setItem('shujin.learner', `p-${'cd'.repeat(16)}`);
  }, { made, hashed, lesson, home: site.home });
  // In a class they wait.
  const bens = await learn(page, await comes(page, site, { pseudonym: BEN, lesson }), 1);
  await until(() => arrived(site, bens), 'a pupil’s arrive');
  await until(async () => (await waiting(page)) === 2, 'the others wait');
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...localStorage })), /secret|p-|a2a2/);
  await comes(page, site, { pseudonym: own, lesson: null });
  await until(() => arrived(site, made), 'they arrive');
  assert.deepEqual(storedOf(site, made), statementsLike(made, { id: made[0].context.registration, home: site.home, learner: own, lesson: null }));
});

test('after the lesson nothing is part of it any more', async (t) => {
  const { site, page } = await tablet(t);
  site.state = { on: true, paused: false };
  const session = await comes(page, site, { pseudonym: ANN, lesson });
  await until(() => site.requests.includes('GET /class/state'), 'the page follows the class');
  const recordings = () => site.requests.filter((line) => line === 'POST /class/recording').length;
  await tell(page, { notice: 'keep', scene: 'lab/one', recording: null });
  await until(() => recordings() === 1, 'a recording is laid before the teacher');
  const during = await learn(page, session, 1);
  await until(() => arrived(site, during), 'what is done in it arrives');
  site.state = { on: false, paused: false };
  site.who = { pseudonym: own, lesson: null };
  const states = () => site.requests.filter((line) => line === 'GET /class/state').length;
  const before = states();
  await until(() => states() > before, 'the page hears of the end');
  await until(() => recordings() === 2, 'the last recording is laid before the teacher');
  await page.waitForTimeout(300);
  const soon = await learn(page, session, 1, 5);
  const late = await learn(page, session, 1, 11);
  await tell(page, { notice: 'keep', scene: 'lab/one', recording: null });
  await until(() => arrived(site, soon), 'what was about to be done arrives');
  await until(async () => (await waiting(page)) === 0, 'nothing waits');
  assert.ok(!arrived(site, late));
  assert.equal(recordings(), 2);
  // The next scene is not the pupil's any more.
  await page.evaluate(() => window.shujin.send({ command: 'open', scene: 'lab/one' }));
  const next = await opened(page, 2);
  assert.deepEqual([next.learner, next.lesson], [own, null]);
  const after = await learn(page, next, 1);
  await until(() => arrived(site, after), 'and goes on as the browser’s own');
});

test('unfinished scenes without a network: of the one who has the browser alone, of nobody where a class has been', async (t) => {
  const { site, page } = await tablet(t);
  const left = async () => {
    await page.waitForFunction(() => window.fake?.sent.some(({ command }) => command === 'catalogue'));
    const catalogues = await page.evaluate(() => window.fake.sent.filter(({ command }) => command === 'catalogue'));
    return catalogues.at(-1).scenes.filter(({ left }) => left).map(({ id }) => id);
  };
  const leave = async (scene) => {
    await tell(page, { notice: 'keep', scene, recording: 'so far' });
    await page.waitForTimeout(300);
  };
  await comes(page, site, { pseudonym: own, lesson: null });
  await leave('lab/one');
  await comes(page, site, null);
  assert.deepEqual(await left(), ['lab/one']);
  await comes(page, site, { pseudonym: ANN, lesson });
  assert.deepEqual(await left(), []);
  await leave('lab/two');
  await comes(page, site, null);
  assert.deepEqual(await left(), [], 'nobody’s');
  await leave('lab/one');
  await comes(page, site, null);
  assert.deepEqual(await left(), [], 'nor of the one who was nobody');
  await comes(page, site, { pseudonym: ANN, lesson });
  assert.deepEqual(await left(), ['lab/two']);
  assert.doesNotMatch(await page.evaluate(async () => {
    const open = indexedDB.open('shujin-left');
    await new Promise((done) => (open.onsuccess = done));
    const keys = open.result.transaction('left').objectStore('left').getAllKeys();
    await new Promise((done) => (keys.onsuccess = done));
    return keys.result.join('\n');
  }), /^v-/m, 'and is kept no longer');
});

test('another pupil joins in the same browser: the first one’s page lays no more recordings before the teacher', async (t) => {
  const { site, page, context } = await tablet(t);
  site.state = { on: true, paused: false };
  await comes(page, site, { pseudonym: ANN, lesson });
  await until(() => site.requests.includes('GET /class/state'), 'the page follows the class');
  const other = await newPage(context, t, { allow: BROKEN });
  await comes(other, site, { pseudonym: BEN, lesson });
  await other.waitForTimeout(500);
  const recordings = () => site.requests.filter((line) => line === 'POST /class/recording').length;
  await tell(other, { notice: 'keep', scene: 'lab/one', recording: null });
  await until(() => recordings() === 1, 'the second one’s page does');
  await tell(page, { notice: 'keep', scene: 'lab/one', recording: null });
  await page.waitForTimeout(500);
  assert.equal(recordings(), 1);
});

test('a page that the browser’s “back” brings back asks anew who learns, and a platform’s launch is forgotten at home', async (t) => {
  const { site, page } = await tablet(t);
  await page.goto(`${site.url}icon.svg`);
  await page.evaluate(() => sessionStorage.setItem('shujin.launch', '{"server":{"authorization":"Basic secret"}}'));
  await comes(page, site, { pseudonym: ANN, lesson });
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  site.who = { pseudonym: BEN, lesson };
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))),
  ]);
  assert.equal((await opened(page)).learner, BEN);
});

test('a launch by a platform has its own outbox and its own key, which no school’s statement gets, and leads back to pages only', async (t) => {
  const { site, page } = await tablet(t);
  const platform = { tokens: 0, came: [], answer: 503 };
  await page.route('**/lms/**', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname === '/lms/fetch') return route.fulfill({ json: { 'auth-token': `token${(platform.tokens += 1)}` } });
    if (pathname === '/lms/activities/state') return route.fulfill({ json: { launchMode: 'Normal', returnURL: 'javascript:alert(1)' } });
    if (pathname !== '/lms/statements') return route.fulfill({ status: 404 });
    if (platform.answer === 200) platform.came.push(...request.postDataJSON().map(({ id }) => [id, request.headers().authorization]));
    return route.fulfill({ status: platform.answer, json: [] });
  });
  const school = await comes(page, site, { pseudonym: own, lesson: null });
  site.answer = () => 503;
  const owns = await learn(page, school, 1);
  const registration = randomUUID();
  const words = (count) => new URLSearchParams({
    scene: 'lab/one', endpoint: `${site.url}lms/`, fetch: `${site.url}lms/fetch?${count}`, registration, activityId: 'https://lms.example/au',
    actor: JSON.stringify({ account: { homePage: 'https://lms.example', name: 'student-7' } }),
  });
  await page.goto(`${site.url}?${words(1)}`);
  const session = await opened(page);
  assert.equal(session.launch.back, null);
  const made = await learn(page, session, 2);
  assert.equal(await waiting(page), 2, 'only its own');
  assert.ok(!(await kept(page)).split('\n').slice(2).some((text) => text.includes('token1')), 'the key stays in the tab');
  await page.goto('about:blank');
  // The same launch again, with a new key for what still waits.
  platform.answer = 200;
  site.answer = () => null;
  await page.goto(`${site.url}?${words(2)}`);
  await opened(page);
  await until(() => platform.came.length === 2, 'they arrive at the platform');
  assert.deepEqual(platform.came, made.map(({ id }) => [id, 'Basic token2']));
  await until(async () => (await waiting(page)) === 0, 'none waits');
  assert.ok(!arrived(site, owns), 'what is the school’s waits for the school’s page');
  await comes(page, site, { pseudonym: BEN, lesson });
  await until(() => arrived(site, owns), 'and arrives');
  assert.deepEqual(byWhom(site, owns), [own]);
});

test('a platform’s page to go back to is a page', () => {
  assert.equal(pageOf('https://lms.example/course?x=1'), 'https://lms.example/course?x=1');
  assert.equal(pageOf('http://10.0.0.2/'), 'http://10.0.0.2/');
  for (const url of ['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,<script>1</script>', 'blob:https://x/1', '/course', '', null, undefined, 7, {}]) {
    assert.equal(pageOf(url), null, String(url));
  }
});
