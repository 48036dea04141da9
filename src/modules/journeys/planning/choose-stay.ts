import { dayAfter, daysBetween } from '../hold.ts';
import type { Parts, Wishes } from '../shapes.ts';
import { pools } from '../supply/supply.ts';
import type { Character, HotelRow } from '../supply/supply-rows.ts';
import { type Known, leftOf, type Taken } from './facts.ts';
import { metresBetween, type Spot } from './ways.ts';

export interface ChosenStay {
  readonly stay: NonNullable<Parts['stay']>;
  readonly hotel: HotelRow;
  readonly amount: number;
}

/** What a kilometre between bed and plan costs a person a day in minor units of patience, and a star is worth. */
const kilometreWorth: Readonly<Record<Character, number>> = { sport: 500, city: 500, easy: 1_200, saver: 120 };
const starWorth: Readonly<Record<Character, number>> = { sport: 500, city: 1_500, easy: 2_500, saver: 0 };

/**
 * Hotels that have beds for the whole party on every night. Rooms are the cheapest set that sleeps all, with a step-free room a
 * wheelchair.
 */
export function staysFor(known: Known, taken: Taken, wishes: Wishes): readonly ChosenStay[] {
  const nights = daysBetween(wishes.firstDay, dayAfter(wishes.lastDay, -1));
  if (wishes.stars === 0 || nights.length === 0) return [];
  const people = wishes.party.adults + wishes.party.children;
  return known.tables.hotels.flatMap((hotel) => {
    if (hotel.stars < wishes.stars || wishes.notHotels.includes(hotel.hotelId)) return [];
    const rooms = roomsFor(known, taken, hotel.hotelId, nights, wishes.party.wheelchairs, wishes.stepFree, people);
    if (!rooms) return [];
    const stay = { hotel: hotel.hotelId, firstNight: nights[0]!, nights: nights.length, rooms: rooms.rooms };
    return [{ stay, hotel, amount: rooms.amount }];
  });
}

/** A hotel of another journey of the same answer counts so much dearer: journeys that differ sleep in different places. */
const usedPercent = 12;

/** The same, best first for a character: price, less what stars are worth, plus the way to what the party comes for. */
export function rankStays(
  stays: readonly ChosenStay[],
  wishes: Wishes,
  character: Character,
  middle: Spot,
  used: ReadonlySet<string>,
): readonly ChosenStay[] {
  const people = wishes.party.adults + wishes.party.children;
  const ranked = stays.map((one) => {
    const { hotel, stay } = one;
    const kilometres = metresBetween({ ...hotel, id: '', toLine: 0 }, middle) / 1_000;
    const patience = kilometreWorth[character] * kilometres * people * stay.nights;
    const comfort = starWorth[character] * hotel.stars * people * stay.nights;
    const again = used.has(hotel.hotelId) ? (one.amount * usedPercent) / 100 : 0;
    return { ...one, cost: one.amount + patience - comfort + again };
  });
  ranked.sort((a, b) => a.cost - b.cost || (a.hotel.hotelId < b.hotel.hotelId ? -1 : 1));
  const wanted = ranked.findIndex((one) => one.hotel.hotelId === wishes.hotel);
  return wanted > 0 ? [ranked[wanted]!, ...ranked.filter((_, index) => index !== wanted)] : ranked;
}

interface Offer {
  readonly roomType: string;
  readonly sleeps: number;
  readonly stepFree: boolean;
  readonly amount: number;
  readonly left: number;
}

/** The cheapest rooms that sleep everybody: first a step-free one a wheelchair, then by dynamic programming over beds. */
function roomsFor(
  known: Known,
  taken: Taken,
  hotel: string,
  nights: readonly string[],
  wheelchairs: number,
  stepFree: boolean,
  people: number,
): { rooms: { roomType: string; rooms: number }[]; amount: number } | undefined {
  const types = [...new Set(known.supply.roomsOf(hotel).map((row) => row.roomType))];
  const offers = types.flatMap((roomType): Offer[] => {
    const rows = nights.map((night) => known.supply.roomOn(hotel, roomType, night));
    if (rows.some((row) => row === undefined)) return [];
    const left = Math.min(...nights.map((night) => leftOf(known, taken, pools.room(hotel, roomType, night))));
    const amount = rows.reduce((sum, row) => sum + row!.priceAmount, 0);
    return left > 0 ? [{ roomType, sleeps: rows[0]!.sleeps, stepFree: rows[0]!.stepFree, amount, left }] : [];
  });
  const accessible = offers.filter((one) => one.stepFree).sort((a, b) => a.amount / a.sleeps - b.amount / b.sleeps)[0];
  const needed = Math.max(wheelchairs, stepFree ? 1 : 0);
  if (needed > 0 && (!accessible || accessible.left < needed)) return undefined;
  const beds = needed * (accessible?.sleeps ?? 0);
  const rest = coverBeds(
    offers.map((one) => (one === accessible ? { ...one, left: one.left - needed } : one)),
    Math.max(0, people - beds),
  );
  if (!rest) return undefined;
  const counts = new Map(rest.counts);
  if (needed > 0) counts.set(accessible!.roomType, (counts.get(accessible!.roomType) ?? 0) + needed);
  const rooms = [...counts].map(([roomType, count]) => ({ roomType, rooms: count }));
  if (rooms.length > 4) return undefined;
  return { rooms, amount: rest.amount + needed * (accessible?.amount ?? 0) };
}

/** Least amount for at least so many beds, each type at most as often as it is left: a bounded knapsack over beds. */
function coverBeds(
  offers: readonly Offer[],
  beds: number,
): { counts: ReadonlyMap<string, number>; amount: number } | undefined {
  let best = new Map<number, { amount: number; counts: ReadonlyMap<string, number> }>([
    [0, { amount: 0, counts: new Map() }],
  ]);
  for (const offer of offers) {
    const next = new Map(best);
    for (const [covered, known] of best)
      for (let count = 1; count <= offer.left; count++) {
        const reached = Math.min(beds, covered + count * offer.sleeps);
        const amount = known.amount + count * offer.amount;
        const before = next.get(reached);
        if (!before || amount < before.amount)
          next.set(reached, { amount, counts: new Map(known.counts).set(offer.roomType, count) });
        if (reached === beds) break;
      }
    best = next;
  }
  return best.get(beds);
}
