import { Trans } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Skeleton } from './skeleton.tsx';

interface LoadProps<T> {
  readonly query: UseQueryResult<T, Error>;
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** The one way a page shows something that comes over the network: shapes, then content, or what went wrong. */
export function Load<T>({ query, skeleton, children }: LoadProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (!query.error) return <>{skeleton ?? <Skeleton />}</>;
  return (
    <ProblemNotice error={query.error}>
      <Button look="quiet" onClick={() => void query.refetch()}>
        <Trans>Try again</Trans>
      </Button>
    </ProblemNotice>
  );
}
