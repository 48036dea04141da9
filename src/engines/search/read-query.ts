import { chunksOf, foldScript, type Run } from './fold-script.ts';
import { meaningToken, pairsOf, wholeToken } from './index-tokens.ts';
import { longestLatinPhrase, longestOtherPhrase, meaningsOf, meaningsOfSound } from './lexicon.ts';
import { kanaOf } from './read-kana.ts';
import { stemWord } from './stem-word.ts';

/** One thing that is asked for. It is met by any of its ways; a way is met by all of its tokens together. */
export interface Asked {
  /** As typed, folded. */
  readonly said: string;
  readonly ways: readonly (readonly string[])[];
  /** The lexicon knows it. */
  readonly isKnown: boolean;
  /** Tokens that bring a product nearer to what was typed and are not asked for. */
  readonly hints?: readonly string[];
}

/** What was typed, understood: everything asked must be met. */
export interface SearchQuery {
  readonly folded: string;
  readonly asked: readonly Asked[];
}

/** Words that narrow nothing down in a shop of one country. */
const idle = new Set(
  (
    'a an the of for with in from and to by on my some le la les un une des du de d l en pour et avec au aux dans ' +
    'japan japanes japanese japonai japonais japonaise nihon nippon style handmade'
  )
    .split(' ')
    .flatMap((word) => [word, stemWord(word)]),
);
const idleOther = ['日本的', '日本の', '日本', '和风', '的', '之', '用'].map(foldScript);
const particles = new Set([...'のにをとはがでもへやいなお']);
const mostAsked = 8;

/** Reads what somebody typed, in any of the languages and scripts; at most eight things, the rest is left out. */
export function readQuery(typed: string): SearchQuery {
  const folded = foldScript(typed.slice(0, 200));
  const chunks = chunksOf(folded);
  const asked: Asked[] = [];
  let words: string[] = [];
  const flush = () => {
    asked.push(...readLatin(words));
    words = [];
  };
  for (const chunk of chunks) {
    if (chunk.every((run) => run.script === 'latin')) words.push(...chunk.map((run) => run.text));
    else {
      flush();
      asked.push(...readChunk(chunk, chunks.length === 1));
    }
  }
  flush();
  const narrowing = asked.filter(({ said }) => !idle.has(said) && !idleOther.includes(said));
  return { folded, asked: unique(narrowing.length > 0 ? narrowing : asked).slice(0, mostAsked) };
}

function unique(list: readonly Asked[]): Asked[] {
  return [...new Map(list.map((one) => [one.said, one])).values()];
}

function readLatin(words: readonly string[]): Asked[] {
  const stems = words.map(stemWord);
  const found: Asked[] = [];
  for (let at = 0; at < words.length; ) {
    let size = Math.min(longestLatinPhrase, words.length - at);
    for (; size > 0; size -= 1) {
      const keys = meaningsOf(stems.slice(at, at + size).join(' '));
      if (keys.length === 0) continue;
      found.push({
        said: words.slice(at, at + size).join(' '),
        ways: [...keys.map((key) => [meaningToken(key)]), stems.slice(at, at + size)],
        isKnown: true,
      });
      break;
    }
    if (size === 0) found.push(readWord(words[at]!, stems[at]!));
    at += Math.max(1, size);
  }
  return found;
}

/** A word that is no phrase of the lexicon: as it stands, and as Japanese in Latin letters. */
function readWord(word: string, stem: string): Asked {
  const keys = meaningsOfSound(word);
  const kana = kanaOf(word);
  const ways = [...keys.map((key) => [meaningToken(key)]), [stem]];
  if (kana !== undefined && kana.length >= 3) ways.push(pairsOf(kana));
  else if (kana?.length === 2) ways.push([wholeToken(kana)]);
  return { said: word, ways, isKnown: keys.length > 0 };
}

const isKana = (letter: string | undefined) => letter !== undefined && /\p{Script=Hiragana}/u.test(letter);

/** A chunk without spaces: the longest phrases of the lexicon, and what is left between them. */
function readChunk(chunk: readonly Run[], isOnly: boolean): Asked[] {
  const text = chunk.map((run) => run.text).join('');
  const found: Asked[] = [];
  let rest = '';
  const flush = () => {
    if (rest !== '') found.push(...readRest(rest, isOnly && found.length === 0 && rest === text));
    rest = '';
  };
  for (let at = 0; at < text.length; ) {
    const size = longestPhrase(text, at);
    if (size === 0) {
      rest += text[at];
      at += 1;
      continue;
    }
    flush();
    const said = text.slice(at, at + size);
    if (!idleOther.includes(said)) found.push(knownPhrase(said));
    at += size;
  }
  flush();
  return found;
}

/** By meaning alone where pairs of characters could be another word's: 京都 also stands in 東京都. */
function knownPhrase(said: string): Asked {
  const meanings = meaningsOf(said).map((key) => [meaningToken(key)]);
  const isWritten = said.length > 1 && /^\p{Script=Han}+$/u.test(said);
  if (!isWritten) return { said, ways: [...meanings, ...literalWays(said)], isKnown: true };
  const pairs = pairsOf(said);
  return { said, ways: meanings, isKnown: true, hints: pairs.length === 1 ? pairs : [] };
}

function longestPhrase(text: string, at: number): number {
  for (const one of idleOther) if (text.startsWith(one, at) && text !== one) return one.length;
  for (let size = Math.min(longestOtherPhrase, text.length - at); size > 0; size -= 1) {
    const phrase = text.slice(at, at + size);
    if (meaningsOf(phrase).length === 0) continue;
    if (isKana(phrase[0]) && isKana(text[at - 1]) && !isUsedUp(text, at - kanaBefore(text, at).length)) continue;
    if (isKana(phrase.at(-1)) && !isUsedUp(text, at + size)) continue;
    return size;
  }
  return 0;
}

const kanaBefore = (text: string, at: number) => /\p{Script=Hiragana}*$/u.exec(text.slice(0, at))![0];

/** A run of kana is taken apart only where phrases, also those that go on in characters, and particles use it up. */
function isUsedUp(text: string, at: number): boolean {
  if (!isKana(text[at])) return true;
  if (particles.has(text[at]!) && isUsedUp(text, at + 1)) return true;
  for (let size = Math.min(longestOtherPhrase, text.length - at); size > 1; size -= 1)
    if (meaningsOf(text.slice(at, at + size)).length > 0 && isUsedUp(text, at + size)) return true;
  return false;
}

/** Stretches between known phrases; one or two kana there are endings and particles. */
function readRest(rest: string, isWhole: boolean): Asked[] {
  return (chunksOf(rest)[0] ?? []).flatMap(({ script, text }): Asked[] => {
    if (script === 'latin') return readLatin([text]);
    if (script === 'kana' && !isWhole && text.length <= 2) return [];
    if (script === 'kana') text = text.replace(/^の|の$/g, '') || text;
    return [{ said: text, ways: literalWays(text), isKnown: false }];
  });
}

function literalWays(said: string): string[][] {
  const tokens = (chunksOf(said)[0] ?? []).flatMap(({ script, text }) => {
    if (script === 'latin') return [stemWord(text)];
    return script === 'kana' && text.length === 1 && said.length > 1 ? [] : pairsOf(text);
  });
  if (!isKana(said[0]) || said.length < 2 || said.length > 12 || /[^\p{Script=Hiragana}]/u.test(said)) return [tokens];
  // Two kana are too often part of another word; the whole word only.
  return said.length === 2 ? [[wholeToken(said)]] : [[wholeToken(said)], tokens];
}
