import { personOf, type Tx } from '../../../platform/tx.ts';
import type { Consignment } from '../fulfilment-shapes.ts';
import { listConsignmentsOfPerson } from './store.ts';
import { wireConsignments } from './wire-consignments.ts';

/** What brands send to the caller, of one order or of all. */
export async function listMyConsignments(tx: Tx, edition: string, order: string | undefined): Promise<Consignment[]> {
  const found = await listConsignmentsOfPerson(tx.db, edition, personOf(tx), order ?? null);
  return await wireConsignments(tx, edition, found, 'buyer');
}
