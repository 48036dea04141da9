import { hour, type Instant } from '../../../kernel/time.ts';
import type { SessionCard } from '../../../modules/tickets/contract.ts';

/** A session on a timetable: where its bar begins and how wide it is, in hundredths of the day shown. */
export interface Bar {
  readonly session: SessionCard;
  readonly startPercent: number;
  readonly widthPercent: number;
  /** 0 for the first row of a venue, 1 for one that overlaps it, and so on. */
  readonly lane: number;
}

export interface TimetableRow {
  readonly venue: string;
  readonly lanes: number;
  readonly bars: readonly Bar[];
}

export interface Timetable {
  /** Whole hours shown along the top. */
  readonly hours: readonly Instant[];
  readonly rows: readonly TimetableRow[];
}

/** Lays one day out as venues by hours; sessions without a time are left out. Time zones with odd minutes keep theirs. */
export function timetableOf(sessions: readonly SessionCard[]): Timetable {
  const timed = sessions.flatMap((session) =>
    session.startsAt === null
      ? []
      : [{ session, from: session.startsAt, to: session.endsAt ?? session.startsAt + 2 * hour }],
  );
  if (timed.length === 0) return { hours: [], rows: [] };
  const first = Math.floor(Math.min(...timed.map(({ from }) => from)) / hour) * hour;
  const last = Math.ceil(Math.max(...timed.map(({ to }) => to)) / hour) * hour;
  const percent = (span: number) => Math.round((span / (last - first)) * 10_000) / 100;
  const venues = new Map<string, typeof timed>();
  for (const one of timed) venues.set(one.session.venue, [...(venues.get(one.session.venue) ?? []), one]);
  const rows = Array.from(venues, ([venue, own]) => {
    const ends: number[] = [];
    const bars = own
      .sort((a, b) => a.from - b.from || a.to - b.to)
      .map(({ session, from, to }) => {
        const free = ends.findIndex((end) => end <= from);
        const lane = free < 0 ? ends.length : free;
        ends[lane] = to;
        return { session, startPercent: percent(from - first), widthPercent: percent(to - from), lane };
      });
    return { venue, lanes: ends.length, bars };
  });
  rows.sort((a, b) => a.bars[0]!.startPercent - b.bars[0]!.startPercent);
  return { hours: Array.from({ length: (last - first) / hour }, (_, index) => first + index * hour), rows };
}

/** Sessions by calendar day, in the order given. */
export function byDay(sessions: readonly SessionCard[]): { day: string; sessions: SessionCard[] }[] {
  const days = new Map<string, SessionCard[]>();
  for (const session of sessions) {
    const own = days.get(session.day);
    if (own) own.push(session);
    else days.set(session.day, [session]);
  }
  return Array.from(days, ([day, own]) => ({ day, sessions: own }));
}
