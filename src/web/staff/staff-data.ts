import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AnswerOf } from '../../kernel/endpoint.ts';
import { getSales } from '../../modules/reports/contract.ts';
import type { SessionCard } from '../../modules/tickets/contract.ts';
import { useAccount } from '../account.ts';
import { type EditionView, useReader } from '../reader.tsx';
import { usePhaseName } from '../session-words.ts';

export type Sales = AnswerOf<typeof getSales>;

/** Every session of the edition, by time. */
export function useAllSessions() {
  const { queries } = useReader();
  return useQuery({ ...queries.sessions({ limit: 1_000, sort: 'time' }), staleTime: 300_000 });
}

/** Sessions by id; empty while they load. */
export function useSessionIndex(): ReadonlyMap<string, SessionCard> {
  const { data } = useAllSessions();
  return useMemo(() => new Map((data?.sessions ?? []).map((session) => [session.id, session])), [data]);
}

export function useSales(isWanted = true) {
  const { call, edition } = useReader();
  return useQuery({
    queryKey: [getSales.path, edition],
    queryFn: ({ signal }) => call(getSales, { params: { edition } }, signal),
    refetchInterval: 30_000,
    enabled: isWanted,
  });
}

export function useTasks(): ReadonlySet<string> {
  const { edition } = useReader();
  const { me } = useAccount(true);
  return useMemo(
    () => new Set((me?.grants ?? []).filter((grant) => grant.edition === edition).map(({ task }) => task)),
    [me, edition],
  );
}

/** `Athletics · Final` */
export function useSessionName(view: EditionView | undefined): (session: SessionCard) => string {
  const phaseName = usePhaseName();
  return (session) => {
    const sport = view ? view.disciplineName(session.discipline) : session.discipline;
    return session.phase === 'ceremony' ? sport : `${sport} · ${phaseName(session.phase)}`;
  };
}

/** `Olympic Stadium, Gate A` from the whole key of a gate. */
export function placeOfGate(view: EditionView | undefined, gate: string): { venue: string; gate: string } {
  const cut = gate.lastIndexOf('.');
  const [venue, id] = cut < 0 ? ['', gate] : [gate.slice(0, cut), gate.slice(cut + 1)];
  const known = view?.venue(venue)?.gates.find((one) => one.id === id || one.id === gate);
  return { venue: view && venue ? view.venueName(venue) : venue, gate: known?.name ?? id };
}
