import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Wishes } from '../../../modules/journeys/contract.ts';
import type { Me } from '../../../modules/people/contract.ts';
import { useAccount } from '../../account.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { useJourneyQueries } from './journey-queries.ts';
import { type JourneyState, keepWishes, useJourneyState } from './journey-store.ts';
import { type Choices, firstWishes, guessCountry, type Step, withProfile } from './wishes.ts';

/** Where a reader seems to be, told by their browser; nothing of it is sent before they plan. */
export interface Whereabouts {
  readonly tags: readonly string[];
  readonly timeZone: string;
}

interface Known {
  readonly me: Me | null | undefined;
  readonly choices: Choices | undefined;
  readonly whereabouts: Whereabouts | undefined;
  readonly hostZone: string;
}

/** Fills what nobody answered yet from what is known: profile and party, country and city. */
export function filledWishes(state: Pick<JourneyState, 'answered'>, wishes: Wishes, known: Known): Wishes {
  const { me, choices, whereabouts } = known;
  const isOpen = (step: Step) => !state.answered.includes(step);
  const profiled = me ? withProfile(wishes, me) : wishes;
  const told: Wishes = {
    ...wishes,
    ...(isOpen('sport') ? { sports: profiled.sports } : {}),
    ...(isOpen('party') ? { party: profiled.party, stepFree: profiled.stepFree } : {}),
  };
  if (!isOpen('days') || !choices || !whereabouts) return told;
  const home = guessCountry(choices, whereabouts.tags);
  const origin = choices.countries.find(({ noc }) => noc === home)?.origin ?? null;
  return {
    ...told,
    country: me?.profile.country ?? home,
    origin: whereabouts.timeZone === known.hostZone ? null : origin,
  };
}

/** The wishes as they stand, filled from what is known, and the way to change them. */
export function useWishes(view: EditionView) {
  const { edition, now, language } = useReader();
  const state = useJourneyState(edition);
  const { me } = useAccount();
  const choices = useQuery(useJourneyQueries().choices()).data;
  const { isRead, answered } = state;
  const base = useMemo(() => state.wishes ?? firstWishes(view.edition, now, 1), [state.wishes, view.edition, now]);
  const wishes = useMemo(() => {
    // The page of a language is chosen by the reader, so it says more than the browser's second tongue.
    const whereabouts = isRead
      ? {
          tags: [...navigator.languages.filter((tag) => tag.startsWith(language)), language],
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        }
      : undefined;
    return filledWishes({ answered }, base, { me, choices, whereabouts, hostZone: view.edition.timeZone });
  }, [base, answered, me, choices, isRead, language, view.edition.timeZone]);
  return {
    wishes,
    choices,
    isRead,
    answered,
    change: (change: Partial<Wishes>, step?: Step) => keepWishes(edition, { ...wishes, ...change }, step),
  };
}
