import { groupBy } from '../../kernel/group-by.ts';
import type { Tx } from '../../platform/tx.ts';
import { type FindingRow, insertFindings, listMovements } from './store.ts';

/** Writes a finding for every pass that entered a session twice with no exit between; for staff to look at. */
export async function recordDoubleUses(
  tx: Tx,
  edition: string,
  venue: string,
  passes: readonly string[],
): Promise<void> {
  if (passes.length === 0) return;
  const found: FindingRow[] = [];
  for (const [pass, movements] of groupBy(await listMovements(tx.db, edition, venue, passes), (one) => one.pass)) {
    const open = new Map<number, string>();
    for (const { direction, session, event } of movements) {
      if (direction === 'exit') open.clear();
      else {
        const earlierEvent = open.get(session);
        if (earlierEvent !== undefined) found.push({ pass, event, earlierEvent, session });
        open.set(session, event);
      }
    }
  }
  if (found.length > 0) await insertFindings(tx.db, edition, found, tx.now);
}
