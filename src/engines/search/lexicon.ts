import { soundOf } from '../../kernel/fold.ts';
import { foldScript } from './fold-script.ts';
import { lexiconWords } from './lexicon-words.ts';
import { kanaOf } from './read-kana.ts';
import { stemWord } from './stem-word.ts';

/** A meaning of the lexicon with its words in four languages, as written there. */
export interface Meaning {
  readonly key: string;
  readonly words: Readonly<Record<'en' | 'ja' | 'zh' | 'fr', readonly string[]>>;
}

export const meanings: readonly Meaning[] = lexiconWords
  .trim()
  .split('\n')
  .map((line) => {
    const [key = '', en = [], ja = [], zh = [], fr = []] = line
      .split(' | ')
      .map((part, place) => (place === 0 ? part : part.split(', '))) as [string, ...string[][]];
    return { key, words: { en, ja, zh, fr } };
  });

/** Meanings by a folded phrase: Latin words stemmed and joined by blanks, others as they stand. */
const byPhrase = new Map<string, Set<string>>();
const single = new Map<string, string>();
let longestLatin = 1;
let longestOther = 1;

for (const { key, words } of meanings)
  for (const word of Object.values(words).flat()) {
    const phrase = phraseOf(word);
    addPhrase(phrase, key);
    if (isLatin(phrase)) {
      const parts = foldScript(word).match(/[\p{L}\p{N}]+/gu) ?? [];
      longestLatin = Math.max(longestLatin, parts.length);
      for (const part of parts) addWord(part);
      // Tea cup, teacup: nobody agrees.
      if (parts.length === 2) addPhrase(stemWord(parts.join('')), key);
    } else {
      longestOther = Math.max(longestOther, phrase.length + 1);
      if (/^\p{Script=Hiragana}{3,}$/u.test(phrase)) for (const way of waysToType(phrase)) addWord(way);
    }
  }

// Many a thing is spoken of with an honorific, which stands before a character and is no other word that the lexicon has.
const polite = meanings.flatMap(({ key, words }) => words.ja.map((word) => ({ phrase: `お${phraseOf(word)}`, key })));
for (const { phrase, key } of polite.filter(
  (one) => /^お\p{Script=Han}/u.test(one.phrase) && !byPhrase.has(one.phrase),
))
  addPhrase(phrase, key);

function addPhrase(phrase: string, key: string): void {
  byPhrase.set(phrase, (byPhrase.get(phrase) ?? new Set()).add(key));
}

function addWord(word: string): void {
  const stem = stemWord(word);
  if (!single.has(stem)) single.set(stem, word);
}

/** A word in folded kana as it stands and in Latin letters. */
export function waysToType(kana: string): readonly string[] {
  return [kana, soundOf(kana)];
}

/** Single words of the lexicon by their stems, in Latin letters and kana: what somebody may have meant to type. */
export const lexiconWordsByStem: ReadonlyMap<string, string> = single;
export const longestLatinPhrase = longestLatin;
export const longestOtherPhrase = longestOther;

function isLatin(phrase: string): boolean {
  return !/[\p{Script=Han}\p{Script=Hiragana}]/u.test(phrase);
}

function phraseOf(word: string): string {
  const folded = foldScript(word);
  if (!isLatin(folded)) return folded.replace(/[^\p{L}\p{N}]+/gu, '');
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(stemWord).join(' ');
}

const listed = new Map([...byPhrase].map(([phrase, keys]) => [phrase, [...keys]]));

/** Keys of the meanings of a folded phrase; none where the lexicon does not know it. */
export function meaningsOf(phrase: string): readonly string[] {
  return listed.get(phrase) ?? [];
}

/** The same for a Latin word that may be Japanese in Latin letters. */
export function meaningsOfSound(word: string): readonly string[] {
  const kana = kanaOf(word);
  return kana === undefined || kana.length < 2 ? [] : meaningsOf(kana);
}
