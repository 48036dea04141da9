import type { Words } from '../../../kernel/language.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { MarketPorts } from '../ports.ts';
import { getHeldGoods } from './get-held-goods.ts';
import { getKnown } from './get-known.ts';
import { parcelsOf } from './parcels-of.ts';
import { sumSentThisYear } from './store.ts';
import { type ParcelCharge, wayCosts } from './way-costs.ts';
import { deliveryNeeded } from './words.ts';

/** A line of goods with what is left of its price after promotions; met by the `ValuedLine` of orders. */
export interface ValuedGoods {
  readonly line: {
    readonly hold: string;
    readonly count: number;
    readonly seller?: { readonly id: string; readonly names: Words };
    readonly subOrder?: string;
  };
  readonly value: Money;
}

/** What comes on top of goods in a cart the way the person chose, and the sub-orders they make. */
export async function listExtras(
  tx: Tx,
  edition: string,
  person: string,
  lines: readonly ValuedGoods[],
  ports: MarketPorts,
) {
  const { delivery, brands, holds, products, variants } = await getHeldGoods(tx, edition, person);
  const sellers = new Map(lines.map(({ line }) => [line.subOrder!, line.seller!]));
  const subOrders = (customs: ReadonlyMap<string, string | null>) =>
    [...sellers].map(([key, seller]) => ({
      key,
      seller,
      dispatch: brands.find((one) => one.id === seller.id)!.content.towns,
      customs: customs.get(key) ?? null,
    }));
  if (!delivery)
    return {
      charges: [] as readonly ParcelCharge[],
      subOrders: subOrders(new Map()),
      obstacle: { code: 'deliveryNeeded', words: deliveryNeeded },
    };
  const usedThisYear = await sumSentThisYear(tx.db, edition, person, delivery.country, ports.lawDay());
  const choice = { ...delivery, isNamed: delivery.sealedNumber !== null, place: delivery.place.kind, usedThisYear };
  const values = new Map(lines.map(({ line, value }) => [line.hold, { key: line.subOrder!, value: value.amount }]));
  const packed = holds.flatMap((hold) => {
    const value = values.get(hold.id);
    return value ? [{ ...hold, ...value }] : [];
  });
  const parcels = parcelsOf(packed, { products, variants });
  const costs = wayCosts(parcels, choice, await getKnown(tx, edition, ports));
  return { charges: costs.charges, subOrders: subOrders(costs.customs), obstacle: costs.obstacle };
}
