import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Instant } from '../../../kernel/time.ts';
import type { Session } from '../../../modules/editions/contract.ts';
import type { Journey } from '../../../modules/journeys/contract.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { useJourneyQueries } from './journey-queries.ts';
import { keptPlaces } from './kept/kept-store.ts';
import type { Choices } from './wishes.ts';

/** What a page says of something in a journey: in the reader's language, with where it lies. */
export interface PlaceFacts {
  readonly name: string;
  /** The venue of a session. */
  readonly where?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly discipline?: string;
  readonly phase?: Session['phase'];
  readonly startsAt?: Instant | null;
  readonly endsAt?: Instant | null;
  readonly medalEvents?: number;
  readonly sightKind?: string;
  readonly opensAt?: string;
  readonly closesAt?: string;
  readonly hoursAssumed?: boolean;
}

/** By ref: `session:ID`, `sight:ID`, `meal:AREA`, `rest:AREA`, `hotel:ID`, `hub:ID`, `area:ID`. */
export type Places = Readonly<Record<string, PlaceFacts>>;

/** Every ref that a journey names. */
export function refsOf(journey: Journey): string[] {
  const { stay } = journey.parts;
  return [
    ...journey.days.flatMap(({ from, to, visits }) => [from, to, ...visits.map(({ ref }) => ref)]),
    ...journey.obstacles.flatMap(({ ref, with: other }) => [ref, other].filter((one) => one !== null)),
    ...(stay ? [`hotel:${stay.hotel}`] : []),
  ];
}

/** The facts of everything but sessions, which come one by one. */
export function placesOfChoices(choices: Choices, view: Pick<EditionView, 'say'>): Record<string, PlaceFacts> {
  const places: Record<string, PlaceFacts> = {};
  for (const { id, names, latitude, longitude, kind, opensAt, closesAt, hoursBasis } of choices.sights)
    places[`sight:${id}`] = {
      name: view.say(names),
      latitude,
      longitude,
      sightKind: kind,
      opensAt,
      closesAt,
      hoursAssumed: hoursBasis === 'assumed',
    };
  for (const { id, names, latitude, longitude } of choices.areas)
    for (const kind of ['meal', 'rest', 'area'])
      places[`${kind}:${id}`] = { name: view.say(names), latitude, longitude };
  for (const { id, names, latitude, longitude } of choices.hubs)
    places[`hub:${id}`] = { name: view.say(names), latitude, longitude };
  for (const { id, names, latitude, longitude } of choices.hotels)
    places[`hotel:${id}`] = { name: view.say(names), latitude, longitude };
  return places;
}

export function placeOfSession(session: Session, view: EditionView): PlaceFacts {
  const venue = view.venue(session.venue);
  return {
    name: view.disciplineName(session.discipline),
    where: view.venueName(session.venue),
    ...(venue ? { latitude: venue.latitude, longitude: venue.longitude } : {}),
    discipline: session.discipline,
    phase: session.phase,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    medalEvents: session.medalEvents,
  };
}

/** The facts of all that some journeys name; what was kept on this device stands in while nothing came or no network is there. */
export function usePlaces(journeys: readonly Journey[], view: EditionView): Places {
  const { queries, edition } = useReader();
  const own = useJourneyQueries();
  const choices = useQuery(own.choices()).data;
  const sessions = [...new Set(journeys.flatMap(refsOf))]
    .filter((ref) => ref.startsWith('session:'))
    .map((ref) => ref.slice(8));
  const answers = useQueries({
    queries: sessions.map((id) => ({ ...queries.session(id), staleTime: 300_000 })),
    combine: (results) => results.flatMap(({ data }) => (data ? [data.session] : [])),
  });
  const still = useMemo(() => (choices ? placesOfChoices(choices, view) : {}), [choices, view]);
  return useMemo(
    () => ({
      ...keptPlaces(edition),
      ...still,
      ...Object.fromEntries(answers.map((session) => [`session:${session.id}`, placeOfSession(session, view)])),
    }),
    [edition, still, answers, view],
  );
}
