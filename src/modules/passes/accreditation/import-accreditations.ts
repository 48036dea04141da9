import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { isSame } from './accreditation.ts';
import { readAccreditationList } from './accreditation-list.ts';
import type { importAccreditations as endpoint } from './contract.ts';
import { keepAccreditations, type Wish } from './keep-accreditations.ts';
import { listByEmail } from './store.ts';

const mostFaults = 200;

/** Reads a list of people and says what it would change; takes it whole or not at all. */
export async function importAccreditations(
  tx: Tx,
  edition: string,
  { csv, isTrial }: { csv: string; isTrial: boolean },
): Promise<AnswerOf<typeof endpoint>> {
  const { policy, venues } = await getProgramme(tx, edition);
  const groups = new Set(policy.accreditation?.groups.map(({ key }) => key));
  const { rows, faults } = readAccreditationList(csv, { groups, venues: new Set(venues.keys()) });
  const emails = rows.map(({ said }) => said.email);
  const known = new Map((await listByEmail(tx.db, edition, emails)).map((record) => [record.email, record]));
  const fresh: Wish[] = [];
  const changed: Wish[] = [];
  for (const row of rows) {
    const former = known.get(row.said.email);
    if (!former) fresh.push(row);
    else if (former.endedAt !== null || !isSame(former, row.said) || (row.check && row.check !== former.check)) {
      changed.push(row);
    }
  }
  const isTaken = !isTrial && faults.length === 0;
  if (isTaken && fresh.length + changed.length > 0) {
    await keepAccreditations(tx, edition, [...fresh, ...changed]);
    await recordAudit(tx, edition, 'passes.accreditationsImported', { fresh: fresh.length, changed: changed.length });
  }
  return {
    fresh: fresh.length,
    changed: changed.length,
    same: rows.length - fresh.length - changed.length,
    isTaken,
    faults: faults.slice(0, mostFaults),
    faultCount: faults.length,
  };
}
