import { refuseCommon } from '../../../kernel/problem.ts';
import { stableJson } from '../../../kernel/stable-json.ts';
import { day } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import { listAnyVariants } from '../catalogue/store.ts';
import { shippingDays } from '../delivery/shipping.ts';
import { listDeliveriesByIds } from '../delivery/store.ts';
import { ParcelMoved } from '../events.ts';
import { refuse } from '../problems.ts';
import type { Consignment, ConsignmentItem, Units } from './consignment.ts';
import { enterConsignment, type OfBrand } from './enter-consignment.ts';
import type { BoughtLabel, Parcel, Sender } from './parcel.ts';
import { refreshConsignment } from './refresh-consignment.ts';
import { addSent, findParcel, insertParcel, listItemsOf } from './store.ts';

export interface SendParcel extends OfBrand {
  /** Of the parcel, made by the caller. */
  readonly id: string;
  /** Undefined: all that is left. */
  readonly items?: readonly Units[] | undefined;
  readonly carrier: string;
  readonly tracking: string | null;
  readonly label: BoughtLabel | null;
  readonly sender: Sender | null;
}

/** Sends some or all units of a consignment. A retry finds the first parcel. Refuses `nothingToSend`, `notToSend`. */
export async function sendParcel(tx: Tx, wish: SendParcel): Promise<Parcel> {
  const consignment = await enterConsignment(tx, wish);
  const { edition, id, carrier, tracking, label, sender } = wish;
  const earlier = await findParcel(tx.db, edition, id);
  if (earlier) {
    const isSame = earlier.consignment === consignment.id && earlier.carrier === carrier;
    if (!isSame || (wish.items && stableJson(sorted(wish.items)) !== stableJson(sorted(earlier.items))))
      throw refuseCommon.conflictingId({ id });
    return earlier;
  }
  const { items, grams } = await contentsOf(tx, consignment, wish.items);
  const parcel: Parcel = {
    ...{
      edition,
      id,
      consignment: consignment.id,
      brand: consignment.brand,
      carrier,
      tracking,
      label,
      sender,
      items,
      grams,
    },
    state: 'sent',
    sentAt: tx.now,
    expectedBy: tx.now + (await mostDays(tx, consignment, grams)) * day,
    deliveredAt: null,
    deliveredBy: null,
  };
  await insertParcel(tx.db, parcel);
  await addSent(tx.db, edition, items);
  await refreshConsignment(tx, consignment);
  await tx.emit(ParcelMoved, edition, consignment.id, { consignment: consignment.id, parcel: id, state: 'sent' });
  return parcel;
}

/** What would go into a parcel, and its weight. Refuses what is more than is left. */
export async function contentsOf(
  tx: Tx,
  { edition, id }: Consignment,
  wished: readonly Units[] | undefined,
): Promise<{ items: readonly Units[]; grams: number }> {
  const all = await listItemsOf(tx.db, edition, [id]);
  const left = (item: ConsignmentItem) => item.count - item.cancelled - item.sent;
  const items = wished ?? all.filter((item) => left(item) > 0).map((item) => ({ hold: item.hold, count: left(item) }));
  if (items.length === 0) throw refuse.nothingToSend({ consignment: id });
  const own = new Map(all.map((item) => [item.hold, item]));
  for (const { hold, count } of items) {
    const item = own.get(hold);
    const isTwice = items.filter((one) => one.hold === hold).length > 1;
    if (!item || isTwice || count > left(item)) throw refuse.notToSend({ hold, left: item ? left(item) : 0 });
  }
  const ids = [...new Set(items.map(({ hold }) => own.get(hold)!.variant))];
  const variants = new Map(
    (await listAnyVariants(tx.db, edition, ids)).map((one) => [one.id, one.content.weightGrams]),
  );
  const grams = items.reduce((sum, { hold, count }) => sum + variants.get(own.get(hold)!.variant)! * count, 0);
  return { items, grams };
}

/** A parcel of which no table knows how long it takes should have come after so many days. */
const unknownDays = 30;

async function mostDays(tx: Tx, { edition, delivery: id }: Consignment, grams: number): Promise<number> {
  const [delivery] = await listDeliveriesByIds(tx.db, edition, [id]);
  const { country, via, place } = delivery!;
  return shippingDays(await getSetting(tx, edition), { country, via, place: place.kind, grams })?.most ?? unknownDays;
}

const sorted = (items: readonly Units[]) => [...items].sort((a, b) => (a.hold < b.hold ? -1 : 1));
