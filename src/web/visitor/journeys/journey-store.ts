import { useSyncExternalStore } from 'react';
import type { Journey, Wishes } from '../../../modules/journeys/contract.ts';
import type { Step } from './wishes.ts';

/** The journey somebody looks at, and what it was before each change, newest last. */
export interface Chosen {
  readonly journey: Journey;
  readonly past: readonly Journey[];
}

/** Everything about journeys that this device keeps until it is saved: nothing is lost by closing the page. */
export interface JourneyState {
  readonly wishes: Wishes | null;
  /** Questions that the person answered; the others may still be filled from what is known. */
  readonly answered: readonly Step[];
  readonly chosen: Chosen | null;
}

const empty: JourneyState = { wishes: null, answered: [], chosen: null };
const mostPast = 12;
const keyOf = (edition: string) => `kaimon.journey.2.${edition}`;
const known = new Map<string, JourneyState>();
const listeners = new Set<() => void>();

function read(edition: string): JourneyState {
  const kept = known.get(edition);
  if (kept) return kept;
  let state = empty;
  try {
    const text = localStorage.getItem(keyOf(edition));
    if (text) state = { ...empty, ...(JSON.parse(text) as Partial<JourneyState>) };
  } catch {
    // What cannot be read is begun anew.
  }
  known.set(edition, state);
  return state;
}

/** Changes what is kept; every page that shows it follows. */
export function keepState(edition: string, change: (state: JourneyState) => Partial<JourneyState>): void {
  const state = { ...read(edition), ...change(read(edition)) };
  known.set(edition, state);
  try {
    localStorage.setItem(keyOf(edition), JSON.stringify(state));
  } catch {
    // A full or forbidden storage: this page still knows it.
  }
  for (const listener of listeners) listener();
}

export function keepWishes(edition: string, wishes: Wishes, answered?: Step): void {
  keepState(edition, (state) => ({
    wishes,
    answered: answered && !state.answered.includes(answered) ? [...state.answered, answered] : state.answered,
  }));
}

/** Chooses a journey afresh; changes of an earlier one are forgotten. */
export function chooseJourney(edition: string, journey: Journey): void {
  keepState(edition, () => ({ chosen: { journey, past: [] } }));
}

/** The journey as it has become, under its own id, with the way back. */
export function changeChosen(edition: string, next: Journey): void {
  keepState(edition, ({ chosen }) =>
    chosen
      ? {
          chosen: {
            journey: { ...next, id: chosen.journey.id },
            past: [...chosen.past, chosen.journey].slice(-mostPast),
          },
        }
      : {},
  );
}

export function undoChange(edition: string): void {
  keepState(edition, ({ chosen }) => {
    const journey = chosen?.past.at(-1);
    return chosen && journey ? { chosen: { journey, past: chosen.past.slice(0, -1) } } : {};
  });
}

/** Forgets all of it, as when somebody signs out. */
export function forgetJourneys(edition: string): void {
  known.delete(edition);
  try {
    localStorage.removeItem(keyOf(edition));
    localStorage.removeItem(`kaimon.journeys.kept.${edition}`);
  } catch {
    // Nothing was kept then.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  const fromOther = (event: StorageEvent) => {
    if (!event.key?.startsWith('kaimon.journey.')) return;
    known.clear();
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', fromOther);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', fromOther);
  };
};

/** What is kept; the server and the first paint know nothing of it. */
export function useJourneyState(edition: string): JourneyState & { readonly isRead: boolean } {
  const isRead = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  const state = useSyncExternalStore(
    subscribe,
    () => read(edition),
    () => empty,
  );
  return { ...state, isRead };
}
