// @ts-check
// Random ids. Not by `crypto.randomUUID`: browsers have that on https only, and a school's server may speak http.

/**
 * Random bytes as lower-case hexadecimal digits.
 * @param {number} bytes how many bytes; twice as many digits come back
 */
export function hex(bytes) {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A random UUID, version 4 (RFC 9562). */
export function uuid() {
  const drawn = hex(16);
  const variant = ((Number.parseInt(drawn[16], 16) & 3) | 8).toString(16);
  const parts = [drawn.slice(0, 8), drawn.slice(8, 12), `4${drawn.slice(13, 16)}`];
  return [...parts, variant + drawn.slice(17, 20), drawn.slice(20)].join('-');
}
