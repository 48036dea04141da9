import { useEffect, useState } from 'react';
import type { Wishes } from '../../../../modules/journeys/contract.ts';
import { type Planned, planLive } from '../plan-live.ts';

export interface Plans extends Planned {
  readonly error: Error | null;
  readonly again: () => void;
}

const none: Planned = { journeys: [], obstacles: [], isSettled: false };
/** The last settled plans, so that coming back from one of them shows them at once. */
let last: { readonly key: string; readonly planned: Planned } | undefined;

/** Plans for these wishes as they get better; leaving the page ends the work. */
export function usePlans(edition: string, wishes: Wishes | null): Plans {
  const key = wishes ? JSON.stringify([edition, wishes]) : '';
  const [state, setState] = useState<{ key: string; planned: Planned; error: Error | null }>();
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round more asks again for the same wishes
  useEffect(() => {
    if (!key) return;
    if (last?.key === key) {
      setState({ key, planned: last.planned, error: null });
      return;
    }
    const aborted = new AbortController();
    const [, wished] = JSON.parse(key) as [string, Wishes];
    planLive(
      edition,
      wished,
      (planned) => {
        if (aborted.signal.aborted) return;
        if (planned.isSettled) last = { key, planned };
        setState({ key, planned, error: null });
      },
      aborted.signal,
    ).catch((error: Error) => {
      if (!aborted.signal.aborted) setState((before) => ({ key, planned: before?.planned ?? none, error }));
    });
    return () => aborted.abort();
  }, [edition, key, round]);
  // Plans of other wishes are no answer to these.
  const isOwn = state?.key === key;
  return {
    ...(isOwn ? state.planned : none),
    error: isOwn ? state.error : null,
    again: () => setRound((before) => before + 1),
  };
}
