// A client that others wrote (npm's @xapi/xapi) against the record store: what any LMS does with it.

import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import XAPI from '@xapi/xapi';
import { KEY, Server, built } from './help/serve.mjs';

const actor = { objectType: 'Agent', account: { homePage: 'https://school.example', name: `p-${'0'.repeat(32)}` } };
const verb = { id: 'http://adlnet.gov/expapi/verbs/answered', display: { 'zh-CN': '回答了' } };
const object = { objectType: 'Activity', id: 'https://school.example/scenes/a/b', definition: { name: { 'zh-CN': '秋千' } } };

/** The store, spoken to in a version of xAPI. */
async function open(version) {
  const server = await Server.start();
  const [user, secret] = KEY.split(':');
  const auth = XAPI.toBasicAuth(user, secret);
  // Its other way to send, in node, names a wrong Content-Type where there are attachments.
  return new XAPI({ endpoint: `${server.url}xapi/`, auth, version, adapter: 'fetch' });
}

for (const version of ['1.0.3', '2.0.0']) {
  test(`statements go in, are found, paged and voided (${version})`, { skip: built }, async () => {
    const xapi = await open(version);
    assert.deepEqual((await xapi.getAbout()).data.version, ['2.0.0', '1.0.3']);
    const made = Array.from({ length: 5 }, () => ({ id: randomUUID(), actor, verb, object }));
    const sent = await xapi.sendStatements({ statements: made });
    assert.deepEqual(sent.data, made.map(({ id }) => id));

    const first = await xapi.getStatements({ agent: actor, activity: object.id, limit: 3, ascending: true });
    assert.deepEqual(first.data.statements.map(({ id }) => id), sent.data.slice(0, 3));
    const rest = await xapi.getMoreStatements({ more: first.data.more });
    assert.deepEqual(rest.data.statements.map(({ id }) => id), sent.data.slice(3));
    assert.equal(rest.data.more, '');

    await xapi.voidStatement({ actor, statementId: sent.data[0] });
    await assert.rejects(xapi.getStatement({ statementId: sent.data[0] }));
    assert.equal((await xapi.getVoidedStatement({ voidedStatementId: sent.data[0] })).data.id, sent.data[0]);
    assert.deepEqual((await xapi.getActivity({ activityId: object.id })).data.definition, object.definition);
    assert.deepEqual((await xapi.getAgent({ agent: actor })).data.account, [actor.account]);
  });

  test(`attachments come back (${version})`, { skip: built }, async () => {
    const xapi = await open(version);
    // The client reads what comes back as text; that bytes stay bytes is tested elsewhere.
    const value = new TextEncoder().encode('水位 1.2 m').buffer;
    const statement = { actor, verb, object, attachments: [{
      usageType: 'https://school.example/usage/sound', display: { 'zh-CN': '录音' }, contentType: 'application/octet-stream',
      length: value.byteLength, sha2: createHash('sha256').update(Buffer.from(value)).digest('hex'),
    }] };
    const [statementId] = (await xapi.sendStatement({ statement, attachments: [value] })).data;
    const { data } = await xapi.getStatement({ statementId, attachments: true });
    assert.equal(data[0].id, statementId);
    assert.equal(data[1], '水位 1.2 m');
  });

  test(`documents are kept, merged, guarded and taken away (${version})`, { skip: built }, async () => {
    const xapi = await open(version);
    const state = { agent: actor, activityId: object.id, stateId: 'notes' };
    await xapi.createState({ ...state, state: { a: 1 } });
    await xapi.createState({ ...state, state: { b: 2 } });
    assert.deepEqual((await xapi.getState(state)).data, { a: 1, b: 2 });
    assert.deepEqual((await xapi.getStates(state)).data, ['notes']);
    await xapi.deleteState(state);
    assert.deepEqual((await xapi.getStates(state)).data, []);

    const profile = { activityId: object.id, profileId: 'settings' };
    await xapi.createActivityProfile({ ...profile, profile: { a: 1 }, matchHeader: 'If-None-Match', etag: '*' });
    const { headers } = await xapi.getActivityProfile(profile);
    const again = { ...profile, profile: { a: 2 }, matchHeader: 'If-Match' };
    await assert.rejects(xapi.setActivityProfile({ ...again, etag: '"another"' }));
    await xapi.setActivityProfile({ ...again, etag: headers.etag });
    assert.deepEqual((await xapi.getActivityProfile(profile)).data, { a: 2 });
  });
}
