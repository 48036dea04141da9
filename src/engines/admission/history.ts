import type { Instant } from '../../kernel/time.ts';
import type { Direction } from './checkpoint.ts';

/** One person through one gate. */
export interface Movement {
  readonly id: string;
  readonly at: Instant;
  readonly gate: string;
  readonly venue: string;
  readonly zone: string;
  readonly from: string | null;
  readonly direction: Direction;
  readonly session: number;
}

/** All that is known of one pass: movements by time, annulled ones left out, and where its holder is (null: outside). */
export interface PassHistory {
  readonly movements: readonly Movement[];
  readonly position: Movement | null;
}

/** The zone that a movement left somebody in. */
export function zoneAt(position: Movement | null | undefined): string | null {
  if (!position) return null;
  return position.direction === 'entry' ? position.zone : position.from;
}

/** Movements in order of time as a history; the last one says where the holder is. */
export function historyOf(movements: readonly Movement[]): PassHistory {
  const last = movements.at(-1);
  const isInside = last && (last.direction === 'entry' || last.from !== null);
  return { movements, position: isInside ? last : null };
}
