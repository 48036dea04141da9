import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '../../kernel/language.ts';

/** Messages of a PO file: text to translation, obsolete ones left out. */
function readWords(path: string): Map<string, string> {
  const words = new Map<string, string>();
  const text = readFileSync(path, 'utf8');
  for (const [, id = '', translation = ''] of text.matchAll(/^msgid ((?:".*"\s)+)msgstr ((?:".*"(?:\n|$))+)/gm)) {
    const plain = (lines: string) =>
      Array.from(lines.matchAll(/"(.*)"/g), ([, line]) => JSON.parse(`"${line}"`) as string).join('');
    if (plain(id) !== '') words.set(plain(id), plain(translation));
  }
  return words;
}

/** Names in braces and numbered tags: a translation may drop none and invent none. */
function placesOf(message: string): string[] {
  const names = Array.from(message.matchAll(/\{(\w+)(?=[,}])/g), ([, name]) => `{${name}}`);
  const tags = Array.from(message.matchAll(/<\/?\d+\/?>/g), ([tag]) => tag);
  return [...new Set([...names, ...tags])].sort();
}

describe.each(['.', '../staff/words', '../brand/words'])('words in %s', (folder) => {
  const source = readWords(join(import.meta.dirname, folder, 'en.po'));

  test('there are some', () => {
    expect(source.size).toBeGreaterThan(0);
  });

  test.each(languages.filter((language) => language !== 'en'))('%s is complete, with every place kept', (language) => {
    const words = readWords(join(import.meta.dirname, folder, `${language}.po`));
    expect([...words.keys()].sort()).toEqual([...source.keys()].sort());
    for (const [id, translation] of words) {
      expect(translation.trim(), id).not.toBe('');
      expect(placesOf(translation), id).toEqual(placesOf(id));
    }
  });
});
