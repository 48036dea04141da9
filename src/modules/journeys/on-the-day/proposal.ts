import { localDay } from '../../../kernel/time.ts';
import type { Proposal } from '../on-the-day-endpoints.ts';
import type { Journey } from '../shapes.ts';
import type { ProposalRecord } from './store.ts';

/** The wire form. */
export function toProposal({ proposal, ...record }: ProposalRecord): Proposal {
  return { ...record, ...proposal };
}

/** A journey with one of its days as proposed. */
export function withDay(journey: Journey, { after }: Pick<Proposal, 'after'>): Journey {
  const days = journey.days.map((day) => (day.day === after.day ? after : day));
  return { ...journey, days, mostWalkMetres: Math.max(0, ...days.map((day) => day.walkMetres)) };
}

/** The day of a journey that is on now; nobody's day ends at midnight while they are on the way home. */
export function dayOn(journey: Journey, now: number, timeZone: string): string | undefined {
  const today = localDay(now, timeZone);
  const running = journey.days.find((day) => day.leavesAt <= now && now < day.returnsAt);
  return running?.day ?? journey.days.find((day) => day.day === today)?.day;
}
