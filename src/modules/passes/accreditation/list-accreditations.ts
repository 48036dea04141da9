import type { AnswerOf, QueryOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { listPassesOf } from '../store.ts';
import type { AccreditationRecord } from './accreditation.ts';
import type { AccreditationView, listAccreditations as endpoint } from './contract.ts';
import { countAccreditations, searchAccreditations } from './store.ts';

/** Accreditations by a part of name, organisation or address, and how many there are in each state. */
export async function listAccreditations(
  tx: Tx,
  edition: string,
  { q, check }: QueryOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { policy } = await getProgramme(tx, edition);
  const records = await searchAccreditations(tx.db, edition, q ?? '', check ?? null);
  const counts = new Map((await countAccreditations(tx.db, edition)).map(({ state, count }) => [state, count]));
  const countOf = (state: string) => counts.get(state) ?? 0;
  return {
    accreditations: await viewsOf(tx, edition, records),
    counts: {
      pending: countOf('pending'),
      cleared: countOf('cleared'),
      refused: countOf('refused'),
      expired: countOf('expired'),
      ended: countOf('ended'),
    },
    groups: policy.accreditation?.groups.map(({ key }) => key) ?? [],
  };
}

/** As staff see them, each with the pass that carries it. */
export async function viewsOf(
  tx: Tx,
  edition: string,
  records: readonly AccreditationRecord[],
): Promise<AccreditationView[]> {
  const people = records.map(({ person }) => person);
  const passes = new Map((await listPassesOf(tx.db, edition, people)).map((pass) => [pass.member, pass.id]));
  return records.map(({ formerVenues: _, madeAt: __, narrowedAt: ___, ...record }) => ({
    ...record,
    pass: passes.get(record.person) ?? null,
  }));
}
