import { expect, test } from 'vitest';
import type { Me } from '../../../modules/people/contract.ts';
import type { Ticket } from '../../../modules/tickets/contract.ts';
import { seatingOf } from './seating.ts';

const party = [{ id: 'me' }, { id: 'taro' }, { id: 'hana' }] as Me['party'];
const ticket = (id: string, session: string, member: string | null, offeredTo: string | null = null) =>
  ({ id, session, member, offeredTo, state: 'valid' }) as Ticket;

test('each of the party takes one open seat of every session, and nobody takes two', () => {
  const tickets = [
    ticket('a1', 'A', 'me'),
    ticket('a2', 'A', null),
    ticket('a3', 'A', null),
    ticket('b1', 'B', 'taro'),
    ticket('b2', 'B', null, 'friend@example.org'),
    ticket('b3', 'B', null),
    ticket('b4', 'B', null),
    ticket('b5', 'B', null),
  ];
  expect(seatingOf(tickets, party)).toEqual([
    { ticket: 'a2', member: 'taro' },
    { ticket: 'a3', member: 'hana' },
    { ticket: 'b3', member: 'me' },
    { ticket: 'b4', member: 'hana' },
  ]);
});
