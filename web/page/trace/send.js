// @ts-check
// One batch of statements over the network, as xAPI wants it.
// Does not: decide when, or what an answer means; the policy does.

/** @typedef {import('../port.d.ts').Statement} Statement */
/** @typedef {import('./policy.js').Answer} Answer */
/** @typedef {import('./session.js').Server} Server */

/** Give up waiting for an answer; the batch is sent again later. */
const TIMEOUT = 30_000;
/** A reason is for people: its beginning is enough. */
const REASON = 500;
/** Browsers refuse more than 64 KiB in requests that outlive their page. */
const FAREWELL = 60_000;

/**
 * @param {Server} server
 * @param {Statement[]} statements
 * @returns {Promise<Answer>}
 */
export async function post(server, statements) {
  try {
    const response = await fetch(server.statements, {
      ...request(server, JSON.stringify(statements)),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const reason = response.ok ? '' : (await response.text()).slice(0, REASON);
    return { status: response.status, retryAfter: Number.isFinite(seconds) ? seconds * 1000 : 0, reason };
  } catch {
    return { status: 0 };
  }
}

/**
 * The page goes: sends what fits into a request that outlives it. Nobody hears the answer, so nothing is forgotten;
 * the next visit sends it again and the server knows the ids.
 * @param {Server} server
 * @param {Statement[]} statements
 */
export function farewell(server, statements) {
  const some = [];
  let size = 2;
  for (const statement of statements) {
    size += new TextEncoder().encode(JSON.stringify(statement)).length + 1;
    if (size > FAREWELL) break;
    some.push(statement);
  }
  if (some.length === 0) return;
  // Not `sendBeacon`: that cannot carry a key.
  fetch(server.statements, { ...request(server, JSON.stringify(some)), keepalive: true }).catch(() => {});
}

/**
 * @param {Server} server
 * @param {string} body
 * @returns {RequestInit}
 */
function request(server, body) {
  /** @type {Record<string, string>} */
  const headers = { 'content-type': 'application/json', 'x-experience-api-version': server.version };
  if (server.authorization) headers.authorization = server.authorization;
  return { method: 'POST', headers, body };
}
