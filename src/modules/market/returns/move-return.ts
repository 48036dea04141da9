import type { Tx } from '../../../platform/tx.ts';
import { GoodsReturned, ReturnMoved } from '../events.ts';
import type { Consignment } from '../fulfilment/consignment.ts';
import { unitsIn } from '../fulfilment/parcel.ts';
import { refreshConsignment } from '../fulfilment/refresh-consignment.ts';
import { addReturned, listItemsOf, listParcelsOf, updateParcel } from '../fulfilment/store.ts';
import type { MarketPorts } from '../ports.ts';
import { restock } from '../stock/store.ts';
import type { ReturnRecord } from './return.ts';
import { partsOf, unitsBack } from './return-sums.ts';
import { updateReturn } from './store.ts';

/** Takes a return one step on and tells it. The caller has its consignment locked. */
export async function moveReturn(tx: Tx, record: ReturnRecord): Promise<ReturnRecord> {
  await updateReturn(tx.db, record);
  const { edition, consignment, id, state } = record;
  await tx.emit(ReturnMoved, edition, consignment, { consignment, return: id, state });
  return record;
}

/**
 * Ends a return: the units count as returned, go back on the shelf where they can be sold again, and their money is owed. Parcels that
 * never came are given up. The caller has the consignment locked.
 */
export async function closeReturn(
  tx: Tx,
  consignment: Consignment,
  record: ReturnRecord,
  { resaleable, ports }: { resaleable: boolean; ports: Pick<MarketPorts, 'sumRefund'> },
): Promise<ReturnRecord> {
  const { edition, order, id } = consignment;
  const items = await listItemsOf(tx.db, edition, [id]);
  const back = unitsBack(items, record.items, record.reason);
  const sums = partsOf(consignment, back, await ports.sumRefund(tx, edition, order, back));
  await addReturned(tx.db, edition, record.items);
  if (record.reason === 'notArrived') await giveUpParcels(tx, consignment, record);
  else if (resaleable) {
    const takes = new Map<string, number>();
    for (const { hold, count } of record.items) {
      const { variant } = items.find((item) => item.hold === hold)!;
      takes.set(variant, (takes.get(variant) ?? 0) + count);
    }
    await restock(
      tx.db,
      edition,
      [...takes].map(([variant, count]) => ({ variant, count })),
    );
  }
  await tx.emit(GoodsReturned, edition, order, { order, return: record.id, items: back });
  return await moveReturn(tx, { ...record, state: 'received', sums, actBy: null });
}

async function giveUpParcels(tx: Tx, consignment: Consignment, { items }: ReturnRecord): Promise<void> {
  for (const parcel of await listParcelsOf(tx.db, consignment.edition, [consignment.id])) {
    const isMissed = parcel.state === 'sent' && items.some(({ hold }) => unitsIn([parcel], hold) > 0);
    if (isMissed) await updateParcel(tx.db, { ...parcel, state: 'lost' });
  }
  await refreshConsignment(tx, consignment);
}
