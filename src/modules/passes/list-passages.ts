import type { Instant } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { listEntryRows } from './store.ts';

/** One act that let people in. */
export interface PassageIn {
  readonly at: Instant;
  readonly gate: string;
  /** Number of the session, as tokens carry it. */
  readonly session: number;
  readonly people: number;
}

/** Acts at a venue's gates that let people in between two instants, oldest first; annulled ones left out, at most 100,000. */
export function listPassages(
  tx: Tx,
  edition: string,
  venue: string,
  { from, until }: { from: Instant; until: Instant },
): Promise<PassageIn[]> {
  return listEntryRows(tx.db, edition, venue, from, until, 100_000);
}
