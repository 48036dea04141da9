import { usualDispatch } from '../../../engines/landed-cost/consignment.ts';
import type { AnswerOf, QueryOf } from '../../../kernel/endpoint.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import type * as contract from '../contract.ts';
import type { MarketPorts } from '../ports.ts';
import { findArrival } from './find-arrival.ts';
import { getHeldGoods } from './get-held-goods.ts';
import { getKnown } from './get-known.ts';
import { parcelsOf } from './parcels-of.ts';
import { findLastDelivery, sumSentThisYear } from './store.ts';
import { wayCosts } from './way-costs.ts';
import { offersOf } from './way-offers.ts';
import { toDelivery } from './wire-delivery.ts';

/**
 * How the caller's goods will come, and what each way would cost for what is in the cart now, before promotions; for the country
 * asked about, else for the one of the last choice.
 */
export async function getDelivery(
  tx: Tx,
  edition: string,
  wish: QueryOf<typeof contract.getDelivery>,
  ports: MarketPorts,
): Promise<AnswerOf<typeof contract.getDelivery>> {
  const person = personOf(tx);
  const last = await findLastDelivery(tx.db, edition, person);
  const delivery = last ? toDelivery(last) : null;
  const arrives = delivery && (await findArrival(tx, edition, delivery));
  const goods = await getHeldGoods(tx, edition, person);
  const { holds } = goods;
  const country = wish.country ?? last?.country;
  if (country === undefined || holds.length === 0) return { delivery, arrives, offers: [], asksNumber: false };
  const region = wish.region ?? (country === last?.country ? last.region : null);
  const packed = holds.map((hold) => ({ ...hold, key: hold.brand, value: hold.priceAmount * hold.count }));
  const parcels = parcelsOf(packed, goods);
  const usedThisYear = await sumSentThisYear(tx.db, edition, person, country, ports.lawDay());
  const choice = { country, region, via: last?.via ?? ('post' as const), isNamed: true, usedThisYear };
  const known = await getKnown(tx, edition, ports);
  const nameless = { ...choice, way: 'shipHome', place: 'home', isNamed: false } as const;
  const asksNumber =
    country !== usualDispatch && wayCosts(parcels, nameless, known).obstacle?.code === 'realNameNeeded';
  const inHostCountry = last && last.place.kind !== 'home' ? last.place.kind : undefined;
  return { delivery, arrives, offers: offersOf(parcels, choice, known, inHostCountry), asksNumber };
}
