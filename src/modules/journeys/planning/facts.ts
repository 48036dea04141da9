import type { Session, Venue } from '../../editions/contract.ts';
import type { Programme } from '../../editions/index.ts';
import { type Supply, supplyOf } from '../supply/supply.ts';
import type { SupplyTables } from '../supply/supply-rows.ts';

/** What plans are made of, as plain data: it travels to other threads. */
export interface PlanningFacts {
  /** Changes with the programme or the supply. */
  readonly key: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly disciplines: readonly string[];
  readonly sessions: ReadonlyMap<string, Session>;
  readonly venues: ReadonlyMap<string, Venue>;
  /** Categories of a session that have wheelchair spaces. */
  readonly wheelchairs: ReadonlyMap<string, readonly string[]>;
  readonly tables: SupplyTables;
}

/** Facts with look-ups, made once where they arrive. */
export interface Known extends PlanningFacts {
  readonly supply: Supply;
}

/** What is taken at this moment, by pool; seats that the public sale left, by `session category`. */
export interface Taken {
  readonly units: ReadonlyMap<string, number>;
  readonly seats: ReadonlyMap<string, number>;
}

const kept = new Map<string, PlanningFacts>();

export function factsOf(programme: Programme, supply: Supply): PlanningFacts {
  const { edition } = programme;
  const key = `${programme.hash} ${supply.hash}`;
  const before = kept.get(key);
  if (before) return before;
  const facts = {
    key,
    currency: edition.currency,
    timeZone: edition.timeZone,
    firstDay: edition.firstDay,
    lastDay: edition.lastDay,
    disciplines: edition.disciplines.map((one) => one.id),
    sessions: programme.sessions,
    venues: programme.venues,
    wheelchairs: new Map(
      [...programme.sessions.keys()].map((session) => [
        session,
        programme
          .seating(session)
          .filter((one) => one.blocks.some((block) => block.wheelchairPlaces.length > 0))
          .map((one) => one.category),
      ]),
    ),
    tables: supply.tables,
  };
  if (kept.size >= 4) kept.delete(kept.keys().next().value!);
  kept.set(key, facts);
  return facts;
}

export function knownOf(facts: PlanningFacts): Known {
  return { ...facts, supply: supplyOf(facts.tables, facts.key) };
}

/** Units of a pool that are left; 0 for one there is not. */
export function leftOf({ supply }: Known, taken: Taken, pool: string): number {
  return (supply.capacityOf(pool) ?? 0) - (taken.units.get(pool) ?? 0);
}

/** Places of a session's category that a package may still have: of its allotment and of the hall itself. */
export function placesLeft(known: Known, taken: Taken, session: string, category: string): number {
  const allotted = leftOf(known, taken, `ticket/${session}/${category}`);
  return Math.min(allotted, taken.seats.get(`${session} ${category}`) ?? allotted);
}
