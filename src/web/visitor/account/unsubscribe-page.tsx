import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { unsubscribe } from '../../../modules/journeys/contract.ts';
import type { PageProps } from '../../pages.ts';
import { paths } from '../../paths.ts';
import { useHead, useReader } from '../../reader.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** From the link in a mail: one tap, no sign-in. The tap is asked for, since mail programs open links on their own. */
export function UnsubscribePage({ params }: PageProps) {
  const { t } = useLingui();
  const reader = useReader();
  useHead({ title: t`No more suggestions` });
  const stop = useMutation({
    mutationFn: () => reader.call(unsubscribe, { params: { token: params['token'] ?? '' } }),
  });
  return (
    <div className="inner page">
      <div className="narrow">
        <PageTitle
          title={t`No more suggestions by mail?`}
          lead={t`Mails about your orders, tickets and the day itself still reach you.`}
        />
        <div className="stack">
          {stop.error && <ProblemNotice error={stop.error} />}
          {stop.isSuccess ? (
            <>
              <Notice kind="good" title={t`Done. No more suggestions come by mail.`} live>
                <p>
                  <Trans>If you change your mind, it is one tick under your account.</Trans>
                </p>
              </Notice>
              <ButtonLink to={paths.home(reader)} look="quiet" broad>
                <Trans>To the start page</Trans>
              </ButtonLink>
            </>
          ) : (
            <Button broad busy={stop.isPending} onClick={() => stop.mutate()}>
              <Trans>Stop them</Trans>
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
