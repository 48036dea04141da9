import type { CheckState } from '../../../engines/admission/accreditation.ts';
import { recordAudit } from '../../../platform/audit.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { getPerson } from '../../people/index.ts';
import { refuse } from '../problems.ts';
import type { AccreditationView } from './contract.ts';
import { tellGates } from './keep-accreditations.ts';
import { viewsOf } from './list-accreditations.ts';
import { lockAccreditation, upsertAccreditations } from './store.ts';

/** Says how far a person's check has come, in the name of who is signed in. Refuses `noSuchAccreditation`. */
export async function saveCheckState(
  tx: Tx,
  { edition, person, check }: { edition: string; person: string; check: CheckState },
): Promise<AccreditationView> {
  const record = await lockAccreditation(tx.db, edition, person);
  if (!record || record.endedAt !== null) throw refuse.noSuchAccreditation({ person });
  if (record.check === check) return (await viewsOf(tx, edition, [record]))[0]!;
  const by = await getPerson(tx, personOf(tx));
  const next = { ...record, check, checkedBy: by.profile.name, checkedAt: tx.now };
  await upsertAccreditations(tx.db, edition, [next]);
  await recordAudit(tx, edition, 'passes.checkStated', { email: record.email, check, before: record.check });
  await tellGates(tx, edition, [next]);
  return (await viewsOf(tx, edition, [next]))[0]!;
}
