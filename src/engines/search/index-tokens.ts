import { chunksOf, foldScript, type Run, scriptAt } from './fold-script.ts';
import { longestLatinPhrase, longestOtherPhrase, meaningsOf, waysToType } from './lexicon.ts';
import { stemWord } from './stem-word.ts';

/** How much a match weighs: A what a thing is called, B craft, family and tags, C maker, place and material, D what is said of it. */
export type Weight = 'A' | 'B' | 'C' | 'D';
export type Fields = Readonly<Record<Weight, readonly string[]>>;

export interface IndexTokens {
  /** Every token with the best weight that it has anywhere. */
  readonly weights: ReadonlyMap<string, Weight>;
  /** Words of A to C in Latin letters and in kana by their stems, which mend mistyped ones. */
  readonly words: ReadonlyMap<string, string>;
}

/** The token of a meaning of the lexicon. */
export const meaningToken = (key: string): string => `=${key}`;
/** The token of a whole word in kana, beside its pairs. */
export const wholeToken = (kana: string): string => `~${kana}`;

/** What a thing is found by. Texts in any of the languages; the order of texts within a field does not matter. */
export function indexTokens(fields: Fields): IndexTokens {
  const weights = new Map<string, Weight>();
  const words = new Map<string, string>();
  for (const weight of ['A', 'B', 'C', 'D'] as const) {
    const isSaid = weight === 'D';
    const tokens = new Set<string>();
    const named: (readonly string[])[][] = [];
    for (const text of fields[weight]) {
      // In sentences kana is grammar for the most part, unless it is katakana.
      const folded = foldScript(isSaid ? text.replace(/\p{Script=Hiragana}+/gu, ' ') : text);
      named.push(meaningsIn(folded));
      for (const chunk of chunksOf(folded))
        for (const run of chunk) addRun(run, isSaid, chunk.length === 1, tokens, words);
    }
    for (const token of tokens) if (!weights.has(token)) weights.set(token, weight);
    for (const [key, times] of decided(named)) {
      const isDoubtful = weight === 'A' && times === 1 && named.length >= doubtedFrom;
      const token = meaningToken(key);
      if (!weights.has(token)) weights.set(token, isDoubtful ? 'B' : weight);
    }
  }
  return { weights, words };
}

/** Where a name stands in so many texts, a meaning that only one of them has is doubtful: a “fan bib” is for supporters. */
const doubtedFrom = 3;

/**
 * The meanings of texts that name one thing in several languages, with the number of texts that have each. A phrase of several meanings
 * has only those that another says as well: a “fan” is either kind, a “folding fan” also called 扇子 is one.
 */
function decided(named: readonly (readonly (readonly string[])[])[]): ReadonlyMap<string, number> {
  const sure = new Set(
    named
      .flat()
      .filter((keys) => keys.length === 1)
      .flat(),
  );
  const times = new Map<string, number>();
  for (const phrases of named) {
    const here = phrases.flatMap((keys) => {
      const likely = keys.filter((key) => sure.has(key));
      return likely.length > 0 ? likely : keys;
    });
    for (const key of new Set(here)) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
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

/** Keys of the meanings of each phrase in a folded text, longest phrases first, none of them within another. */
function meaningsIn(folded: string): (readonly string[])[] {
  const found: (readonly string[])[] = [];
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
      if (keys.length === 0) continue;
      found.push(keys);
      break;
    }
    at += Math.max(1, size);
  }
  return found;
}

const isKana = (text: string, place: number) => place >= 0 && place < text.length && scriptAt(text, place) === 'kana';
const isHan = (text: string, place: number) => place < text.length && scriptAt(text, place) === 'han';

/**
 * A phrase of kana counts where it is a whole run, or the end of one with three letters and more; a single character where no other
 * follows it, since the last one says what a thing is: 夫婦箸 are chopsticks, 箸袋 are not.
 */
function meaningsInChunk(text: string): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (let at = 0; at < text.length; ) {
    let size = Math.min(longestOtherPhrase, text.length - at);
    for (; size > 0; size -= 1) {
      const keys = meaningsOf(text.slice(at, at + size));
      if (keys.length === 0) continue;
      const end = at + size;
      const isBounded = !isKana(text, at) || !isKana(text, at - 1) || size >= 3;
      const isEnded = !isKana(text, end - 1) || !isKana(text, end);
      const isLast = size > 1 || !isHan(text, end);
      if (!isBounded || !isEnded || !isLast) continue;
      found.push(keys);
      break;
    }
    at += Math.max(1, size);
  }
  return found;
}
