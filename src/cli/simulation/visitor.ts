import { type Id, uuidv7 } from '../../kernel/ids.ts';
import { pick, type Random, randomInteger, seededRandom } from '../../kernel/random.ts';
import * as orders from '../../modules/orders/contract.ts';
import * as people from '../../modules/people/contract.ts';
import * as tickets from '../../modules/tickets/contract.ts';
import { scratchNow } from '../bench/scratch.ts';
import type { Caller, Callers } from './callers.ts';
import { edition } from './stage.ts';
import { count, type Tally } from './tally.ts';

/** The venue and day that half of the people want to see. */
export interface Crowd {
  readonly venue: string;
  readonly day: string;
}

/** One simulated person: all that they will do hangs on their own chance, not on who comes before them. */
export interface Visitor {
  readonly email: string;
  readonly random: Random;
  newId(): Id;
  caller: Caller | undefined;
}

type Asked = tickets.SessionCard;

const words = ['judo', 'swimming', 'tennis', 'volleyball', 'final', '柔道', '決勝', '体操', '游泳', 'boxe', 'escrime'];
const names = ['Aiko', 'Ben', 'Chloé', 'Daiki', 'Emma', 'Fatima', 'Gao', 'Hana', 'Ivan', 'Julie'];
const approving = '4000000000000001';
const declining = '4000000000000002';
const params = { edition };

export function makeVisitor(seed: number, index: number): Visitor {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  let made = 0;
  return {
    email: `visitor-${index}@example.org`,
    random,
    newId: () =>
      uuidv7(
        scratchNow + index * 1_000 + made++,
        Uint8Array.from({ length: 10 }, () => randomInteger(random, 256)),
      ),
    caller: undefined,
  };
}

/** From the sign-in to the tickets; one in ten comes back for more seats of the same session. */
export async function visit(visitor: Visitor, callers: Callers, crowd: Crowd, tally: Tally): Promise<void> {
  const caller = await callers.signIn(visitor.email);
  visitor.caller = caller;
  await bringParty(visitor, caller);
  const session = await choose(visitor, caller, crowd);
  if (!session) return count(tally.refused, 'nothingFound');
  const rounds = visitor.random() < 0.1 ? 2 : 1;
  for (let round = 0; round < rounds; round++) {
    const isHeld = await hold(visitor, caller, session, tally);
    // Who walks away from a full cart does not come back for more.
    if (isHeld && !(await checkOut(visitor, caller, tally))) return;
  }
}

async function bringParty({ random, newId }: Visitor, caller: Caller): Promise<void> {
  const size = randomInteger(random, 5);
  for (let index = 0; index < size; index++) {
    const kind = random() < 0.35 ? 'child' : 'adult';
    await caller.need(people.saveMember, { params: { member: newId() }, body: { name: pick(random, names), kind } });
  }
}

async function choose({ random }: Visitor, caller: Caller, crowd: Crowd): Promise<Asked | undefined> {
  const day = `2021-07-${String(24 + randomInteger(random, 8))}`;
  const word = pick(random, words);
  const isOfCrowd = random() < 0.5;
  const query = isOfCrowd ? { venue: crowd.venue, day: crowd.day } : { q: word, day };
  let { sessions } = await caller.need(tickets.listSessions, { params, query });
  if (sessions.length === 0) ({ sessions } = await caller.need(tickets.listSessions, { params, query: { q: word } }));
  return sessions.length > 0 ? pick(random, sessions) : undefined;
}

async function hold({ random, newId }: Visitor, caller: Caller, session: Asked, tally: Tally): Promise<boolean> {
  const { offers } = await caller.need(tickets.getSession, { params: { edition, session: session.id } });
  const size = 1 + randomInteger(random, 6);
  if (offers.length === 0) {
    count(tally.refused, 'notOnSale');
    return false;
  }
  const choice = { kind: 'best' as const, category: pick(random, offers).category, count: size };
  const started = performance.now();
  const held = await caller.ask(tickets.holdSeats, { params, body: { id: newId(), session: session.id, choice } });
  tally.holdMs.push(performance.now() - started);
  if (!held.ok) count(tally.refused, held.code.replace('tickets/', ''));
  return held.ok;
}

/** True when it was paid, false when it was abandoned. */
async function checkOut({ random, newId }: Visitor, caller: Caller, tally: Tally): Promise<boolean> {
  const fate = random();
  if (fate >= 0.95) {
    tally.abandoned++;
    return false;
  }
  const started = performance.now();
  const quote = await caller.need(orders.makeQuote, { params, body: { id: newId() } });
  const order = await caller.need(orders.placeOrder, { params, body: { id: newId(), quote: quote.id } });
  const pay = (card: string) =>
    caller.need(orders.startPayment, {
      params: { edition, order: order.id },
      body: { id: newId(), provider: 'bank', card },
    });
  if (fate >= 0.85) {
    const answer = await pay(declining);
    if (answer.payments.some((payment) => payment.state === 'declined')) tally.declined++;
  }
  const paid = await pay(approving);
  tally.checkoutMs.push(performance.now() - started);
  if (paid.state !== 'paid') throw new Error(`An approved payment left its order ${paid.state}`);
  tally.revenue += paid.total.amount;
  tally.currency = paid.total.currency;
  return true;
}

/** One in twenty gives a ticket away; the friend takes it and seats the first of their party who has none there. */
export async function giveAway(giver: Visitor, all: readonly Visitor[], tally: Tally): Promise<void> {
  const { random, caller } = giver;
  const isGiving = random() < 0.05;
  const friend = pick(random, all);
  if (!isGiving || !caller || !friend.caller || friend === giver) return;
  const mine = (await caller.need(tickets.listTickets, { params })).tickets.filter((one) => one.state === 'valid');
  // Somebody without a seat in the party loses nothing, so that ticket goes first.
  const given = mine.find((one) => one.member === null) ?? mine[0];
  if (!given) return;
  const ticketParams = { edition, ticket: given.id };
  await caller.need(tickets.offerTicket, { params: ticketParams, body: { email: friend.email } });
  const taken = await friend.caller.need(tickets.acceptOffer, { params: ticketParams, body: { id: friend.newId() } });
  tally.transfers++;
  const { party } = await friend.caller.need(people.getMe);
  for (const member of party) {
    const seated = await friend.caller.ask(tickets.assignTicket, {
      params: { edition, ticket: taken.id },
      body: { member: member.id },
    });
    if (seated.ok) return;
  }
}
