import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { AnswerOf, Endpoint, QueryOf } from '../kernel/endpoint.ts';
import { type Instant, localDay } from '../kernel/time.ts';
import { listArrivals } from '../modules/arrivals/contract.ts';
import { type EditionPage, getEdition, getVenueBlocks } from '../modules/editions/contract.ts';
import { getCart, getOrder, listOrders } from '../modules/orders/contract.ts';
import { getMe, getSetting, listDemoMail } from '../modules/people/contract.ts';
import { getSeatMap, getSession, listOffers, listSessions, listTickets } from '../modules/tickets/contract.ts';
import { type Call, type CallInput, ProblemError } from './call.ts';
import type { ProgrammeFilter } from './paths.ts';

/** A client whose queries do not ask again for what a refusal has settled. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) =>
          !(error instanceof ProblemError && error.status >= 400 && error.status < 500) && failures < 2,
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  });
}

/** Builds the queries of the pages over one way to call. */
export function queriesFor(call: Call, edition: string) {
  const ask = <E extends Endpoint>(endpoint: E, input: CallInput<E> = {}) =>
    queryOptions<AnswerOf<E>>({
      queryKey: [endpoint.path, input.params ?? null, input.query ?? null],
      queryFn: ({ signal }) => call(endpoint, input, signal),
    });
  const params = { edition };
  return {
    setting: () => ({ ...ask(getSetting), staleTime: Number.POSITIVE_INFINITY }),
    edition: () => ({ ...ask(getEdition, { params }), staleTime: Number.POSITIVE_INFINITY }),
    sessions: (query: QueryOf<typeof listSessions>) => ask(listSessions, { params, query }),
    medalsOf: (day: string) => ask(listSessions, { params, query: { medal: true, day, sort: 'time', limit: 6 } }),
    /** How many sessions of a choice each venue has; counted here, since a map needs no more of them. */
    venueCounts: (query: QueryOf<typeof listSessions>) =>
      queryOptions<Record<string, number>>({
        queryKey: ['sessions by venue', edition, query],
        queryFn: async ({ signal }) => {
          const { sessions } = await call(listSessions, { params, query: { ...query, limit: 1_000 } }, signal);
          const counts: Record<string, number> = {};
          for (const { venue } of sessions) counts[venue] = (counts[venue] ?? 0) + 1;
          return counts;
        },
      }),
    session: (session: string) => ask(getSession, { params: { edition, session } }),
    seatMap: (session: string) => ask(getSeatMap, { params: { edition, session } }),
    blocks: (venue: string) => ask(getVenueBlocks, { params: { edition, venue } }),
    me: () => ask(getMe),
    cart: () => ask(getCart, { params }),
    orders: () => ask(listOrders, { params }),
    order: (order: string) => ask(getOrder, { params: { edition, order } }),
    tickets: () => ask(listTickets, { params }),
    arrivals: () => ask(listArrivals, { params }),
    offers: () => ask(listOffers, { params }),
    mails: () => ask(listDemoMail, { query: {} }),
  };
}
export type Queries = ReturnType<typeof queriesFor>;

/** The first day from today on with medals; the first such day of all when none is left. */
export function nextMedalDay(edition: EditionPage, now: Instant): string {
  const today = localDay(now, edition.timeZone);
  const days = edition.days.filter(({ medalEvents }) => medalEvents > 0);
  return (days.find(({ day }) => day >= today) ?? days[0])?.day ?? edition.firstDay;
}

export const firstShown = 40;

/** What the programme asks the server for; a timetable needs its whole day. */
export function sessionsQueryOf(filter: ProgrammeFilter): QueryOf<typeof listSessions> {
  return {
    ...(filter.q ? { q: filter.q } : {}),
    ...(filter.sport ? { discipline: [...filter.sport] } : {}),
    ...(filter.day ? { day: filter.day } : {}),
    ...(filter.venue ? { venue: filter.venue } : {}),
    ...(filter.medal ? { medal: true } : {}),
    ...(filter.maxPrice ? { maxPrice: filter.maxPrice } : {}),
    ...(filter.seats ? { seats: filter.seats } : {}),
    sort: filter.sort ?? 'time',
    limit: filter.view === 'timetable' ? 200 : (filter.shown ?? firstShown),
  };
}
