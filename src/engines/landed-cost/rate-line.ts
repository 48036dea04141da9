import type { RateLine, RulePack } from './pack.ts';

/** What a line is looked up for; value is in the minor unit of the pack's currency. */
export interface Looked {
  readonly digits: string;
  readonly place: string;
  /** Per packed gram in major units of the pack's currency; undefined where the weight is not known. */
  readonly perGram: number | undefined;
}

interface Entry {
  readonly line: RateLine;
  readonly isNarrow: boolean;
}

const indexes = new WeakMap<object, ReadonlyMap<string, readonly Entry[]>>();

/**
 * The line for goods: the longest prefix wins; within one prefix a line for a place or a value per gram goes before one for all.
 * Undefined where no line fits.
 */
export function findLine(table: NonNullable<RulePack['tables']>[number], looked: Looked): RateLine | undefined {
  const index = indexOf(table);
  for (let length = looked.digits.length; length >= 0; length--) {
    const entries = index.get(looked.digits.slice(0, length));
    const found = entries?.find(({ line }) => fits(line, looked));
    if (found) return found.line;
  }
  return undefined;
}

function fits(line: RateLine, { place, perGram }: Looked): boolean {
  if (line.in && !line.in.includes(place)) return false;
  if (line.perGramFrom !== undefined && !(perGram !== undefined && perGram >= line.perGramFrom)) return false;
  return line.perGramBelow === undefined || (perGram !== undefined && perGram < line.perGramBelow);
}

function indexOf(table: { readonly lines: readonly RateLine[] }): ReadonlyMap<string, readonly Entry[]> {
  const known = indexes.get(table);
  if (known) return known;
  const made = new Map<string, Entry[]>();
  for (const line of table.lines) {
    const isNarrow = line.in !== undefined || line.perGramFrom !== undefined || line.perGramBelow !== undefined;
    for (const prefix of line.hs === 'all' ? [''] : line.hs) {
      const entries = made.get(prefix) ?? [];
      made.set(
        prefix,
        [...entries, { line, isNarrow }].sort((a, b) => Number(b.isNarrow) - Number(a.isNarrow)),
      );
    }
  }
  indexes.set(table, made);
  return made;
}
