import type { Asked, SearchQuery } from '../../../engines/search/read-query.ts';

/* Texts of PostgreSQL's tsvector and tsquery. Tokens hold letters and digits, `=`, `@` and `~`; they are quoted all the same. */

const quoted = (token: string) => `'${token.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;

/** A tsvector of tokens with their weights; positions say nothing. */
export function vectorText(weights: ReadonlyMap<string, string>): string {
  return [...weights].map(([token, weight]) => `${quoted(token)}:1${weight}`).join(' ');
}

/** A tsquery of one token. */
export const tokenText = quoted;

const anyOf = (parts: readonly string[]) => (parts.length === 1 ? parts[0]! : `(${parts.join(' | ')})`);
const allOf = (parts: readonly string[]) => (parts.length === 1 ? parts[0]! : `(${parts.join(' & ')})`);
const askedText = ({ ways }: Asked) => anyOf(ways.filter((way) => way.length > 0).map((way) => allOf(way.map(quoted))));

/** The same query of what a product is named by, and not of what is said of it. */
export function namedText(query: string): string {
  return query.replace(/'(?:[^'\\]|''|\\.)*'/g, '$&:ABC');
}

/** What must be met; undefined where nothing was asked. */
export function queryText({ asked }: SearchQuery): string | undefined {
  return asked.length === 0 ? undefined : allOf(asked.map(askedText));
}

/**
 * Weaker queries for when nothing meets all: all but one of what was asked, then any of it; at last parts of a word, and of a word in
 * characters all but one of them.
 */
export function weakerTexts({ asked }: SearchQuery): string[] {
  const texts = asked.map(askedText);
  const weaker: string[] = [];
  if (texts.length > 2) weaker.push(anyOf(texts.map((_, out) => allOf(texts.filter((_, place) => place !== out)))));
  if (texts.length > 1) weaker.push(anyOf(texts));
  const parts = [...new Set(asked.flatMap(({ ways }) => ways.filter((way) => way.length > 1).flat()))];
  if (parts.length > 0) weaker.push(anyOf(parts.map(quoted)));
  const written = asked.map(({ said }) => [...said]).filter((letters) => letters.length >= 3 && letters.every(isHan));
  if (written.length > 0) weaker.push(anyOf(written.map(allButOne)));
  return weaker;
}

const isHan = (letter: string) => /\p{Script=Han}/u.test(letter);
const allButOne = (letters: readonly string[]) =>
  anyOf(letters.map((_, out) => allOf(letters.filter((_, place) => place !== out).map(quoted))));

/**
 * Any of the tokens, for ordering: a product that has more of them, in weightier fields, comes first. Of what the lexicon knows the
 * pieces of a phrase say nothing by themselves, and a single character little: 麻 is linen, and in 麻の葉 a pattern.
 */
export function orderText({ asked }: SearchQuery): string | undefined {
  const tokens = asked.flatMap(({ ways, isKnown, hints = [] }) => {
    const telling = isKnown ? ways.filter(([token, ...more]) => more.length === 0 && token!.length > 1) : ways;
    return [...telling.flat(), ...hints];
  });
  return tokens.length === 0 ? undefined : [...new Set(tokens)].map(quoted).join(' | ');
}
