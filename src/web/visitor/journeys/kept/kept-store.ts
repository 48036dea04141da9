import type { Journey } from '../../../../modules/journeys/contract.ts';
import type { PlaceFacts, Places } from '../places.ts';

/** A journey that opens without a network. */
export interface KeptOnDevice {
  readonly journey: Journey;
  readonly isBooked: boolean;
}

interface Kept {
  readonly keptAt: number;
  readonly journeys: readonly KeptOnDevice[];
  readonly places: Readonly<Record<string, PlaceFacts>>;
}

/** Nearest first; more would fill the storage of a phone. */
const mostKept = 8;
const keyOf = (edition: string) => `kaimon.journeys.kept.${edition}`;

export function readKept(edition: string): Kept | undefined {
  try {
    const text = localStorage.getItem(keyOf(edition));
    return text ? (JSON.parse(text) as Kept) : undefined;
  } catch {
    return undefined;
  }
}

export const keptPlaces = (edition: string): Places =>
  typeof localStorage === 'undefined' ? {} : (readKept(edition)?.places ?? {});

/** Keeps what was saved or booked, with the names of its places; the booked ones first. */
export function keepOnDevice(edition: string, journeys: readonly KeptOnDevice[], places: Places, now: number): void {
  const chosen = [...journeys]
    .sort((first, second) => Number(second.isBooked) - Number(first.isBooked))
    .slice(0, mostKept);
  const wanted = new Set(
    chosen.flatMap(({ journey }) =>
      journey.days.flatMap(({ from, to, visits }) => [from, to, ...visits.map(({ ref }) => ref)]),
    ),
  );
  const earlier = readKept(edition)?.places ?? {};
  const own = Object.fromEntries(
    [...wanted].flatMap((ref) => {
      const facts = places[ref] ?? earlier[ref];
      return facts ? [[ref, facts]] : [];
    }),
  );
  try {
    localStorage.setItem(keyOf(edition), JSON.stringify({ keptAt: now, journeys: chosen, places: own } satisfies Kept));
  } catch {
    // A full storage keeps nothing new; the page works with a network as before.
  }
}
