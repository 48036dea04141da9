import { groupBy } from '../../../kernel/group-by.ts';
import type { Tx } from '../../../platform/tx.ts';
import { listDeliveriesByIds } from '../delivery/store.ts';
import type * as shapes from '../fulfilment-shapes.ts';
import { returnableOf } from '../returns/return.ts';
import { listDisputesOf, listReturnsOf } from '../returns/store.ts';
import { toDispute, toReturn } from '../returns/wire-return.ts';
import type { Consignment } from './consignment.ts';
import { type Parcel, unitsIn } from './parcel.ts';
import { listItemsOf, listParcelsOf } from './store.ts';

/** Consignments with all that became of them, in the order given. No name, address or number is in it. */
export async function wireConsignments(
  tx: Tx,
  edition: string,
  consignments: readonly Consignment[],
  reader: 'brand' | 'buyer',
): Promise<shapes.Consignment[]> {
  if (consignments.length === 0) return [];
  const ids = consignments.map((one) => one.id);
  const items = groupBy(await listItemsOf(tx.db, edition, ids), (one) => one.consignment);
  const parcels = groupBy(await listParcelsOf(tx.db, edition, ids), (one) => one.consignment);
  const returns = groupBy(await listReturnsOf(tx.db, edition, ids), (one) => one.consignment);
  const disputes = groupBy(await listDisputesOf(tx.db, edition, ids), (one) => one.consignment);
  const deliveries = await listDeliveriesByIds(tx.db, edition, [...new Set(consignments.map((one) => one.delivery))]);
  return consignments.map(
    ({ id, number, order, brand, state, placedAt, packedAt, deliveredAt, delivery, document }) => {
      const { way, country, place, via } = deliveries.find((one) => one.id === delivery)!;
      const [own, back] = [parcels.get(id) ?? [], returns.get(id) ?? []];
      const come = own.filter((parcel) => parcel.state === 'delivered');
      return {
        ...{ id, number, order, brand, state, placedAt, packedAt, deliveredAt, way, country, via },
        customs: document.customs,
        placeKind: place.kind,
        locker: place.kind === 'locker' ? place.locker : null,
        day: place.kind === 'locker' ? place.day : place.kind === 'hotel' ? place.leavesOn : null,
        total: document.total,
        items: (items.get(id) ?? []).map((item) => {
          const { title, detail, unitPrice, total } = document.lines.find((line) => line.hold === item.hold)!;
          const { hold, product, variant, count, cancelled, sent, returned } = item;
          const { returnable, until, missing } = returnableOf(item, own, back, tx.now);
          return {
            ...{
              hold,
              product,
              variant,
              title,
              detail,
              count,
              cancelled,
              sent,
              returned,
              unitPrice,
              total,
              returnable,
              missing,
            },
            delivered: unitsIn(come, hold),
            returnUntil: until,
          };
        }),
        parcels: own.map((one) => toParcel(one, reader === 'brand')),
        returns: back.map(toReturn),
        disputes: (disputes.get(id) ?? []).map((one) => toDispute(one, tx.now)),
      };
    },
  );
}

/** The wire form; where a bought label lies is told to brands only. */
export function toParcel(parcel: Parcel, isBrands: boolean): shapes.Consignment['parcels'][number] {
  const { id, state, carrier, tracking, items, grams, sentAt, expectedBy, deliveredAt, deliveredBy } = parcel;
  const labelUrl = isBrands ? (parcel.label?.url ?? null) : null;
  return {
    id,
    state,
    carrier,
    tracking,
    labelUrl,
    items: [...items],
    grams,
    sentAt,
    expectedBy,
    deliveredAt,
    deliveredBy,
  };
}
