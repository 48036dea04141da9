import { largestParty } from '../../../engines/seating/row-index.ts';
import { Problem } from '../../../kernel/problem.ts';
import { isLiving } from '../../../platform/database/hold-table.ts';
import { newId } from '../../../platform/new-id.ts';
import type { Tx } from '../../../platform/tx.ts';
import { cancelTickets } from '../cancel-tickets.ts';
import { holdSeats } from '../hold-seats.ts';
import { issueTickets } from '../issue-tickets.ts';
import { releaseHolds } from '../release-holds.ts';
import { keepHolds, listTicketIdsOfParts, lockParts } from '../store.ts';

/** Seats wished for as a part of something larger. */
export interface SeatPart {
  readonly session: string;
  readonly category: string;
  readonly count: number;
  readonly wheelchairs: number;
}

/** Seats that belong to a whole, as a package: held, kept, issued and given back with it, never alone. */
export const ticketParts = {
  /** Holds all of them; throws the refusal of the first that cannot be. Sessions are locked in the order of their names. */
  async hold(tx: Tx, edition: string, whole: string, person: string, parts: readonly SeatPart[]): Promise<void> {
    for (const { session, category, count, wheelchairs } of [...parts].sort(bySession)) {
      const wishes = groupsOf(count, wheelchairs).map((group) => ({
        edition,
        id: newId(),
        session,
        person,
        choice: { kind: 'best' as const, category, ...group },
        partOf: whole,
      }));
      const refusal = (await holdSeats(tx, edition, session, wishes)).find((answer) => answer instanceof Problem);
      if (refusal) throw refusal;
    }
  },

  /** Ties them to an order until an instant. False when one is gone. */
  async keep(tx: Tx, edition: string, whole: string, order: string, until: number): Promise<boolean> {
    const holds = await lockParts(tx.db, edition, whole);
    const areLiving = holds.every((hold) => isLiving(hold, tx.now));
    const ids = holds.map((hold) => hold.id);
    if (areLiving && ids.length > 0) await keepHolds(tx.db, edition, ids, order, until);
    return areLiving;
  },

  /** Turns them into tickets of an order. False when one is gone. A whole without seats has none to lose. */
  async issue(tx: Tx, edition: string, order: string, person: string, whole: string): Promise<boolean> {
    const holds = await lockParts(tx.db, edition, whole);
    return holds.length === 0 || (await issueTickets(tx, edition, order, person, whole));
  },

  /** Gives seats back that nobody paid. */
  async release(tx: Tx, edition: string, whole: string): Promise<void> {
    const holds = await lockParts(tx.db, edition, whole);
    await releaseHolds(
      tx,
      edition,
      holds.filter((hold) => hold.state === 'held'),
    );
  },

  /** Ends the tickets that came out of them. */
  async cancel(tx: Tx, edition: string, order: string, whole: string): Promise<void> {
    const ids = await listTicketIdsOfParts(tx.db, edition, order, whole);
    if (ids.length > 0) await cancelTickets(tx, edition, order, ids);
  },
};

/** A large party sits in groups of equal size, as many as it needs; wheelchairs and their companions in the first. */
function groupsOf(count: number, wheelchairs: number): { count: number; wheelchairs: number }[] {
  const groups = Math.ceil(count / largestParty);
  return Array.from({ length: groups }, (_, index) => ({
    count: Math.floor(count / groups) + (index < count % groups ? 1 : 0),
    wheelchairs: index === 0 ? wheelchairs : 0,
  }));
}

function bySession(first: SeatPart, second: SeatPart): number {
  if (first.session === second.session) return first.category < second.category ? -1 : 1;
  return first.session < second.session ? -1 : 1;
}
