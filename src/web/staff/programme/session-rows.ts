import type { SessionCard } from '../../../modules/tickets/contract.ts';
import type { EditionView } from '../../reader.tsx';
import type { Sales } from '../staff-data.ts';

/** A session joined with its sales. */
export interface SessionRow {
  readonly session: SessionCard;
  readonly name: string;
  readonly venue: string;
  readonly sold: number;
  readonly held: number;
  readonly free: number;
  readonly revenue: { readonly amount: number; readonly currency: string };
  /** All that can be searched for, in small letters. */
  readonly text: string;
}

const columns = ['time', 'name', 'sold', 'held', 'free', 'revenue'] as const;
export type Column = (typeof columns)[number];
export const isColumn = (text: string): text is Column => (columns as readonly string[]).includes(text);

export function rowsOf(
  sessions: readonly SessionCard[],
  sales: Sales | undefined,
  view: EditionView,
  nameOf: (session: SessionCard) => string,
): SessionRow[] {
  const bySession = new Map((sales?.sessions ?? []).map((one) => [one.session, one]));
  return sessions.map((session) => {
    const own = bySession.get(session.id);
    const [name, venue] = [nameOf(session), view.venueName(session.venue)];
    const capacity = own?.capacity ?? session.capacity;
    return {
      session,
      name,
      venue,
      sold: own?.sold ?? 0,
      held: own?.held ?? 0,
      free: own ? Math.max(0, capacity - own.sold - own.held) : session.free,
      revenue: own?.revenue ?? { amount: 0, currency: view.edition.currency },
      text: [session.id, name, venue, ...session.items.map((item) => view.say(item.names))].join(' ').toLowerCase(),
    };
  });
}

export function orderRows(
  rows: readonly SessionRow[],
  column: Column,
  isDescending: boolean,
  view: EditionView,
): SessionRow[] {
  const time = (row: SessionRow) => row.session.startsAt ?? Date.parse(row.session.day);
  const compare: Record<Column, (one: SessionRow, other: SessionRow) => number> = {
    time: (one, other) => time(one) - time(other),
    name: (one, other) => view.formats.compare(one.name, other.name),
    sold: (one, other) => one.sold - other.sold,
    held: (one, other) => one.held - other.held,
    free: (one, other) => one.free - other.free,
    revenue: (one, other) => one.revenue.amount - other.revenue.amount,
  };
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((one, other) => sign * compare[column](one, other) || time(one) - time(other));
}
