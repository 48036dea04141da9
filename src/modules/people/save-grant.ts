import type { StaffTask } from '../../kernel/endpoint.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/tx.ts';
import { refuse } from './problems.ts';
import { deleteGrant, findAccountByEmail, insertGrant } from './store.ts';

/** Gives or takes a task of an edition. Refuses `noSuchPerson`. */
export async function saveGrant(
  tx: Tx,
  { edition, email, task, granted }: { edition: string; email: string; task: StaffTask; granted: boolean },
): Promise<void> {
  const account = await findAccountByEmail(tx.db, email);
  if (!account) throw refuse.noSuchPerson({ email });
  if (granted) await insertGrant(tx.db, account.id, { edition, task });
  else await deleteGrant(tx.db, account.id, { edition, task });
  await recordAudit(tx, edition, granted ? 'people.taskGiven' : 'people.taskTaken', { email, task });
}
