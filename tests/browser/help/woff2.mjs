// Which characters a WOFF2 file has glyphs for. Reads its directory and its `cmap`, and nothing else.

import { brotliDecompressSync } from 'node:zlib';

const HEADER = 48;
/** Places of tables in the list of known names (WOFF2, section 4.1). */
const [CMAP, GLYF, LOCA, OTHER] = [0, 10, 11, 63];

/** @param {Buffer} file @returns {Set<string>} */
export function characters(file) {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('no WOFF2 file');
  let at = HEADER;
  const number = () => {
    let value = 0;
    let byte;
    do {
      byte = file[at++];
      value = value * 128 + (byte & 127);
    } while (byte & 128);
    return value;
  };
  let before = 0;
  let cmap;
  for (let left = file.readUInt16BE(12); left > 0; left -= 1) {
    const flags = file[at++];
    const [table, transform] = [flags & 63, flags >> 6];
    if (table === OTHER) at += 4;
    let length = number();
    // Outlines are packed unless told otherwise, other tables only if told so.
    if (table === GLYF || table === LOCA ? transform !== 3 : transform !== 0) length = number();
    if (table === CMAP) cmap = [before, before + length];
    before += length;
  }
  const tables = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)));
  return mapped(tables.subarray(...cmap));
}

/** @param {Buffer} cmap */
function mapped(cmap) {
  const found = new Set();
  for (let table = 0; table < cmap.readUInt16BE(2); table += 1) {
    const at = cmap.readUInt32BE(4 + table * 8 + 4);
    const format = cmap.readUInt16BE(at);
    const ranges = format === 4 ? segments(cmap, at) : format === 12 ? groups(cmap, at) : [];
    for (const [first, last] of ranges) {
      for (let code = first; code <= last; code += 1) found.add(String.fromCodePoint(code));
    }
  }
  return found;
}

/** Format 4: ends, then starts, of segments. */
function segments(cmap, at) {
  const size = cmap.readUInt16BE(at + 6);
  const count = size / 2;
  const pairs = Array.from({ length: count }, (_, i) => [cmap.readUInt16BE(at + 16 + size + i * 2), cmap.readUInt16BE(at + 14 + i * 2)]);
  return pairs.filter(([first]) => first !== 0xffff);
}

/** Format 12: groups of first, last, glyph. */
function groups(cmap, at) {
  const count = cmap.readUInt32BE(at + 12);
  return Array.from({ length: count }, (_, i) => [cmap.readUInt32BE(at + 16 + i * 12), cmap.readUInt32BE(at + 20 + i * 12)]);
}
