import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

const read = new Map<string, Buffer>();

/** A font of the `@fontsource` packages as plain TrueType, kept in memory. Opening WOFF2 for PDF breaks composite letters. */
export function plainFont(family: string, subset: string, weight: number): Buffer {
  const name = `${family}-${subset}-${weight}-normal.woff`;
  const known = read.get(name);
  if (known) return known;
  const home = dirname(createRequire(import.meta.url).resolve(`@fontsource/${family}/package.json`));
  const font = unwrapWoff(readFileSync(join(home, 'files', name)));
  read.set(name, font);
  return font;
}

const headSize = 12;
const entrySize = 16;

/** WOFF 1.0 (W3C, 2012) to the sfnt it wraps: the tables inflated, under a directory of their own. */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Not a WOFF font');
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(headSize + count * entrySize);
  woff.copy(directory, 0, 4, 8);
  const log = Math.floor(Math.log2(count));
  directory.writeUInt16BE(count, 4);
  directory.writeUInt16BE(2 ** log * 16, 6);
  directory.writeUInt16BE(log, 8);
  directory.writeUInt16BE(count * 16 - 2 ** log * 16, 10);
  const tables: Buffer[] = [];
  let offset = directory.length;
  for (let index = 0; index < count; index++) {
    const from = 44 + index * 20;
    const start = woff.readUInt32BE(from + 4);
    const packed = woff.subarray(start, start + woff.readUInt32BE(from + 8));
    const size = woff.readUInt32BE(from + 12);
    const table = packed.length < size ? inflateSync(packed) : packed;
    if (table.length !== size) throw new Error('The WOFF font is damaged');
    const to = headSize + index * entrySize;
    woff.copy(directory, to, from, from + 4);
    directory.writeUInt32BE(woff.readUInt32BE(from + 16), to + 4);
    directory.writeUInt32BE(offset, to + 8);
    directory.writeUInt32BE(size, to + 12);
    const padded = Buffer.concat([table, Buffer.alloc((4 - (size % 4)) % 4)]);
    tables.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([directory, ...tables]);
}
