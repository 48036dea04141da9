import type { Instant } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/tx.ts';
import { leastToShow } from './missed-search.ts';
import { listMissed } from './store.ts';

export interface MissedSearch {
  /** Folded: small letters, short hiragana, one form of each character. */
  readonly query: string;
  readonly language: string;
  readonly count: number;
  readonly lastAt: Instant;
}

/** What visitors looked for and did not find, most often first; only what several days or several searches have in common. */
export async function listMissedSearches(tx: Tx, edition: string): Promise<readonly MissedSearch[]> {
  return await listMissed(tx.db, edition, leastToShow);
}
