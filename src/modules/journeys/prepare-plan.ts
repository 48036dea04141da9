import { newId } from '../../platform/new-id.ts';
import type { Tx } from '../../platform/tx.ts';
import { listTicketsOf } from '../tickets/index.ts';
import { getSupply, listAllTaken } from './get-supply.ts';
import { dayAfter, daysBetween } from './hold.ts';
import { listOpenDisruptions } from './on-the-day/store.ts';
import type { PlanRequest } from './planner/planner.ts';
import type { ChangeWish } from './planning/change-wishes.ts';
import { factsOf, type Known } from './planning/facts.ts';
import { refuse } from './problems.ts';
import type { Wishes } from './shapes.ts';

/** Longest journey, and how far before and after the Games one may come. */
const mostDays = 21;
const marginDays = 4;

export interface PlanPreparation {
  readonly edition: string;
  readonly wishes: Wishes;
  readonly change?: ChangeWish;
  /** Journeys wanted at most. */
  readonly count: number;
}

/**
 * Everything that a thread needs to plan for the caller: facts, what is taken, the tickets they have, what is different today.
 * Refuses `noSupply`, `badDays`, `unknownWish`.
 */
export async function preparePlan(tx: Tx, { edition, wishes, change, count }: PlanPreparation): Promise<PlanRequest> {
  const { programme, known } = await getSupply(tx, edition);
  checkWishes(known, wishes);
  const taken = await listAllTaken(tx, edition, programme);
  const tickets = tx.actor.kind === 'person' ? await listTicketsOf(tx.db, edition, tx.actor.person) : [];
  const owned = [...new Set(tickets.filter((one) => one.state === 'valid').map((one) => one.session))];
  const disruptions = await listOpenDisruptions(tx.db, edition, tx.now);
  return {
    facts: factsOf(programme, known.supply),
    taken,
    wish: {
      wishes,
      ids: Array.from({ length: count }, () => newId()),
      owned,
      disruptions,
    },
    ...(change ? { change } : {}),
  };
}

/** Throws the refusal that names the first wish which cannot be read. */
export function checkWishes(known: Known, wishes: Wishes): void {
  const { firstDay, lastDay } = wishes;
  const [earliest, latest] = [dayAfter(known.firstDay, -marginDays), dayAfter(known.lastDay, marginDays)];
  const isWithin = earliest <= firstDay && firstDay <= lastDay && lastDay <= latest;
  if (!isWithin || daysBetween(firstDay, lastDay).length > mostDays)
    throw refuse.badDays({ firstDay, lastDay, earliest, latest, mostDays });
  const { supply } = known;
  const refs = [...wishes.likes, ...wishes.mustSee, ...wishes.pins.map((pin) => pin.ref)];
  const unknown = [
    ...wishes.sports.filter((id) => !known.disciplines.includes(id)),
    ...refs.filter((ref) => !isKnown(known, ref)),
    ...(wishes.origin !== null && !supply.origins.has(wishes.origin) ? [wishes.origin] : []),
    ...(wishes.hotel !== null && !supply.hotels.has(wishes.hotel) ? [wishes.hotel] : []),
    ...(wishes.package !== null && !supply.packages.has(wishes.package) ? [wishes.package] : []),
    ...(wishes.guide !== null && !supply.guides.has(wishes.guide) ? [wishes.guide] : []),
    ...(wishes.party.wheelchairs > wishes.party.adults + wishes.party.children ? ['wheelchairs'] : []),
  ];
  if (unknown.length > 0) throw refuse.unknownWish({ what: unknown.slice(0, 5) });
}

function isKnown({ supply, sessions }: Known, ref: string): boolean {
  const [kind, id = ''] = ref.split(':', 2);
  return kind === 'sight' ? supply.sights.has(id) : kind === 'session' ? sessions.has(id) : supply.areas.has(id);
}
