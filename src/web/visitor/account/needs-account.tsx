import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Me } from '../../../modules/people/contract.ts';
import { useAccount } from '../../account.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useEdition, useReader } from '../../reader.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

interface NeedsAccountProps {
  readonly children: (me: Me, view: EditionView) => ReactNode;
}

/** Content for a signed-in person; a newcomer is told why to sign in and comes back here after it. */
export function NeedsAccount({ children }: NeedsAccountProps) {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const { me, error } = useAccount(true);
  const [pathname] = useLocation();
  const search = useSearch();
  if (error) return <ProblemNotice error={error} />;
  if (me === undefined || !view) return <Skeleton lines={4} height={72} />;
  if (me) return <>{children(me, view)}</>;
  return (
    <Empty
      icon="person"
      title={t`Please sign in`}
      action={
        <ButtonLink to={paths.signIn(reader, search ? `${pathname}?${search}` : pathname)}>
          <Trans>Sign in</Trans>
        </ButtonLink>
      }
    >
      <Trans>This page shows what is yours. An e-mail address is all you need.</Trans>
    </Empty>
  );
}
