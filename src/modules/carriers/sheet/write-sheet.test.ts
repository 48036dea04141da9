import { describe, expect, it } from 'vitest';
import { languages } from '../../../kernel/language.ts';
import { readCodes, readPdf } from '../testing/read-pdf.ts';
import { codeOf, shown } from '../testing/shown.ts';
import { writeSheet } from './write-sheet.ts';

const family = [
  ['佐藤 美緒', 'adult', 1],
  ['Zoë Łukasz-Nguyễn', 'companion', 2],
  ['サトウ ミオ', 'child', 5],
] as const;

describe('the printed page', () => {
  it.each(languages)('in %s: names in any script, seat, gate, way; no letter is missing', async (language) => {
    const pages = readPdf(await writeSheet(shown(language, family)));
    expect(pages).toHaveLength(1);
    const { text } = pages[0]!;
    for (const missing of ['\ufffd', '\u0000']) expect(text).not.toContain(missing);
    const bare = text.replaceAll(/\s/g, '');
    for (const [name] of family) expect(bare).toContain(name.normalize('NFC').replaceAll(' ', '').replace('Ł', 'L'));
    for (const part of ['KJ123450', 'KJ123452', 'N3', '12', '九段下', 'ゲートA', '日本武道館', '17:00', '15:00'])
      expect(bare).toContain(part);
  });

  it('each code reads back from its squares, and is the bare code of its person', async () => {
    const [page] = readPdf(await writeSheet(shown('ja', family)));
    expect((await readCodes(page!)).map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(
      family.map(([name]) => Buffer.from(codeOf(name)).toString('hex')),
    );
  });

  it('a letter that no font has is written plainly', async () => {
    const [page] = readPdf(await writeSheet(shown('ja', [['김민준 Ł', 'adult', 1]])));
    expect(page!.text).toContain('gimminjun L');
    expect(page!.text).not.toContain('\u0000');
  });

  it('three to a page; only those who were asked for; those without a ticket stay away', async () => {
    const many = shown('en', [...family, ['Taro', 'adult', 1], ['Nobody', 'adult', 0]]);
    const pages = readPdf(await writeSheet(many));
    expect(pages).toHaveLength(2);
    expect(pages[1]!.text).toContain('Taro');
    expect(pages.map((page) => page.text).join()).not.toContain('Nobody');
    expect(await readCodes(pages[1]!)).toHaveLength(1);
    const one = readPdf(await writeSheet(many, ['0000000000003']));
    expect(one).toHaveLength(1);
    expect(one[0]!.text).toContain('Taro');
    expect(one[0]!.text).not.toContain('Zoë');
  });

  it('stays small and quick enough to print at a desk', async () => {
    const began = performance.now();
    const pdf = await writeSheet(shown('ja', family));
    expect(pdf.length).toBeLessThan(200_000);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
