import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { checkSaid } from './accreditation.ts';
import type { AccreditationSaid, AccreditationView } from './contract.ts';
import { keepAccreditations } from './keep-accreditations.ts';
import { viewsOf } from './list-accreditations.ts';

/** Accredits one person. Refuses `unknownZoneGroup`, `unknownVenue`, `daysTooFar`. */
export async function saveAccreditation(tx: Tx, edition: string, said: AccreditationSaid): Promise<AccreditationView> {
  const { policy, venues } = await getProgramme(tx, edition);
  checkSaid(policy, new Set(venues.keys()), said);
  const records = await keepAccreditations(tx, edition, [{ said }]);
  await recordAudit(tx, edition, 'passes.accredited', { email: said.email, groups: said.groups, venues: said.venues });
  return (await viewsOf(tx, edition, records))[0]!;
}
