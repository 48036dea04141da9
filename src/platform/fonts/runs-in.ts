import type { Language } from '../../kernel/language.ts';
import { plainFont } from './plain-font.ts';

export type Weight = 400 | 700;

/** Fonts to try for a letter, in order, by the reader's language: Han letters differ between Japan and China. */
const order: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: fontsWith(['noto-sans-jp', 'japanese'], ['noto-sans-sc', 'chinese-simplified']),
  fr: fontsWith(['noto-sans-jp', 'japanese'], ['noto-sans-sc', 'chinese-simplified']),
  ja: fontsWith(['noto-sans-jp', 'japanese'], ['noto-sans-sc', 'chinese-simplified']),
  zh: fontsWith(['noto-sans-sc', 'chinese-simplified'], ['noto-sans-jp', 'japanese']),
};

function fontsWith(...han: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const latin = ['latin', 'latin-ext', 'vietnamese', 'cyrillic'].map((subset) => ['noto-sans-jp', subset] as const);
  return [...latin, ...han];
}

/** As much of pdfkit's document as choosing a font needs; the parsed font is not in its types. */
interface FontDocument {
  registerFont(name: string, source: Buffer): unknown;
  font(name: string): unknown;
}

/** Letters of one font, in the order of the text. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

/** Takes a text apart into runs that one font can draw each. A letter that no font has is written plainly, else as a box. */
export function runsIn(file: FontDocument, language: Language): (text: string, weight: Weight) => Run[] {
  const registered = new Set<string>();
  const has = (font: readonly [string, string], weight: Weight, code: number): boolean => {
    const name = nameOf(font, weight);
    if (!registered.has(name)) file.registerFont(name, plainFont(...font, weight));
    registered.add(name);
    file.font(name);
    const { _font } = file as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } };
    return _font.font.hasGlyphForCodePoint(code);
  };
  return (text, weight) => {
    const runs: Run[] = [];
    const fontOf = (letter: string) => {
      const code = letter.codePointAt(0)!;
      return order[language].find((font) => mayHave(font[1], code) && has(font, weight, code));
    };
    const letters = [...text.normalize('NFC')].flatMap((letter) => (fontOf(letter) ? letter : [...plainly(letter)]));
    for (const letter of letters) {
      const found = fontOf(letter);
      const font = nameOf(found ?? order[language][0]!, weight);
      const last = runs.at(-1);
      if (last && last.font === font) runs[runs.length - 1] = { font, text: last.text + letter };
      else runs.push({ font, text: letter });
    }
    return runs;
  };
}

const nameOf = ([family, subset]: readonly [string, string], weight: Weight): string => `${family} ${subset} ${weight}`;

const plainLetters: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Ø: 'O',
  ø: 'o',
  Þ: 'Th',
  þ: 'th',
  ı: 'i',
  ẞ: 'SS',
};
const hangul = {
  initials: 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' '),
  vowels: 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' '),
  finals: ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' '),
};

/** A letter as one that the fonts have: without its stroke or marks, and Hangul by the Revised Romanisation of 2000. */
function plainly(letter: string): string {
  const syllable = letter.codePointAt(0)! - 0xac00;
  if (syllable >= 0 && syllable < 11_172) {
    const { initials, vowels, finals } = hangul;
    return `${initials[Math.floor(syllable / 588)]}${vowels[Math.floor(syllable / 28) % 21]}${finals[syllable % 28]}`;
  }
  return plainLetters[letter] ?? (letter.normalize('NFD').replace(/\p{Mn}/gu, '') || letter);
}

/** Keeps a large font from being opened for a letter that it is not there for. */
function mayHave(subset: string, code: number): boolean {
  const isHan = code >= 0x2e80;
  return subset === 'japanese' || subset === 'chinese-simplified' ? isHan || code >= 0x2000 : !isHan;
}
