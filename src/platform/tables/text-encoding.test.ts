import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './text-encoding.ts';

/** Letters of one and two bytes by what they decode to: an encoder out of the decoder that the platform has. */
function encoderOf(label: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(label, { fatal: true });
  const known = new Map<string, number[]>();
  const learn = (bytes: number[]) => {
    try {
      const letter = decoder.decode(Uint8Array.from(bytes));
      if ([...letter].length === 1 && !known.has(letter)) known.set(letter, bytes);
    } catch {
      // These bytes mean nothing in this encoding.
    }
  };
  for (let first = 0; first < 256; first++) learn([first]);
  for (let first = 0x80; first < 256; first++) for (let second = 0x40; second < 256; second++) learn([first, second]);
  return (text) => Uint8Array.from([...text].flatMap((letter) => known.get(letter) ?? [0x3f]));
}

const folder = join(import.meta.dirname, '../../../editions/tokyo-2020/market/brands');
/** Files of brands as they would be with words of one language only. */
const filesIn = (language: string) =>
  readdirSync(folder).map((brand) => {
    const rows = parse(readFileSync(join(folder, brand, 'products.csv'), 'utf8'), {
      bom: true,
      columns: true,
    }) as Record<string, string>[];
    const names = Object.keys(rows[0]!).filter(
      (name) => !/_(en|ja|zh|fr)$/.test(name) || name.endsWith(`_${language}`),
    );
    return [names, ...rows.map((row) => names.map((name) => row[name]))].map((cells) => cells.join(',')).join('\n');
  });

describe('decodeText', () => {
  it('reads UTF-8, with or without a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\u0000') && !text.startsWith('\ufeff'));
        expect(decodeText(new TextEncoder().encode(text))).toEqual({ text });
        expect(decodeText(new TextEncoder().encode(`\ufeff${text}`))).toEqual({ text });
      }),
    );
  });

  it.each([
    ['Shift_JIS', 'shift_jis', 'ja'],
    ['EUC-JP', 'euc-jp', 'ja'],
    ['GBK', 'gb18030', 'zh'],
    ['Windows-1252', 'windows-1252', 'fr'],
  ] as const)('names %s for the catalogue of every brand of the demo', (encoding, label, language) => {
    const encode = encoderOf(label);
    const files = filesIn(language);
    expect(files.length).toBeGreaterThan(9);
    for (const file of files) expect(decodeText(encode(file))).toEqual({ encoding });
  });

  it('names Big5 for traditional Chinese', () => {
    const text = 'id,name_zh\ncup,手工製作的茶杯，在日本的小山上用木火燒成，是我們家的人一年一年做的，可以用來喝茶\n';
    expect(decodeText(encoderOf('big5')(text))).toEqual({ encoding: 'Big5' });
  });

  it('names UTF-16 by its mark or by its zeros', () => {
    const text = 'product_id,name_ja\ncup,湯のみ\n';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    expect([little, Buffer.concat([Buffer.from([0xff, 0xfe]), little])].map(decodeText)).toEqual(
      Array(2).fill({ encoding: 'UTF-16LE' }),
    );
    expect([big, Buffer.concat([Buffer.from([0xfe, 0xff]), big])].map(decodeText)).toEqual(
      Array(2).fill({ encoding: 'UTF-16BE' }),
    );
  });
});
