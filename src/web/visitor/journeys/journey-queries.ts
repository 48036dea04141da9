import { queryOptions } from '@tanstack/react-query';
import { getChoices, getSharedJourney, listJourneys, listProposals } from '../../../modules/journeys/contract.ts';
import { useReader } from '../../reader.tsx';

/** The queries of journeys; apart from the others, so that the home page does not carry them. */
export function useJourneyQueries() {
  const { call, edition } = useReader();
  return {
    choices: (origin?: string | null) =>
      queryOptions({
        queryKey: ['choices', edition, origin ?? null],
        queryFn: ({ signal }) => call(getChoices, { params: { edition }, query: origin ? { origin } : {} }, signal),
        staleTime: Number.POSITIVE_INFINITY,
      }),
    mine: () =>
      queryOptions({
        queryKey: ['journeys', edition],
        queryFn: ({ signal }) => call(listJourneys, { params: { edition } }, signal),
      }),
    shared: (share: string) =>
      queryOptions({
        queryKey: ['shared journey', edition, share],
        queryFn: ({ signal }) => call(getSharedJourney, { params: { edition, share } }, signal),
      }),
    proposals: (journey: string) =>
      queryOptions({
        queryKey: ['proposals', edition, journey],
        queryFn: ({ signal }) => call(listProposals, { params: { edition, journey } }, signal),
      }),
  };
}
