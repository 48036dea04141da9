import { dayAfter } from '../hold.ts';
import { pools } from '../supply/supply.ts';
import type { Character, TransportRow } from '../supply/supply-rows.ts';
import { minutesOf } from '../supply/supply-rules.ts';
import { type Known, leftOf, type Taken } from './facts.ts';

export interface ChosenTransport {
  readonly row: TransportRow;
  /** The day on which it leaves, in the calendar of the place it leaves from. */
  readonly day: string;
}

/** What an hour on the ground at either end of the stay is worth, in minor units a person; a saver does not pay for it. */
const hourWorth: Readonly<Record<Character, number>> = { sport: 1_500, city: 1_500, easy: 800, saver: 0 };

/**
 * The service that brings a party here on a day, or home on it: least price, less what the hours won are worth. Undefined where
 * none runs on that day or none has seats for all.
 */
export function chooseTransport(
  known: Known,
  taken: Taken,
  {
    origin,
    direction,
    day,
    people,
    character,
  }: { origin: string; direction: TransportRow['direction']; day: string; people: number; character: Character },
): ChosenTransport | undefined {
  const offers = known.supply.transportsOf(origin, direction).flatMap((row) => {
    // A service is named by the day it leaves; who comes here means the day of arrival.
    const leaves = direction === 'inbound' ? dayAfter(day, -row.dayShift) : day;
    if (leaves < row.firstDay || leaves > row.lastDay) return [];
    if (leftOf(known, taken, pools.seat(row.transportId, leaves)) < people) return [];
    const hours = direction === 'inbound' ? 24 - minutesOf(row.arrivesAt) / 60 : minutesOf(row.leavesAt) / 60;
    return [{ row, day: leaves, cost: row.priceAmount - hourWorth[character] * hours }];
  });
  offers.sort((a, b) => a.cost - b.cost || (a.row.transportId < b.row.transportId ? -1 : 1));
  return offers[0];
}
