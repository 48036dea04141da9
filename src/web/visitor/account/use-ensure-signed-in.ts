import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { useAccount } from '../../account.ts';
import { ProblemError } from '../../call.ts';
import { paths } from '../../paths.ts';
import { useReader } from '../../reader.tsx';

/**
 * Whether somebody is signed in; a newcomer is led to sign in and comes back to `next`. While it is not known who is here it is
 * asked first, so that an early tap is not taken for a newcomer's. Where nobody answers, it is left to what follows to say so.
 */
export function useEnsureSignedIn(): (next: string) => Promise<boolean> {
  const reader = useReader();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const { me } = useAccount();
  const isNewcomer = async () => {
    if (me !== undefined) return me === null;
    return client.fetchQuery(reader.queries.me()).then(
      () => false,
      (error) => error instanceof ProblemError && error.status === 401,
    );
  };
  return async (next) => {
    if (!(await isNewcomer())) return true;
    navigate(paths.signIn(reader, next));
    return false;
  };
}
