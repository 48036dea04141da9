import type { GateSnapshot } from '../modules/passes/contract.ts';

export type SnapshotPerson = GateSnapshot['people'][number];

/** Finds people by name, short code or pass id. */
export interface LookUp {
  find(text: string): SnapshotPerson[];
}

const mostFound = 20;

/** Builds a look-up; names are folded at the first question, so that a gate starts at once. */
export function createLookUp(people: readonly SnapshotPerson[]): LookUp {
  let folded: { person: SnapshotPerson; name: string }[] | undefined;
  return {
    find(text) {
      const words = foldText(text)
        .split(/[\s,・]+/)
        .filter(Boolean);
      const code = words.join('').replaceAll('-', '');
      if (code.length < 2) return [];
      folded ??= people.map((person) => ({ person, name: foldText(person.name) }));
      const found: SnapshotPerson[] = [];
      for (const { person, name } of folded) {
        const fits =
          words.every((word) => name.includes(word)) ||
          person.shortCode.toLowerCase().replace(/[^a-z0-9]/g, '') === code ||
          person.pass.toLowerCase() === code;
        if (fits) found.push(person);
        if (found.length === mostFound) break;
      }
      return found;
    },
  };
}

/** Letters that do not come apart into a letter and a mark. */
const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** One form for names typed in different ways: no accents, one width, hiragana for katakana. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[øłđðþßæœı]/g, (letter) => plain[letter] ?? letter)
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .trim();
}
