import { explainMissed, type Obstacle as Found } from '../../../engines/itinerary/explain-missed.ts';
import type { Plan } from '../../../engines/itinerary/trip.ts';
import type { Obstacle, Wishes } from '../shapes.ts';
import type { DraftTrip } from './draft-trip.ts';
import { type Known, placesLeft, type Taken } from './facts.ts';

/**
 * Every wish that is not in the plan, with the one thing that stands in its way: for those the engine tried, what it found by
 * relaxing one limit at a time; for those it never saw, why they could not even be tried.
 */
export function obstaclesOf(known: Known, taken: Taken, wishes: Wishes, draft: DraftTrip, plan: Plan): Obstacle[] {
  const tried = new Set(draft.candidates.map((one) => one.ref));
  const untried = [...new Set([...wishes.mustSee, ...wishes.pins.map((pin) => pin.ref)])].filter(
    (ref) => !tried.has(ref),
  );
  const missed = plan.missed.length === 0 ? [] : explainMissed(draft.trip, plan);
  return [
    ...missed.map(
      ({ stop, obstacle }): Obstacle => ({ ref: draft.candidates[stop]!.ref, ...inWords(draft, obstacle) }),
    ),
    ...untried.map(
      (ref): Obstacle => ({ ref, because: whyUntried(known, taken, wishes, ref), over: null, with: null }),
    ),
  ];
}

function inWords(draft: DraftTrip, found: Found): Omit<Obstacle, 'ref'> {
  const refOf = (stop: number) => draft.candidates[stop]?.ref ?? null;
  switch (found.kind) {
    case 'outsideDay':
      return { because: 'outsideDays', over: found.by, with: null };
    case 'walking':
    case 'pace':
    case 'budget':
      return { because: found.kind, over: found.by, with: null };
    case 'group':
      return { because: 'clashes', over: null, with: refOf(found.stop) };
    case 'clashesWith':
      return { because: 'clashes', over: found.by ?? null, with: refOf(found.stop) };
    case 'fits':
      // The other wishes together took the room; no single one of them did.
      return { because: 'clashes', over: null, with: null };
    default:
      return { because: found.kind, over: null, with: null };
  }
}

function whyUntried(known: Known, taken: Taken, wishes: Wishes, ref: string): Obstacle['because'] {
  const [kind, id = ''] = ref.split(':', 2);
  if (kind === 'sight')
    return wishes.stepFree && !known.supply.sights.get(id)?.stepFree ? 'notStepFree' : 'closedOnThoseDays';
  const session = known.sessions.get(id);
  if (!session || session.day < wishes.firstDay || session.day > wishes.lastDay) return 'outsideDays';
  const people = wishes.party.adults + wishes.party.children;
  const isLeft = session.prices.some(({ category }) => placesLeft(known, taken, id, category) >= people);
  return isLeft ? 'notStepFree' : 'soldOut';
}
