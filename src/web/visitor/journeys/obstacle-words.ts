import { useLingui } from '@lingui/react/macro';
import type { Obstacle, Wishes } from '../../../modules/journeys/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { useDistance, useVisitName } from './journey-words.ts';
import type { Places } from './places.ts';

/** The one tap that would help. */
interface Remedy {
  readonly label: string;
  readonly wishes: (wishes: Wishes) => Wishes;
}

/** What stands in the way, in a sentence, with what would help. */
export interface ObstacleWords {
  readonly key: string;
  readonly sentence: string;
  readonly remedy: Remedy | null;
}
type Said = Omit<ObstacleWords, 'key'>;

const paces = ['calm', 'steady', 'full'] as const;

/** Rounds up to what a person would say. */
const roundUp = (amount: number, step: number) => Math.ceil(amount / step) * step;

const without = (wishes: Wishes, ref: string): Wishes => ({
  ...wishes,
  mustSee: wishes.mustSee.filter((one) => one !== ref),
  pins: wishes.pins.filter((pin) => pin.ref !== ref),
});

/** Each obstacle once in words, the ones about everything first. */
export function useObstacleWords(view: EditionView, places: Places) {
  const visitName = useVisitName(view);
  const named = (ref: string | null) => (ref ? visitName(ref, places) : '');
  const limitWords = useLimitWords(view, named);
  const placeWords = usePlaceWords(named);
  return (obstacles: readonly Obstacle[], wishes: Wishes): ObstacleWords[] => {
    const seen = new Map<string, ObstacleWords>();
    const sorted = [...obstacles].sort((first, second) => Number(first.ref !== null) - Number(second.ref !== null));
    for (const obstacle of sorted) {
      const key = `${obstacle.because} ${obstacle.ref} ${obstacle.with}`;
      if (!seen.has(key)) seen.set(key, { key, ...(limitWords(obstacle, wishes) ?? placeWords(obstacle)) });
    }
    return [...seen.values()];
  };
}

/** What the party set a limit to: money, walking, pace, beds and seats. */
function useLimitWords(view: EditionView, named: (ref: string | null) => string) {
  const { t } = useLingui();
  const distance = useDistance(view);
  const price = (amount: number) => view.formats.price({ amount, currency: view.edition.currency });
  return ({ ref, over, because }: Obstacle, wishes: Wishes): Said | undefined => {
    const name = named(ref);
    switch (because) {
      case 'budget': {
        const more = roundUp(over ?? 20_000, 1_000);
        return {
          sentence: ref
            ? t`${name} does not fit the budget: ${price(over ?? 0)} are missing.`
            : t`The budget is ${price(over ?? 0)} short.`,
          remedy: {
            label: t`Raise the budget by ${price(more)}`,
            wishes: (now) => ({ ...now, budget: (now.budget ?? 0) + more }),
          },
        };
      }
      case 'walking': {
        const more = roundUp(over ?? 1_000, 500);
        return {
          sentence: ref
            ? t`${name} would make the day ${distance(over ?? 0)} longer on foot than you like.`
            : t`The ways would be longer on foot than you like.`,
          remedy: {
            label: t`Allow ${distance(more)} more`,
            wishes: (now) => ({ ...now, walkingMetres: (now.walkingMetres ?? 6_000) + more }),
          },
        };
      }
      case 'pace': {
        const fuller: Remedy = {
          label: t`Make the days fuller`,
          wishes: (now) => ({ ...now, pace: paces[paces.indexOf(now.pace) + 1] ?? 'full' }),
        };
        const leaveOut: Remedy = { label: t`Go without ${name}`, wishes: (now) => without(now, ref ?? '') };
        return {
          sentence: t`${name} is one stop too many for the pace you chose.`,
          remedy: wishes.pace === 'full' ? leaveOut : fuller,
        };
      }
      case 'noRooms':
        return {
          sentence: t`No hotel of that kind has rooms for all of you on these nights.`,
          remedy:
            wishes.stars > 2
              ? { label: t`Take a simpler hotel`, wishes: (now) => ({ ...now, stars: now.stars - 1, hotel: null }) }
              : { label: t`We have a bed`, wishes: (now) => ({ ...now, stars: 0, hotel: null }) },
        };
      case 'noSeats':
        return {
          sentence: t`No flight or train has seats for all of you on these days.`,
          remedy: { label: t`We come by ourselves`, wishes: (now) => ({ ...now, origin: null }) },
        };
      default:
        return undefined;
    }
  };
}

/** What is about one place: closed, elsewhen, sold out, behind steps. The way on is to go without it. */
function usePlaceWords(named: (ref: string | null) => string) {
  const { t } = useLingui();
  const sentenceOf = ({ ref, because, with: other }: Obstacle): string => {
    const name = named(ref);
    switch (because) {
      case 'closedOnThoseDays':
        return t`${name} is closed on your days.`;
      case 'outsideDays':
        return t`${name} does not fall into your days.`;
      case 'clashes':
        return other
          ? t`${name} and ${named(other)} happen at the same time.`
          : t`${name} does not fit between the others.`;
      case 'soldOut':
        return t`${name} has no seats left for all of you.`;
      case 'notStepFree':
        return t`${name} cannot be reached without steps.`;
      default:
        return ref ? t`There is no way to ${name} in time.` : t`There is no way that fits these days.`;
    }
  };
  return (obstacle: Obstacle): Said => {
    const { ref } = obstacle;
    return {
      sentence: sentenceOf(obstacle),
      remedy: ref ? { label: t`Go without ${named(ref)}`, wishes: (now) => without(now, ref) } : null,
    };
  };
}
