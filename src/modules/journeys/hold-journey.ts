import type { Money } from '../../kernel/money.ts';
import { Problem, refuseCommon } from '../../kernel/problem.ts';
import { stableJson } from '../../kernel/stable-json.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { ticketParts } from '../tickets/index.ts';
import { checkParts } from './check-parts.ts';
import { getSupply } from './get-supply.ts';
import { type HoldRecord, holdFor, spanOf, takesOf } from './hold.ts';
import { priceParts } from './price-parts.ts';
import { refuse } from './problems.ts';
import type { Parts } from './shapes.ts';
import { insertHold, lockHold, takeUnits } from './store.ts';

export interface HoldJourney {
  readonly edition: string;
  readonly id: string;
  readonly journey: string;
  readonly parts: Parts;
  /** What was shown; another price is refused. */
  readonly total: Money;
}

/**
 * Holds every part of a journey, or none: rooms of each night, seats there and back, transfers, places of sessions. A retry gets the
 * first answer. Refuses `partMissing`, `noSuchPart`, `emptyPackage`, `priceChanged`, `soldOut`, `saleClosed`.
 */
export async function holdJourney(tx: Tx, wish: HoldJourney): Promise<HoldRecord> {
  const person = personOf(tx);
  const earlier = await lockHold(tx.db, wish.edition, wish.id);
  if (earlier) return earlierAnswer(earlier, person, wish);
  const { known } = await getSupply(tx, wish.edition);
  const { parts } = wish;
  const fault = checkParts(known, parts);
  if (fault) throw refuse.partMissing({ fault });
  const price = priceParts(known, parts);
  const takes = takesOf(known.supply, parts);
  if (!price || !takes) throw refuse.noSuchPart();
  if (takes.length === 0) throw refuse.emptyPackage();
  if (price.total.amount !== wish.total.amount || price.total.currency !== wish.total.currency)
    throw refuse.priceChanged({ shown: wish.total.amount, now: price.total.amount, currency: price.total.currency });
  await holdTickets(tx, wish, person);
  const got = new Set(await takeUnits(tx.db, wish.edition, takes));
  const short = takes.filter((one) => !got.has(one.pool)).map((one) => one.pool);
  if (short.length > 0) throw refuse.soldOut({ pools: short });
  const hold: HoldRecord = {
    edition: wish.edition,
    id: wish.id,
    person,
    journey: wish.journey,
    parts,
    lines: price.lines,
    takes,
    totalAmount: price.total.amount,
    currency: price.total.currency,
    expiresAt: tx.now + holdFor,
    order: null,
    state: 'held',
    ...spanOf(parts, known),
  };
  await insertHold(tx.db, hold);
  return hold;
}

function earlierAnswer(earlier: HoldRecord, person: string, wish: HoldJourney): HoldRecord {
  // The database gives keys back in its own order.
  const isSame = stableJson(earlier.parts) === stableJson(wish.parts);
  if (earlier.person !== person || earlier.journey !== wish.journey || !isSame)
    throw refuseCommon.conflictingId({ id: wish.id });
  if (earlier.state !== 'held') throw refuse.noSuchHold({ hold: wish.id });
  return earlier;
}

async function holdTickets(tx: Tx, { edition, id, parts }: HoldJourney, person: string): Promise<void> {
  const { adults, children, wheelchairs } = parts.party;
  const seats = parts.tickets.map((one) => ({ ...one, count: adults + children, wheelchairs }));
  try {
    await ticketParts.hold(tx, edition, id, person, seats);
  } catch (error) {
    throw error instanceof Problem ? ownRefusal(error) : error;
  }
}

/** What stands against a seat, in the words of a journey. */
function ownRefusal(problem: Problem): Problem {
  const pools = [`ticket/${problem.facts['session'] ?? ''}`];
  switch (problem.code) {
    case 'tickets/soldOut':
    case 'tickets/noWheelchairSpace':
    case 'tickets/placeTaken':
      return refuse.soldOut({ pools });
    case 'tickets/saleClosed':
      return refuse.saleClosed(problem.facts);
    default:
      return problem;
  }
}
