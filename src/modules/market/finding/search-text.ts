import type { Asked, SearchQuery } from '../../../engines/search/read-query.ts';

/* Texts of PostgreSQL's tsvector and tsquery. Tokens hold letters and digits, `=`, `@` and `~`; they are quoted all the same. */

const quoted = (token: string) => `'${token.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;

/** A tsvector of tokens alone, or with the weight of each. */
export function vectorText(tokens: Iterable<string> | ReadonlyMap<string, string>): string {
  if (tokens instanceof Map) return [...tokens].map(([token, weight]) => `${quoted(token)}:1${weight}`).join(' ');
  return [...(tokens as Iterable<string>)].map(quoted).join(' ');
}

const anyOf = (parts: readonly string[]) => (parts.length === 1 ? parts[0]! : `(${parts.join(' | ')})`);
const allOf = (parts: readonly string[]) => (parts.length === 1 ? parts[0]! : `(${parts.join(' & ')})`);
const askedText = ({ ways }: Asked) => anyOf(ways.filter((way) => way.length > 0).map((way) => allOf(way.map(quoted))));

/** What must be met; undefined where nothing was asked. */
export function queryText({ asked }: SearchQuery): string | undefined {
  return asked.length === 0 ? undefined : allOf(asked.map(askedText));
}

/** Weaker queries for when nothing meets all: all but one of what was asked, then any of it; at last parts of a word. */
export function weakerTexts({ asked }: SearchQuery): string[] {
  const texts = asked.map(askedText);
  const weaker: string[] = [];
  if (texts.length > 2) weaker.push(anyOf(texts.map((_, out) => allOf(texts.filter((_, place) => place !== out)))));
  if (texts.length > 1) weaker.push(anyOf(texts));
  const parts = [...new Set(asked.flatMap(({ ways }) => ways.filter((way) => way.length > 1).flat()))];
  if (parts.length > 0) weaker.push(anyOf(parts.map(quoted)));
  return weaker;
}

/** Any of the tokens, for ordering: a product that has more of them, in weightier fields, comes first. */
export function orderText({ asked }: SearchQuery): string | undefined {
  const tokens = [...new Set(asked.flatMap(({ ways }) => ways.flat()))];
  return tokens.length === 0 ? undefined : tokens.map(quoted).join(' | ');
}
