import { decode } from 'cborg';
import type { Note } from '../../engines/admission/ledger.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { listNoteRows } from './store.ts';

/** What gates noted about a topic between two instants, oldest first; at most `limit` (10,000). */
export async function listNotes(
  tx: Tx,
  edition: string,
  topic: string,
  { from, until, gate, limit }: { from: Instant; until: Instant; gate?: string; limit?: number },
): Promise<{ readonly gate: string; readonly number: number; readonly note: Note }[]> {
  const rows = await listNoteRows(tx.db, edition, topic, from, until, gate ?? null, limit ?? 10_000);
  return rows.map((row) => ({ gate: row.gate, number: row.number, note: decode(row.bytes) as Note }));
}
