// A scene is launched by a learning platform (cmi5): another server plays the platform's record store, and a few lines its front door.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { launch, newPage, until } from './help/chromium.mjs';
import { Pupil } from './help/pupil.mjs';
import { KEY, Server, built } from './help/serve.mjs';

const options = { skip: built, timeout: 4 * 60_000 };
const browser = built ? null : await launch();
const ACTIVITY = 'https://lms.example/au/pendulum';
const ACTOR = { objectType: 'Agent', account: { homePage: 'https://lms.example', name: 'student-7' } };

/** The platform's front door: gives its key once, and a page to come back to. */
async function door(t) {
  let given = 0;
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    if (request.method === 'POST') {
      given += 1;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(given === 1 ? { 'auth-token': btoa(KEY) } : { 'error-code': '1', 'error-text': 'given out already' }));
    } else {
      response.setHeader('content-type', 'text/html');
      response.end('<title>course</title><h1>back at the course</h1><link rel="icon" href="data:,">');
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${server.address().port}`, given: () => given };
}

/** Platform, its record store with what it has to say of this launch, and the school's server. */
async function stand(t, data) {
  const platform = await door(t);
  const store = await Server.start();
  const school = await Server.start(['--platform', platform.url, '--platform', new URL(store.url).origin]);
  await store.again(['--cors', new URL(school.url).origin]);
  const registration = randomUUID();
  const put = async (path, asked, document) => {
    const headers = { authorization: `Basic ${btoa(KEY)}`, 'x-experience-api-version': '1.0.3', 'content-type': 'application/json', 'if-none-match': '*' };
    const response = await fetch(`${store.url}xapi/${path}?${new URLSearchParams(asked)}`, { method: 'PUT', headers, body: JSON.stringify(document) });
    assert.equal(response.status, 204);
  };
  const agent = JSON.stringify(ACTOR);
  const told = { returnURL: `${platform.url}/course`, launchMode: 'Normal', moveOn: 'Completed', ...data };
  await put('activities/state', { activityId: ACTIVITY, agent, registration, stateId: 'LMS.LaunchData' }, told);
  await put('agents/profile', { agent, profileId: 'cmi5LearnerPreferences' }, { languagePreference: 'fr-FR,en-US,zh-CN', audioPreference: 'on' });
  const words = new URLSearchParams({
    scene: 'lab/pendulum', endpoint: `${store.url}xapi/`, fetch: `${platform.url}/fetch`, actor: JSON.stringify(ACTOR), registration, activityId: ACTIVITY,
  });
  return { platform, store, school, registration, url: `${school.url}?${words}` };
}

const CONTEXT = {
  contextActivities: { grouping: [{ id: 'https://publisher.example/pendulum' }] },
  extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 'session-of-the-platform' },
};

test('a launched scene tells the platform, in its words, and leads back to it', options, async (t) => {
  const { platform, store, school, registration, url } = await stand(t, { contextTemplate: CONTEXT });
  const page = await newPage(browser, t, { context: { hasTouch: true } });
  const pupil = new Pupil(page, 'launch');
  await pupil.open(url);
  await pupil.do_until({ screen: 'start' }, {});
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en', 'the first that the learner likes and we speak');
  // Its key is given once: after a reload the tab still has it.
  await page.reload();
  await page.waitForFunction(() => window.shujin && !document.getElementById('splash'), null, { timeout: 120_000 });
  assert.equal(platform.given(), 1);
  await pupil.do_until({ screen: 'start' }, {});
  await pupil.do_press('start', { how: 'mouse' });
  await pupil.do_until({ screen: 'lesson' }, {});
  for (const node of ['bob-100', 'bob', 'bob']) await pupil.do_touch(node);
  await until(async () => (await store.statements()).length >= 4, 'statements arrive at the platform');
  await pupil.do_press('home', { how: 'mouse' });
  await page.waitForURL(`${platform.url}/course`, { timeout: 60_000 });
  await page.getByRole('heading', { name: 'back at the course' }).waitFor();

  const statements = await store.statements();
  const verbs = statements.map(({ verb }) => verb.id.split('/').pop());
  assert.equal(verbs.at(-1), 'terminated');
  for (const once of ['initialized', 'terminated']) assert.equal(verbs.filter((verb) => verb === once).length, 1, `${once} in ${verbs}`);
  assert.ok(verbs.includes('initialized') && verbs.includes('interacted'));
  for (const { actor, context, version } of statements) {
    assert.deepEqual(actor, ACTOR);
    assert.equal(context.registration, registration);
    assert.equal(context.extensions[Object.keys(CONTEXT.extensions)[0]], 'session-of-the-platform');
    assert.ok(context.contextActivities.grouping.some(({ id }) => id === 'https://publisher.example/pendulum'));
    assert.equal(version, '1.0.0');
  }
  for (const { verb, object } of statements) {
    if (['initialized', 'terminated'].includes(verb.id.split('/').pop())) assert.equal(object.id, ACTIVITY);
  }
  assert.deepEqual(await school.statements(), [], 'nothing of it stays at the school');
});

test('a platform that does not let the learner in is said, and nothing starts', options, async (t) => {
  const { url } = await stand(t, {});
  const page = await newPage(browser, t, { allow: [/Failed to load resource/, /NoLaunch/, /Content Security Policy/] });
  await page.goto(url.replace(/fetch=[^&]*/, `fetch=${encodeURIComponent('http://127.0.0.1:9/none')}`));
  await page.getByText('学习平台没有放行').waitFor();
});
