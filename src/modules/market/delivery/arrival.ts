import { day as dayLong } from '../../../kernel/time.ts';
import type { Arrival, Place } from '../shapes.ts';

/** A brand sends within so many days after an order. */
export const dispatchDays = 2;

/**
 * Whether goods come before a guest leaves a hotel, or until the day at a locker; null for a home, where somebody always comes back. The soonest
 * is sent today and the least days on the way; the latest is sent on the last day for dispatch and the most days. What comes at a hotel on the
 * day of leaving may be late.
 */
export function arrivalOf(
  place: Pick<Place, 'kind'> & { readonly leavesOn?: string; readonly day?: string },
  today: string,
  days: { readonly fewest: number; readonly most: number } | undefined,
): Arrival | null {
  if (place.kind === 'home' || !days) return null;
  const soonest = dayAfter(today, days.fewest);
  const latest = dayAfter(today, dispatchDays + days.most);
  const last = place.kind === 'hotel' ? dayAfter(place.leavesOn!, -1) : place.day!;
  const lastChance = place.kind === 'hotel' ? place.leavesOn! : place.day!;
  return { arrives: latest <= last ? 'inTime' : soonest > lastChance ? 'tooLate' : 'mayBeLate', latest };
}

/** The day on which something comes at the latest; days of the calendar, `2021-08-01`. */
export function latestDay(today: string, days: { readonly most: number } | null): string | null {
  return days && dayAfter(today, dispatchDays + days.most);
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayLong).toISOString().slice(0, 10);
}
