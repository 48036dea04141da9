import { at, sql } from './database/sql.ts';
import { newId } from './new-id.ts';
import type { Tx } from './tx.ts';

export interface AuditEntry {
  readonly id: string;
  readonly at: number;
  readonly person: string | null;
  readonly action: string;
  readonly facts: Record<string, unknown>;
}

/** Writes down what a member of staff did, in the transaction that does it. */
export async function recordAudit(
  tx: Tx,
  edition: string,
  action: string,
  facts: Record<string, unknown>,
): Promise<void> {
  const person = tx.actor.kind === 'person' ? tx.actor.person : null;
  await tx.db.run(sql`INSERT INTO platform.audit (edition, id, at, person, action, facts)
    VALUES (${edition}, ${newId()}, ${at(tx.now)}, ${person}, ${action}, ${JSON.stringify(facts)})`);
}

/** The newest 200 of an edition. */
export function listAuditEntries(tx: Tx, edition: string): Promise<AuditEntry[]> {
  return tx.db.many<AuditEntry>(sql`SELECT id, at, person, action, facts FROM platform.audit
    WHERE edition = ${edition} ORDER BY id DESC LIMIT 200`);
}
