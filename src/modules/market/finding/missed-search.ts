import { foldScript } from '../../../engines/search/fold-script.ts';

/** A search may be shown to brands from so many different days or so often: one visitor's own words, typed in one sitting, stay hidden. */
export const leastToShow = { days: 3, count: 5 } as const;

/**
 * What is kept of a search that found nothing: folded, at least two characters and at most sixty. Nothing where it may be an address
 * or a number of somebody: an `@`, or five digits and more in a row, spaces and dashes between them not counted.
 */
export function keptQuery(typed: string): string | undefined {
  const folded = foldScript(typed).replace(/\s+/g, ' ');
  const isPersonal = /[@＠]/.test(typed) || /\d(?:[\s./()-]*\d){4}/.test(folded);
  return isPersonal || folded.length < 2 || folded.length > 60 ? undefined : folded;
}
