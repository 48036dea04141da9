import { money } from '../../kernel/money.ts';
import { minute } from '../../kernel/time.ts';
import { type Programme, type SeatName, seatOf } from '../editions/index.ts';
import type { Hold, SeatChoice } from './contract.ts';

/** How long seats are kept for somebody who has not ordered. */
export const holdFor = 10 * minute;

/** A hold as the database keeps it. */
export interface HoldRecord {
  readonly edition: string;
  readonly id: string;
  readonly session: string;
  readonly category: string;
  readonly person: string;
  /** What was asked for, in one canonical text: a retry with other content is seen. */
  readonly wish: string;
  readonly places: readonly number[];
  readonly together: Hold['together'];
  readonly priceAmount: number;
  readonly currency: string;
  readonly expiresAt: number;
  readonly order: string | null;
  readonly state: 'held' | 'released' | 'claimed';
  /** What larger thing these seats belong to, as a package; null: they are bought for themselves. */
  readonly partOf: string | null;
}

/** One request to hold seats, in whose name it is made with it. */
export interface HoldWish {
  readonly edition: string;
  readonly id: string;
  readonly session: string;
  readonly person: string;
  readonly choice: SeatChoice;
  /** Seats of a package come out of its own allotment, so the limits of a person do not bind them. */
  readonly partOf?: string;
}

export function wishText({ session, choice }: Pick<HoldWish, 'session' | 'choice'>): string {
  if (choice.kind === 'best') return `${session} ${choice.category} best ${choice.count} ${choice.wheelchairs ?? 0}`;
  return `${session} ${choice.category} chosen ${[...choice.places].sort((a, b) => a - b).join(' ')}`;
}

export function sizeOfChoice(choice: SeatChoice): number {
  return choice.kind === 'best' ? choice.count : choice.places.length;
}

/** Names places of a session's venue. */
export function seatsOf(programme: Programme, session: string, places: readonly number[]): SeatName[] {
  const venue = programme.sessions.get(session)?.venue ?? '';
  const blocks = programme.blocks(venue);
  return places.map((place) => {
    const block = blocks.find(
      ({ firstPlace, rows, seatsPerRow }) => place >= firstPlace && place < firstPlace + rows * seatsPerRow,
    );
    if (!block) return { place, block: '-', row: 0, number: place, gate: '-', kind: 'seat' as const };
    return seatOf(block, place);
  });
}

/** The wire form. */
export function toHold(programme: Programme, record: HoldRecord): Hold {
  const { id, session, category, together, expiresAt } = record;
  return {
    id,
    session,
    category,
    seats: seatsOf(programme, session, record.places),
    price: money(record.priceAmount, record.currency),
    together,
    expiresAt,
  };
}
