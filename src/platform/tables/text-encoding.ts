/*
 * Which encoding a text file has. Files are to be UTF-8; what people's programs write instead is told by name, so that they know what to
 * change. UTF-16 is known by its mark or its zero bytes; the East Asian encodings are told apart by which of them makes sense of the bytes
 * and how many usual letters come out (kana, half of all letters in Japanese; the commonest ideographs of each language).
 */

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Shift_JIS' | 'EUC-JP' | 'GBK' | 'Big5' | 'Windows-1252';

export type Decoded = { readonly text: string } | { readonly encoding: Exclude<Encoding, 'UTF-8'> };

const eastAsian: readonly [Exclude<Encoding, 'UTF-8'>, string][] = [
  ['Shift_JIS', 'shift_jis'],
  ['EUC-JP', 'euc-jp'],
  ['GBK', 'gb18030'],
  ['Big5', 'big5'],
];
const kana = /[\u3041-\u3096\u30a1-\u30fa\u30fc\u3001\u3002]/g;
const usual =
  /[的一是不了在人有我他这中大来上个国和地到为子时道说生年就那要下以会自着去之过家学对可里后小天日本年月会社製品手作物用色木竹紙布茶染織金銀鉄石入火水心地新長東西南北京都々产品色器手工传统制作木竹纸茶铁陶瓷]/g;
const letters = /[\u3041-\u30ff\u3400-\u9fff\uff01-\uff5e]/g;
// Half-width kana and rare ideographs are what a wrong reading mostly gives.
const unlikely = /[\uff61-\uff9f\ue000-\uf8ff\u3400-\u4dbf]/g;

/** The text of UTF-8 bytes, with or without a mark; otherwise the encoding they are most likely in. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { encoding: 'UTF-16LE' };
  if (first === 0xfe && second === 0xff) return { encoding: 'UTF-16BE' };
  const zeros = zerosOf(bytes);
  if (zeros.odd > bytes.length / 8) return { encoding: 'UTF-16LE' };
  if (zeros.even > bytes.length / 8) return { encoding: 'UTF-16BE' };
  const text = decoded('utf-8', bytes);
  return text === undefined ? { encoding: likeliest(bytes) } : { text };
}

function likeliest(bytes: Uint8Array): Exclude<Encoding, 'UTF-8'> {
  let best: Exclude<Encoding, 'UTF-8'> = 'Windows-1252';
  // A file in a Latin encoding makes few letters of any East Asian one, and odd ones.
  let most = 0;
  for (const [encoding, label] of eastAsian) {
    const text = decoded(label, bytes);
    const score = text === undefined ? 0 : scoreOf(text);
    if (score > most) [best, most] = [encoding, score];
  }
  return best;
}

function scoreOf(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const all = count(letters) + count(unlikely);
  return all === 0 ? 0 : (2 * count(kana) + 2 * count(usual) - 2 * count(unlikely)) / all;
}

function zerosOf(bytes: Uint8Array): { even: number; odd: number } {
  const found = { even: 0, odd: 0 };
  const end = Math.min(bytes.length, 4_096);
  for (let index = 0; index < end; index++) if (bytes[index] === 0) found[index % 2 === 0 ? 'even' : 'odd']++;
  const scale = end === 0 ? 0 : bytes.length / end;
  return { even: found.even * scale, odd: found.odd * scale };
}

function decoded(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
