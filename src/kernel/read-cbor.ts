import { decode } from 'cborg';

/** Where reading stands. */
interface Reader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
}

const mostDeep = 64;
const text = new TextDecoder('utf-8', { fatal: true });

/**
 * One value of CBOR (RFC 8949): what canonical bytes of events are made of is read here, a few times as fast as by the
 * package, to which everything else is left (bytes, tags, indefinite lengths, integers beyond 2^53). Throws where the bytes are
 * no single value.
 */
export function readCbor(bytes: Uint8Array): unknown {
  try {
    const reader = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), at: 0 };
    const value = readValue(reader, 0);
    if (reader.at === bytes.length) return value;
  } catch {
    // The package says what is wrong, if anything is.
  }
  return decode(bytes);
}

function readValue(reader: Reader, depth: number): unknown {
  const first = reader.view.getUint8(reader.at);
  const major = first >> 5;
  reader.at += 1;
  if (major === 7) return readSimple(reader, first & 31);
  const size = readSize(reader, first & 31);
  if (depth > mostDeep) throw new RangeError('Too deep');
  switch (major) {
    case 0:
      return size;
    case 1:
      return -1 - size;
    case 3:
      return readText(take(reader, size));
    case 4:
      return readList(reader, size, depth);
    case 5:
      return readMap(reader, size, depth);
    default:
      throw new RangeError('Bytes, or a tag');
  }
}

/** A length or an integer; those that do not fit into 53 bits are left to the package. */
function readSize(reader: Reader, short: number): number {
  const { view, at } = reader;
  if (short < 24) return short;
  if (short > 27) throw new RangeError('Of no definite length');
  const width = 1 << (short - 24);
  reader.at += width;
  if (width === 1) return view.getUint8(at);
  if (width === 2) return view.getUint16(at);
  if (width === 4) return view.getUint32(at);
  const size = view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4);
  if (size >= Number.MAX_SAFE_INTEGER) throw new RangeError('Beyond 53 bits');
  return size;
}

function readSimple(reader: Reader, short: number): unknown {
  const { view, at } = reader;
  if (short === 20 || short === 21) return short === 21;
  if (short === 22) return null;
  if (short === 23) return undefined;
  if (short === 26) {
    reader.at += 4;
    return view.getFloat32(at);
  }
  if (short !== 27) throw new RangeError('Half a float, or a simple value');
  reader.at += 8;
  return view.getFloat64(at);
}

function take(reader: Reader, size: number): Uint8Array {
  const from = reader.at;
  reader.at += size;
  if (reader.at > reader.bytes.length) throw new RangeError('Cut off');
  return reader.bytes.subarray(from, reader.at);
}

/** Short words of ASCII are put together here: a decoder costs more to call than they cost to read. */
function readText(bytes: Uint8Array): string {
  if (bytes.length > 80) return text.decode(bytes);
  let word = '';
  for (const byte of bytes) {
    if (byte > 0x7f) return text.decode(bytes);
    word += String.fromCharCode(byte);
  }
  return word;
}

function readList(reader: Reader, size: number, depth: number): unknown[] {
  if (size > reader.bytes.length) throw new RangeError('Cut off');
  const list: unknown[] = [];
  for (let index = 0; index < size; index++) list.push(readValue(reader, depth + 1));
  return list;
}

function readMap(reader: Reader, size: number, depth: number): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (let index = 0; index < size; index++) {
    const key = readValue(reader, depth + 1);
    if (typeof key !== 'string' || key === '__proto__') throw new RangeError('A key that is no word');
    map[key] = readValue(reader, depth + 1);
  }
  return map;
}
