// @ts-check
// One batch of statements over the network, as xAPI wants it.
// Does not: decide when, or what an answer means; the policy does.

import { noteAnswer } from '../connection.js';

/** @typedef {import('../port.d.ts').Statement} Statement */
/** @typedef {import('./policy.js').Answer} Answer */
/** @typedef {import('./session.js').By} By */

/** Give up waiting for an answer; the batch is sent again later. */
const TIMEOUT = 30_000;
/** A reason is for people: its beginning is enough. */
const REASON = 500;
/** Browsers refuse more than 64 KiB in requests that outlive their page. */
const FAREWELL = 60_000;

/**
 * @param {By} by
 * @param {Statement[]} statements
 * @returns {Promise<Answer>}
 */
export async function post(by, statements) {
  try {
    const response = await fetch(by.statements, {
      ...request(by, JSON.stringify(statements)),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    noteAnswer(true);
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const reason = response.ok ? '' : (await response.text()).slice(0, REASON);
    return { status: response.status, retryAfter: Number.isFinite(seconds) ? seconds * 1000 : 0, reason };
  } catch {
    noteAnswer(false);
    return { status: 0 };
  }
}

/**
 * The page goes: sends what fits into requests that outlive it, one for each key. Nobody hears the answer, so nothing is
 * forgotten; the next visit sends it again and the server knows the ids.
 * @param {{by: By | null, statement: Statement}[]} rows
 */
export function farewell(rows) {
  /** @type {Map<string, {by: By, some: Statement[]}>} */
  const last = new Map();
  let size = 0;
  for (const { by, statement } of rows) {
    if (!by) continue;
    // All together: that is what browsers count.
    size += new TextEncoder().encode(JSON.stringify(statement)).length + 3;
    if (size > FAREWELL) break;
    const { some } = last.get(by.id) ?? { some: [] };
    last.set(by.id, { by, some: [...some, statement] });
  }
  for (const { by, some } of last.values()) {
    // Not `sendBeacon`: that cannot carry a key.
    fetch(by.statements, { ...request(by, JSON.stringify(some)), keepalive: true }).catch(() => {});
  }
}

/**
 * @param {By} by
 * @param {string} body
 * @returns {RequestInit}
 */
function request(by, body) {
  /** @type {Record<string, string>} */
  const headers = { 'content-type': 'application/json', 'x-experience-api-version': by.version };
  if (by.authorization) headers.authorization = by.authorization;
  return { method: 'POST', headers, body };
}
