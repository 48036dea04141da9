import { chunksOf, foldScript, type Run } from './fold-script.ts';
import { longestLatinPhrase, longestOtherPhrase, meaningsOf, waysToType } from './lexicon.ts';
import { stemWord } from './stem-word.ts';

/** How much a match weighs: A what a thing is called, B craft, family and tags, C maker, place and material, D what is said of it. */
export type Weight = 'A' | 'B' | 'C' | 'D';
export type Fields = Readonly<Record<Weight, readonly string[]>>;

export interface IndexTokens {
  /** Tokens of A to C with the best weight of each, by which results are ordered. */
  readonly head: ReadonlyMap<string, Weight>;
  /** Every token, by which things are found. */
  readonly all: ReadonlySet<string>;
  /** Words of A to C in Latin letters and in kana by their stems, which mend mistyped ones. */
  readonly words: ReadonlyMap<string, string>;
}

/** The token of a meaning of the lexicon. */
export const meaningToken = (key: string): string => `=${key}`;
/** The token of a whole word in kana, beside its pairs. */
export const wholeToken = (kana: string): string => `~${kana}`;

/** What a thing is found by. Texts in any of the languages; the order of texts within a field does not matter. */
export function indexTokens(fields: Fields): IndexTokens {
  const head = new Map<string, Weight>();
  const all = new Set<string>();
  const words = new Map<string, string>();
  for (const weight of ['A', 'B', 'C', 'D'] as const)
    for (const text of fields[weight]) {
      const isSaid = weight === 'D';
      // In sentences kana is grammar for the most part, unless it is katakana.
      const folded = foldScript(isSaid ? text.replace(/\p{Script=Hiragana}+/gu, ' ') : text);
      const tokens = new Set(meaningsIn(folded).map(meaningToken));
      for (const chunk of chunksOf(folded))
        for (const run of chunk) addRun(run, isSaid, chunk.length === 1, tokens, words);
      for (const token of tokens) {
        all.add(token);
        if (!isSaid && !head.has(token)) head.set(token, weight);
      }
    }
  return { head, all, words };
}

function addRun(
  { script, text }: Run,
  isSaid: boolean,
  isAlone: boolean,
  tokens: Set<string>,
  words: Map<string, string>,
): void {
  if (script === 'latin') {
    const stem = stemWord(text);
    tokens.add(stem);
    if (!isSaid && stem.length >= 3) words.set(stem, text);
    return;
  }
  if (script === 'kana' && text.length === 1 && !isAlone) return;
  for (const pair of pairsOf(text)) tokens.add(pair);
  if (script === 'han') {
    if (!isSaid) for (const letter of text) tokens.add(letter);
  } else if (text.length >= 2 && text.length <= 12) {
    tokens.add(wholeToken(text));
    if (!isSaid && text.length >= 3) for (const way of waysToType(text)) words.set(stemWord(way), way);
  }
}

/** Each two letters that stand together; the letter itself where there is one only. */
export function pairsOf(run: string): string[] {
  const letters = [...run];
  if (letters.length < 2) return letters;
  return letters.slice(1).map((letter, place) => letters[place]! + letter);
}

/** Keys of the meanings that a folded text names, longest phrases first, none of them within another. */
function meaningsIn(folded: string): string[] {
  const found: string[] = [];
  const words: string[] = [];
  for (const chunk of chunksOf(folded)) {
    const text = chunk.map((run) => run.text).join('');
    if (chunk.length === 1 && chunk[0]!.script === 'latin') words.push(stemWord(text));
    else found.push(...meaningsInChunk(text));
  }
  for (let at = 0; at < words.length; ) {
    let size = Math.min(longestLatinPhrase, words.length - at);
    for (; size > 0; size -= 1) {
      const keys = meaningsOf(words.slice(at, at + size).join(' '));
      found.push(...keys);
      if (keys.length > 0) break;
    }
    at += Math.max(1, size);
  }
  return found;
}

const isKana = (letter: string | undefined) => letter !== undefined && /\p{Script=Hiragana}/u.test(letter);
const isHan = (letter: string | undefined) => letter !== undefined && /\p{Script=Han}/u.test(letter);

/**
 * A phrase of kana counts where it is a whole run, or the end of one with three letters and more; a single character where no other
 * follows it, since the last one says what a thing is: 夫婦箸 are chopsticks, 箸袋 are not.
 */
function meaningsInChunk(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    let size = Math.min(longestOtherPhrase, text.length - at);
    for (; size > 0; size -= 1) {
      const phrase = text.slice(at, at + size);
      const keys = meaningsOf(phrase);
      if (keys.length === 0) continue;
      const isBounded = !isKana(phrase[0]) || !isKana(text[at - 1]) || size >= 3;
      const isEnded = !isKana(phrase.at(-1)) || !isKana(text[at + size]);
      const isLast = size > 1 || !isHan(text[at + 1]);
      if (!isBounded || !isEnded || !isLast) continue;
      found.push(...keys);
      break;
    }
    at += Math.max(1, size);
  }
  return found;
}
