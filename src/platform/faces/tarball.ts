import { gunzipSync } from 'node:zlib';

/** Files of a packed npm package (gzip over POSIX ustar, blocks of 512 bytes), by name without the leading folder. */
export function filesOfTarball(packed: Uint8Array): Map<string, Buffer> {
  const archive = gunzipSync(packed);
  const files = new Map<string, Buffer>();
  for (let at = 0; at + 512 <= archive.length; ) {
    const text = (from: number, length: number): string =>
      archive.toString('utf8', at + from, at + from + length).split('\0')[0]!;
    const name = text(0, 100);
    if (name === '') break;
    const size = Number.parseInt(text(124, 12), 8) || 0;
    const prefix = text(345, 155);
    const kind = text(156, 1);
    const path = prefix === '' ? name : `${prefix}/${name}`;
    if (kind === '0' || kind === '')
      files.set(path.replace(/^[^/]+\//, ''), archive.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
