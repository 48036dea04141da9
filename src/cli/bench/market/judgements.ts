import { parse } from 'csv-parse/sync';
import { type Attributes, attributeValues } from './search-goods.ts';

/** A query with the rule by which any product is relevant to it or not. */
export interface JudgedQuery {
  readonly query: string;
  readonly language: string;
  /** How it was made: plain, kana, katakana, romaji, simplified, traditional, typo, synonym, attribute. */
  readonly made: string;
  readonly isRelevant: (attributes: Attributes) => boolean;
}

/**
 * Reads `query,language,made,relevant`; a rule is `kind=kettle & material=iron|copper`.
 * @throws RangeError naming the line whose rule is not one, or names something that no product is
 */
export function parseJudgements(text: string): JudgedQuery[] {
  const rows = parse(text, { columns: true, skip_empty_lines: true }) as Record<string, string>[];
  return rows.map((row, index) => {
    const { query = '', language = '', made = '', relevant = '' } = row;
    if (query === '') throw new RangeError(`Line ${index + 2} has no query`);
    return { query, language, made, isRelevant: ruleOf(relevant, index + 2) };
  });
}

function ruleOf(text: string, line: number): (attributes: Attributes) => boolean {
  const known = attributeValues();
  const parts = text.split('&').map((part) => {
    const [name = '', values = ''] = part.split('=').map((one) => one.trim());
    const allowed = values.split('|');
    const all = Object.hasOwn(known, name) ? known[name as keyof Attributes] : undefined;
    const stranger = all === undefined ? name : allowed.find((value) => !all.has(value));
    if (stranger !== undefined) throw new RangeError(`Line ${line}: no product is “${part.trim()}”`);
    return { name: name as keyof Attributes, allowed: new Set(allowed) };
  });
  return (attributes) => parts.every(({ name, allowed }) => allowed.has(attributes[name]));
}
