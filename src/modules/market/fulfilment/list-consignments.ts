import type { AnswerOf, QueryOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import { asBrand } from '../brands/as-brand.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type * as contract from '../contract.ts';
import { countConsignments, listConsignmentsOfBrand } from './store.ts';
import { wireConsignments } from './wire-consignments.ts';

/** What a brand has to send, oldest first, then what it sent. Refuses `notAllowed`. */
export async function listConsignments(
  tx: Tx,
  edition: string,
  brand: string,
  query: QueryOf<typeof contract.listConsignments>,
): Promise<AnswerOf<typeof contract.listConsignments>> {
  await enterBrand(tx, edition, brand);
  const own = await asBrand(tx, edition, brand, async (db) => ({
    found: await listConsignmentsOfBrand(db, edition, brand, { state: query.state ?? null, offset: query.offset ?? 0 }),
    counts: await countConsignments(db, edition, brand),
  }));
  return {
    consignments: await wireConsignments(tx, edition, own.found, 'brand'),
    counts: own.counts,
  };
}
