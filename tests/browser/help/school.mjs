// A school with one class and one teacher, and what its pupils did, told as a record store takes it: without a player, so that forty of them
// take no time.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KEY } from './serve.mjs';

const run = promisify(execFile);
const HOME = 'https://shujin.example';
const OWN = 'https://shujin.example/xapi/profile';
const ADL = 'http://adlnet.gov/expapi/verbs';
const SCENES = new URL('../../../scenes/', import.meta.url);

/** Runs `shujin` on a server's data, in English; gives all that it says. */
export async function shujin(server, ...words) {
  const { stdout, stderr } = await run(process.env.SHUJIN_BIN, [...words, '--data', server.data], { env: { ...process.env, SHUJIN_LANG: 'en' } });
  return stdout + stderr;
}

/** Puts these pupils into a class with a teacher of the name `teacher`; gives the password. */
export async function found(server, name, pupils) {
  const list = join(server.data, 'list.csv');
  await writeFile(list, `班级,学号,姓名\n${pupils.map((pupil, at) => `${name},${at + 1},${pupil}`).join('\n')}\n`);
  await shujin(server, 'roster', 'import', list);
  return (await shujin(server, 'teacher', 'add', '--name', 'teacher', '--class', name)).match(/password: (\S+)/)[1];
}

/** Signs in, on a page in Chinese. */
export async function signIn(page, server, password) {
  await page.goto(`${server.url}teacher`);
  await page.getByLabel('用户名').fill('teacher');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '开始上课' }).waitFor();
}

/** The pseudonym under which the school's records know somebody. */
export async function pseudonym(server, pupil) {
  return (await shujin(server, 'roster', 'find', '--name', pupil)).match(/\t([a-z2-7]{52})/)[1];
}

/** Steps and questions of a scene, in order: `{task, step, ask, hint}`; `ask` is a question's id with its options, `hint` one of the task's. */
export async function stepsOf(scene) {
  const text = await readFile(new URL(`${scene}/scene.toml`, SCENES), 'utf8');
  const tables = text.split(/^(?=\[)/m);
  const word = (table, key) => table.match(new RegExp(`^${key} = "([^"]+)"`, 'm'))?.[1];
  const words = (table, key) => [...(table.match(new RegExp(`^${key} = \\[([^\\]]*)\\]`, 'm'))?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(([, one]) => one);
  const questions = new Map();
  for (const table of tables.filter((one) => one.startsWith('[[question]]'))) {
    questions.set(word(table, 'id'), { id: word(table, 'id'), options: words(table, 'options'), right: words(table, 'right'), predict: /^predict = true/m.test(table) });
  }
  const steps = [];
  let task = null;
  for (const table of tables) {
    if (table.startsWith('[[task]]')) task = { id: word(table, 'id'), hint: null };
    if (table.startsWith('[[task.hint]]')) task.hint ??= word(table, 'id');
    if (table.startsWith('[[task.step]]')) steps.push({ task, step: word(table, 'id'), ask: questions.get(word(table, 'ask')) ?? null });
  }
  return steps;
}

/** What one pupil does in a lesson: statements as the school's key may write them, from `begun` on, a step each `pace` seconds. */
export function way({ lesson, scene, learner, steps, begun, pace, wrong = () => false, hint = () => null }) {
  const registration = randomUUID();
  let at = begun;
  const told = [];
  const tell = (verb, part, result) => {
    told.push({
      id: randomUUID(),
      actor: { account: { homePage: HOME, name: learner } },
      verb: { id: verb },
      object: { id: `${HOME}/scenes/${scene}${part}` },
      ...(result ? { result } : {}),
      context: { registration, contextActivities: { grouping: [{ id: `${HOME}/lessons/${lesson}` }] } },
      timestamp: new Date(at).toISOString(),
    });
  };
  tell(`${ADL}/attempted`, '');
  steps.forEach(({ task, step, ask }, index) => {
    at += pace * 1000;
    const asked = hint(index);
    if (asked !== null && task.hint) tell(`${OWN}/verbs/was-hinted`, `#hint/${task.id}.${task.hint}`, { extensions: { [`${OWN}/extensions/asked`]: asked } });
    if (ask) {
      const other = ask.options.find((option) => !ask.right.includes(option));
      const answer = (response, success) =>
        tell(`${ADL}/answered`, `#question/${ask.id}`, ask.predict ? { response, extensions: { [`${OWN}/extensions/prediction`]: true } } : { response, success });
      if (wrong(index) && other) answer(other, false);
      answer(ask.right.join('[,]'), true);
    }
    tell(`${ADL}/completed`, `#step/${task.id}.${step}`, { completion: true });
    if (steps[index + 1]?.task !== task) tell(`${ADL}/completed`, `#task/${task.id}`, { completion: true, duration: 'PT60.00S' });
  });
  return told;
}

/** Puts statements into the record store with the school's own key. */
export async function store(server, statements) {
  const headers = { authorization: `Basic ${btoa(KEY)}`, 'x-experience-api-version': '2.0.0', 'content-type': 'application/json' };
  for (let from = 0; from < statements.length; from += 200) {
    const body = JSON.stringify(statements.slice(from, from + 200));
    const response = await fetch(`${server.url}xapi/statements`, { method: 'POST', headers, body });
    assert.equal(response.status, 200, await response.text());
  }
}
