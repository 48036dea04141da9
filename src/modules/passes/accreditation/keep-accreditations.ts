import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { makeAccount } from '../../people/index.ts';
import { issuePasses } from '../issue-passes.ts';
import { bumpGates } from '../snapshot/store.ts';
import { type AccreditationRecord, everyVenue, isNarrower, tidied, venuesToTell } from './accreditation.ts';
import type { AccreditationSaid } from './contract.ts';
import { listByEmail, upsertAccreditations } from './store.ts';

/** What is to be kept; `check` only where a list says it. */
export interface Wish {
  readonly said: AccreditationSaid;
  readonly check?: AccreditationRecord['check'] | undefined;
}

/**
 * Keeps accreditations that were found in order: makes accounts and passes for those who have none, ends tokens that say
 * more than is said now, tells the gates. What was taken back is given back. The check stays as it was unless a list says it.
 */
export async function keepAccreditations(
  tx: Tx,
  edition: string,
  wishes: readonly Wish[],
): Promise<AccreditationRecord[]> {
  const plain = wishes.map((wish) => ({ ...wish, said: tidied(wish.said) }));
  const known = new Map(
    (await listByEmail(tx.db, edition, plain.map(({ said }) => said.email))).map((record) => [record.email, record]),
  ); // biome-ignore format: one look-up
  const records: AccreditationRecord[] = [];
  for (const { said, check } of plain) {
    const former = known.get(said.email);
    const person = former?.person ?? (await makeAccount(tx, said));
    records.push(merged(tx, former, person, said, check));
  }
  await upsertAccreditations(tx.db, edition, records);
  for (const { person } of records) await issuePasses(tx, edition, person);
  await tellGates(tx, edition, records);
  return records;
}

/** The gates of all venues that such accreditations are or were for take a new snapshot. */
export async function tellGates(tx: Tx, edition: string, records: readonly AccreditationRecord[]): Promise<void> {
  const all = [...(await getProgramme(tx, edition)).venues.keys()];
  await bumpGates(tx.db, edition, [...new Set(records.flatMap((record) => venuesToTell(record, all)))]);
}

function merged(
  tx: Tx,
  former: AccreditationRecord | undefined,
  person: string,
  said: AccreditationSaid,
  check: AccreditationRecord['check'] | undefined,
): AccreditationRecord {
  // Tokens count in whole seconds, as for another phone.
  const narrowedAt = former && isNarrower(former, said) ? Math.floor(tx.now / 1000) * 1000 : null;
  const isChecked = check !== undefined && check !== former?.check;
  const before = former ? [...former.formerVenues, ...(former.venues.length === 0 ? [everyVenue] : former.venues)] : [];
  return {
    ...said,
    person,
    formerVenues: [...new Set(before)].filter((venue) => !said.venues.includes(venue)).sort(),
    check: check ?? former?.check ?? 'pending',
    checkedBy: isChecked ? null : (former?.checkedBy ?? null),
    checkedAt: isChecked ? tx.now : (former?.checkedAt ?? null),
    madeAt: former?.madeAt ?? tx.now,
    narrowedAt: narrowedAt ?? former?.narrowedAt ?? null,
    endedAt: null,
    endedBy: null,
  };
}
