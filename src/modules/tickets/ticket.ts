import { money } from '../../kernel/money.ts';
import type { Programme } from '../editions/index.ts';
import type { Ticket } from './contract.ts';
import { seatsOf } from './hold.ts';

/** A ticket as the database keeps it. */
export interface TicketRecord {
  readonly edition: string;
  readonly id: string;
  readonly session: string;
  readonly category: string;
  readonly place: number;
  /** Null once its owner erased the account. */
  readonly person: string | null;
  readonly member: string | null;
  readonly priceAmount: number;
  readonly currency: string;
  readonly order: string;
  /** Index in the session's status list. */
  readonly status: number;
  readonly state: 'valid' | 'cancelled' | 'transferred';
  readonly offeredTo: string | null;
}

/** The wire form; `names` are the owner's party. */
export function toTicket(programme: Programme, record: TicketRecord, names: ReadonlyMap<string, string>): Ticket {
  const { id, session, category, order, member, state, offeredTo } = record;
  return {
    id,
    session,
    category,
    seat: seatsOf(programme, session, [record.place])[0]!,
    price: money(record.priceAmount, record.currency),
    order,
    member,
    memberName: member === null ? null : (names.get(member) ?? null),
    state,
    offeredTo,
  };
}
