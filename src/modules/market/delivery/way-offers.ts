import { usualDispatch } from '../../../engines/landed-cost/consignment.ts';
import { addMoney, sumMoney } from '../../../kernel/money.ts';
import type { Way, WayOffer } from '../shapes.ts';
import { latestDay } from './arrival.ts';
import { type Choice, type Known, type Parcel, wayCosts, waysInOrder } from './way-costs.ts';

/** The three ways side by side. In the host country goods come to a locker where there are some, unless they shall come to a hotel. */
export function offersOf(
  parcels: readonly Parcel[],
  choice: Omit<Choice, 'way' | 'place'>,
  known: Known,
  inHostCountry: 'locker' | 'hotel' = known.setting.lockers.length > 0 ? 'locker' : 'hotel',
): WayOffer[] {
  return waysInOrder.map((way) =>
    offerOf(way, parcels, { ...choice, way, place: way === 'shipHome' ? 'home' : inHostCountry }, known),
  );
}

function offerOf(way: Way, parcels: readonly Parcel[], choice: Choice, known: Known): WayOffer {
  const goods = sumMoney(
    parcels.flatMap((parcel) => parcel.goods.map((one) => one.value)),
    known.currency,
  );
  const isResident = choice.country === usualDispatch;
  const costs = wayCosts(parcels, choice, known);
  const charges = costs.charges.map(({ kind, rule, words, base }) => ({ kind, rule, words, amount: base }));
  const { refundLater, days, obstacle } = costs;
  return {
    way,
    goods,
    charges,
    total: addMoney(goods, ...charges.map((charge) => charge.amount)),
    refundLater: isResident ? null : refundLater,
    notes: [...costs.notes],
    days,
    latest: latestDay(known.today, days),
    obstacle,
  };
}
