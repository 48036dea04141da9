import { recordAudit } from '../../../platform/audit.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { getPerson } from '../../people/index.ts';
import { refuse } from '../problems.ts';
import type { AccreditationView } from './contract.ts';
import { tellGates } from './keep-accreditations.ts';
import { viewsOf } from './list-accreditations.ts';
import { lockAccreditation, upsertAccreditations } from './store.ts';

/** Takes an accreditation back; it stays to be seen, with who did it. Refuses `noSuchAccreditation`. */
export async function removeAccreditation(tx: Tx, edition: string, person: string): Promise<AccreditationView> {
  const record = await lockAccreditation(tx.db, edition, person);
  if (!record) throw refuse.noSuchAccreditation({ person });
  if (record.endedAt !== null) return (await viewsOf(tx, edition, [record]))[0]!;
  const by = await getPerson(tx, personOf(tx));
  const next = { ...record, endedAt: tx.now, endedBy: by.profile.name };
  await upsertAccreditations(tx.db, edition, [next]);
  await recordAudit(tx, edition, 'passes.accreditationEnded', { email: record.email });
  await tellGates(tx, edition, [next]);
  return (await viewsOf(tx, edition, [next]))[0]!;
}
