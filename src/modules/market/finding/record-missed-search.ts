import type { Language } from '../../../kernel/language.ts';
import type { Tx } from '../../../platform/tx.ts';
import { keptQuery } from './missed-search.ts';
import { upsertMissed } from './store.ts';

/** Counts what was looked for and not found; by whom is not known here. Needs a writing transaction, apart from the search. */
export async function recordMissedSearch(
  tx: Tx,
  edition: string,
  search: { readonly q: string; readonly language: Language },
): Promise<void> {
  const query = keptQuery(search.q);
  if (query !== undefined) await upsertMissed(tx.db, edition, query, search.language, tx.now);
}
