import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import { holdJourney, type Journey, saveJourney } from '../../../../modules/journeys/contract.ts';
import { newId, ProblemError } from '../../../call.ts';
import { paths } from '../../../paths.ts';
import { useReader } from '../../../reader.tsx';
import { useEnsureSignedIn } from '../../account/use-ensure-signed-in.ts';
import { useJourneyQueries } from '../journey-queries.ts';

/** Keeps a journey with the account; a newcomer signs in first and comes back to the same. */
export function useSaving(journey: Journey) {
  const reader = useReader();
  const client = useQueryClient();
  const ensureSignedIn = useEnsureSignedIn();
  const { mine } = useJourneyQueries();
  const mutation = useMutation({
    mutationFn: () =>
      reader.call(saveJourney, { params: { edition: reader.edition, journey: journey.id }, body: { journey } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: mine().queryKey }),
  });
  const save = async (): Promise<boolean> => {
    if (!(await ensureSignedIn(paths.journeyPlan(reader, 'save')))) return false;
    return mutation.mutateAsync().then(
      () => true,
      () => false,
    );
  };
  return { save, mutation };
}

/** Holds every part of a journey and leads to the cart. One id per content, so that a retry never holds twice. */
export function useHolding(journey: Journey) {
  const reader = useReader();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const ensureSignedIn = useEnsureSignedIn();
  const { mine } = useJourneyQueries();
  const attempt = useRef<{ key: string; id: string }>(undefined);
  const params = { edition: reader.edition };
  const mutation = useMutation({
    mutationFn: async () => {
      const { id, parts, price } = journey;
      const key = JSON.stringify([id, parts, price.total]);
      if (attempt.current?.key !== key) attempt.current = { key, id: newId() };
      // Kept first: what is booked is found again under my journeys, with its days.
      await reader.call(saveJourney, { params: { ...params, journey: id }, body: { journey } });
      return reader.call(holdJourney, {
        params,
        body: { id: attempt.current.id, journey: id, parts, total: price.total },
      });
    },
    onSettled: (_hold, error) => {
      if (!(error instanceof ProblemError && error.isOffline)) attempt.current = undefined;
      void client.invalidateQueries({ queryKey: reader.queries.cart().queryKey });
      void client.invalidateQueries({ queryKey: mine().queryKey });
    },
    onSuccess: () => {
      navigate(paths.cart(reader));
      scrollTo(0, 0);
    },
  });
  const hold = async () => {
    if (await ensureSignedIn(paths.journeyPlan(reader, 'hold'))) mutation.mutate();
  };
  return { hold, isPending: mutation.isPending, error: mutation.error, reset: mutation.reset };
}
