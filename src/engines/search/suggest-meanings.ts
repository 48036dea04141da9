import type { Language } from '../../kernel/language.ts';
import { foldScript } from './fold-script.ts';
import { meanings } from './lexicon.ts';
import { kanaOf } from './read-kana.ts';

interface Start {
  readonly key: string;
  readonly folded: string;
}

const starts: readonly Start[] = meanings.flatMap(({ key, words }) =>
  Object.values(words)
    .flat()
    .map((word) => ({ key, folded: foldScript(word) })),
);
const wordsByKey = new Map(meanings.map((meaning) => [meaning.key, meaning.words]));

/**
 * Meanings one of whose words, in any language or as kana typed in Latin letters, begins as typed; each with the word to show a reader
 * of the language: the one that begins so, or its first. Nearly finished words come first.
 */
export function suggestMeanings(folded: string, language: Language): { readonly key: string; readonly word: string }[] {
  const kana = kanaOf(folded);
  const isBegun = (word: string) =>
    word.startsWith(folded) || (kana !== undefined && kana.length >= 2 && word.startsWith(kana));
  const left = new Map<string, number>();
  for (const start of starts)
    if (isBegun(start.folded))
      left.set(start.key, Math.min(left.get(start.key) ?? 99, start.folded.length - folded.length));
  return [...left]
    .sort(([one, first], [other, second]) => first - second || (one < other ? -1 : 1))
    .map(([key]) => {
      const words = wordsByKey.get(key)![language];
      return { key, word: words.find((word) => isBegun(foldScript(word))) ?? words[0]! };
    });
}
