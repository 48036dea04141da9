import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Me } from '../modules/people/contract.ts';
import { fetchAnswer, ProblemError } from './call.ts';
import { useReader } from './reader.tsx';

const hintKey = 'kaimon.signedIn';

/** Remembers on this device that somebody signed in, so that newcomers' pages never ask who they are. */
export function rememberSignedIn(isSignedIn: boolean): void {
  if (readHint() === isSignedIn) return;
  try {
    if (isSignedIn) localStorage.setItem(hintKey, '1');
    else localStorage.removeItem(hintKey);
  } catch {
    // Storage may be forbidden; the cookie still tells the server.
  }
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function readHint(): boolean {
  try {
    return localStorage.getItem(hintKey) === '1';
  } catch {
    return false;
  }
}

/** Who is here: undefined while unknown, null for a newcomer. */
export interface Account {
  readonly me: Me | null | undefined;
  readonly error: Error | null;
}

/** `always` asks even without a hint, for pages that need an account. */
export function useAccount(always = false): Account {
  const { queries, signedIn } = useReader();
  const hint = useSyncExternalStore(
    subscribe,
    () => signedIn || readHint(),
    () => signedIn,
  );
  const query = useQuery({ ...queries.me(), enabled: hint || always, retryOnMount: false });
  const isStranger = query.error instanceof ProblemError && query.error.status === 401;
  useEffect(() => {
    if (isStranger) rememberSignedIn(false);
    if (query.data) rememberSignedIn(true);
  }, [isStranger, query.data]);
  if (isStranger || (!hint && !always)) return { me: null, error: null };
  return { me: query.data, error: query.data ? null : query.error };
}

const auth = (path: string, body: object) =>
  fetchAnswer(`/api/auth${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

/** Sends a six-digit code by mail. */
export const sendCode = (email: string) => auth('/email-otp/send-verification-otp', { email, type: 'sign-in' });
export const signInWithCode = (email: string, otp: string) => auth('/sign-in/email-otp', { email, otp });

/** Leaves nothing of a person on this device but its key, which says nothing about them. */
export async function forgetOnThisDevice(edition: string): Promise<void> {
  rememberSignedIn(false);
  const [{ forgetPasses }, { destroyTemplateKeys }, { forgetJourneys }] = await Promise.all([
    import('./visitor/pass/pass-store.ts'),
    import('./faces/face-vault.ts'),
    import('./visitor/journeys/journey-store.ts'),
  ]);
  forgetJourneys(edition);
  await Promise.allSettled([
    forgetPasses(edition),
    destroyTemplateKeys(edition),
    'caches' in window ? caches.delete('kaimon-pages') : undefined,
  ]);
}

export function useSignOut() {
  const { edition } = useReader();
  const client = useQueryClient();
  return async () => {
    await auth('/sign-out', {});
    await forgetOnThisDevice(edition);
    client.clear();
    location.assign(location.pathname.split('/').slice(0, 3).join('/') + '/');
  };
}
