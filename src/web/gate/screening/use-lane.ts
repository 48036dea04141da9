import { useCallback, useEffect, useState } from 'react';
import type { Act } from '../../../gate/contract.ts';
import { getScreeningView, recordOutcome, type ScreeningView, screenAct } from '../../../gate/screening/contract.ts';
import type { BodyOf } from '../../../kernel/endpoint.ts';
import { callByFetch, newId } from '../../call.ts';
import { recall, remember } from '../remembered.ts';

const everyMs = 700;

/** The lane that this screen serves: from its address (`?lane=1`), remembered; undefined: it serves none. */
function laneOfScreen(): string | undefined {
  const given = new URLSearchParams(location.search).get('lane');
  if (given !== null) remember('lane', given);
  const lane = given ?? recall('lane') ?? '';
  return /^[A-Za-z0-9-]{1,20}$/.test(lane) ? lane : undefined;
}

export type Outcome = Omit<BodyOf<typeof recordOutcome>, 'id'>;

export interface LaneView {
  readonly lane: string | undefined;
  readonly view: ScreeningView | undefined;
  /** Writes down what the officer did; false where the gate did not take it. */
  readonly record: (outcome: Outcome) => Promise<boolean>;
}

/** What the lanes of this gate say now; whoever this screen lets in goes through its lane. */
export function useLane(
  act: Act | undefined,
  code: string | undefined,
  bag: BodyOf<typeof screenAct>['bag'],
  onTaken: () => void,
): LaneView {
  const [lane] = useState(laneOfScreen);
  const [view, setView] = useState<ScreeningView>();
  const look = useCallback(async () => {
    const now = await callByFetch(getScreeningView).catch(() => undefined);
    if (now) setView(now);
  }, []);
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), everyMs);
    return () => clearInterval(timer);
  }, [look]);
  const admitted = act?.outcome === 'admit' && act.direction === 'entry' ? act.id : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bag is that of the moment at which somebody is let in
  useEffect(() => {
    if (admitted === undefined || lane === undefined) return;
    const help = bag === 'medical' ? { bag: 'none' as const, asksForHelp: true } : { bag, asksForHelp: false };
    const body = { act: admitted, lane, ...help, ...(code === undefined ? {} : { code }) };
    onTaken();
    callByFetch(screenAct, { body }).then(look, () => undefined);
  }, [admitted, lane, look]);
  const record = useCallback(
    async (outcome: Outcome) => {
      const isTaken = await callByFetch(recordOutcome, { body: { ...outcome, id: newId() } }).then(
        () => true,
        () => false,
      );
      await look();
      return isTaken;
    },
    [look],
  );
  return { lane, view, record };
}
