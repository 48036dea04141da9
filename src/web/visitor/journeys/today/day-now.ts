import type { Instant } from '../../../../kernel/time.ts';
import type { JourneyDay, Visit } from '../../../../modules/journeys/contract.ts';

/** Where somebody stands within a day. */
export interface DayNow {
  readonly current: Visit | undefined;
  readonly next: Visit | undefined;
  /** When to set off for what is next; the way home when nothing is. */
  readonly leaveAt: Instant;
  readonly isOver: boolean;
}

/** What is now, what is next, and when to leave for it. */
export function dayNow(day: JourneyDay, now: Instant): DayNow {
  const current = day.visits.find((visit) => visit.startsAt <= now && now < visit.endsAt);
  const next = day.visits.find((visit) => visit.startsAt > now);
  const last = day.visits.at(-1);
  return {
    current,
    next,
    leaveAt: next ? next.startsAt - next.travel.minutes * 60_000 : (last?.endsAt ?? day.leavesAt),
    isOver: now >= day.returnsAt,
  };
}

/** The journey that a day belongs to: booked ones before those only kept. */
export function journeyOfDay<
  Kept extends { readonly journey: { readonly days: readonly JourneyDay[] }; readonly isBooked: boolean },
>(journeys: readonly Kept[], today: string): Kept | undefined {
  return [...journeys]
    .sort((first, second) => Number(second.isBooked) - Number(first.isBooked))
    .find(({ journey }) => journey.days.some(({ day }) => day === today));
}
