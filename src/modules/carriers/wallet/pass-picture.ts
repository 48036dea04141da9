import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [number, number, number];
const indigo: Colour = [0x1f, 0x3a, 0x68];
const paper: Colour = [0xfa, 0xf8, 0xf3];

/** The sign, two posts and a lintel, as a PNG of `size` by `size` pixels: what wallets ask for beside the text. */
export function signPicture(size: number): Buffer {
  const isSign = (x: number, y: number): boolean => {
    const [u, v] = [(x + 0.5) / size, (y + 0.5) / size];
    const isPost = v > 0.38 && v < 0.86 && ((u > 0.22 && u < 0.31) || (u > 0.69 && u < 0.78));
    return isPost || (v > 0.2 && v < 0.3 && u > 0.1 && u < 0.9);
  };
  const rows: Buffer[] = [];
  for (let y = 0; y < size; y++) {
    const row = Buffer.alloc(1 + size * 3);
    for (let x = 0; x < size; x++) row.set(isSign(x, y) ? paper : indigo, 1 + x * 3);
    rows.push(row);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND'),
  ]);
}

/** Length, name, content, checksum (PNG, ISO/IEC 15948, 5.3). */
function chunk(name: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
}
