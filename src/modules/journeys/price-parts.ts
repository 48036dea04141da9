import { type Money, money, sumMoney } from '../../kernel/money.ts';
import { guidesFor, nightsOf } from './hold.ts';
import type { Known } from './planning/facts.ts';
import type { Parts, PriceLine } from './shapes.ts';

export interface PartsPrice {
  readonly total: Money;
  readonly lines: readonly PriceLine[];
}

/**
 * What the parts of a journey cost, line by line: seats and transfers a person, rooms a night, tickets by category, sights with
 * an entrance fee, guides a day. Undefined where a part is not on offer. The same parts always cost the same.
 */
export function priceParts(known: Known, parts: Parts): PartsPrice | undefined {
  const { currency, supply } = known;
  const { adults, children } = parts.party;
  const people = adults + children;
  const lines: PriceLine[] = [];
  const add = (kind: PriceLine['kind'], what: string, count: number, amount: number, basis: PriceLine['basis']) =>
    lines.push({ kind, what, count, total: money(amount, currency), basis });

  for (const { transport } of parts.transports) {
    const row = supply.transports.get(transport);
    if (!row) return undefined;
    add('transport', transport, people, adults * row.priceAmount + children * row.childAmount, row.basis);
  }
  for (const { transfer } of parts.transfers) {
    const row = supply.transfers.get(transfer);
    if (!row) return undefined;
    add('transfer', transfer, people, people * row.priceAmount, row.basis);
  }
  if (parts.stay) {
    const { hotel, rooms, nights } = parts.stay;
    const rows = nightsOf(parts.stay).flatMap((night) =>
      rooms.map((one) => ({ row: supply.roomOn(hotel, one.roomType, night), rooms: one.rooms })),
    );
    if (rows.some(({ row }) => row === undefined)) return undefined;
    const amount = rows.reduce((sum, { row, rooms: count }) => sum + row!.priceAmount * count, 0);
    add(
      'stay',
      hotel,
      nights * rooms.reduce((sum, one) => sum + one.rooms, 0),
      amount,
      rows[0]?.row?.basis ?? 'assumed',
    );
  }
  for (const { session, category } of parts.tickets) {
    const seating = known.sessions.get(session)?.prices.find((one) => one.category === category);
    if (!seating || !supply.allotmentsOf(session).has(category)) return undefined;
    add('ticket', session, people, people * seating.price.amount, seating.basis);
  }
  for (const id of parts.sights) {
    const sight = supply.sights.get(id);
    if (!sight) return undefined;
    const amount = adults * sight.adultAmount + children * sight.childAmount;
    if (amount > 0) add('sight', id, people, amount, sight.priceBasis);
  }
  if (parts.guide) {
    const guide = supply.guides.get(parts.guide.guide);
    if (!guide) return undefined;
    const days = parts.guide.days.length * guidesFor(supply, parts);
    add('guide', parts.guide.guide, days, days * guide.priceAmount, guide.basis);
  }
  return {
    lines,
    total: sumMoney(
      lines.map((line) => line.total),
      currency,
    ),
  };
}
