import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { bindDevice, listPasses, type Pass } from '../../../modules/passes/contract.ts';
import { ProblemError } from '../../call.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { base64UrlOf, bindingOf } from './pass-code.ts';
import {
  type DeviceKey,
  ensureDeviceKey,
  forgetPasses,
  type KeptPasses,
  keepPasses,
  readDeviceKey,
  readPasses,
} from './pass-store.ts';

export interface PassState {
  readonly kept: KeptPasses | undefined;
  readonly key: DeviceKey | undefined;
  /** True until the phone's own store and, where there is a network, the server have answered. */
  readonly isLoading: boolean;
  readonly error: Error | undefined;
  /** True when what is shown came from this phone because the network did not answer. */
  readonly isFromPhone: boolean;
  bindHere(): Promise<void>;
}

/** Passes from the phone first, then from the server; bound to this phone unless they live on another. */
export function usePasses(view: EditionView | undefined): PassState {
  const reader = useReader();
  const { call, edition } = reader;
  const client = useQueryClient();
  const [kept, setKept] = useState<KeptPasses>();
  const [key, setKey] = useState<DeviceKey>();
  const [isLoading, setLoading] = useState(true);
  const [error, setError] = useState<Error>();
  const take = useCallback(
    async (answer: { passes: Pass[]; serverNow: number }) => {
      const sessions = await labelsOf(answer.passes, (id) => client.fetchQuery(reader.queries.session(id)), view);
      const next = {
        person: answer.passes[0]?.member ?? '',
        passes: answer.passes,
        clockAhead: answer.serverNow - Date.now(),
        keptAt: Date.now(),
        sessions,
      };
      setKept(next);
      setError(undefined);
      await keepPasses(edition, next).catch(() => undefined);
    },
    [client, edition, reader, view],
  );
  const bindHere = useCallback(async () => {
    const own = await ensureDeviceKey();
    await take(await call(bindDevice, { params: { edition }, body: { publicKey: base64UrlOf(own.publicKey) } }));
    setKey(own);
  }, [call, edition, take]);
  useEffect(() => {
    if (!view) return;
    let isGone = false;
    const load = async () => {
      const [earlier, own] = await Promise.all([readPasses(edition), readDeviceKey()]).catch(
        () => [undefined, undefined] as const,
      );
      if (isGone) return;
      setKept(earlier);
      setKey(own);
      if (earlier) setLoading(false);
      const answer = await call(listPasses, { params: { edition } });
      if (isGone) return;
      const first = answer.passes[0];
      if (first && bindingOf(first.token, own?.publicKey) === 'none') await bindHere();
      else await take(answer);
    };
    load()
      .catch(async (problem: Error) => {
        if (problem instanceof ProblemError && problem.status === 401) {
          await forgetPasses(edition).catch(() => undefined);
          setKept(undefined);
        }
        if (!isGone) setError(problem);
      })
      .finally(() => !isGone && setLoading(false));
    return () => {
      isGone = true;
    };
  }, [bindHere, call, edition, take, view]);
  return { kept, key, isLoading, error, isFromPhone: Boolean(kept && error), bindHere };
}

/** Names of the sessions on the passes, so that they can be read without a network. */
async function labelsOf(
  passes: readonly Pass[],
  fetchSession: (id: string) => Promise<{ session: { discipline: string; venue: string } }>,
  view: EditionView | undefined,
): Promise<KeptPasses['sessions']> {
  const ids = [...new Set(passes.flatMap((pass) => pass.tickets.map(({ session }) => session)))];
  const labels = await Promise.all(
    ids.map(async (id) => {
      const found = await fetchSession(id).catch(() => undefined);
      if (!found || !view) return [id, { title: id, venue: '' }] as const;
      return [
        id,
        { title: view.disciplineName(found.session.discipline), venue: view.venueName(found.session.venue) },
      ] as const;
    }),
  );
  return Object.fromEntries(labels);
}
