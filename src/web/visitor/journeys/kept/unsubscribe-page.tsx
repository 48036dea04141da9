import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { unsubscribe } from '../../../../modules/journeys/contract.ts';
import type { PageProps } from '../../../pages.ts';
import { paths } from '../../../paths.ts';
import { useHead, useReader } from '../../../reader.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

/** No more suggestions by mail; a button, since programs open the links of mails too. */
export function UnsubscribePage({ params }: PageProps) {
  const { t } = useLingui();
  const reader = useReader();
  useHead({ title: t`No more suggestions` });
  const stop = useMutation({
    mutationFn: () => reader.call(unsubscribe, { params: { token: params['token'] ?? '' } }),
  });
  return (
    <div className="inner page">
      <div className="narrow stack">
        <PageTitle
          title={t`No more suggestions`}
          lead={t`One tap, and we send you no more suggestions for journeys. Mails about your tickets still come.`}
        />
        {stop.error && <ProblemNotice error={stop.error} />}
        {stop.isSuccess ? (
          <Notice kind="good" title={t`Done. No more suggestions come.`} live>
            <p>
              <Trans>You can ask for them again under your account.</Trans>
            </p>
            <ButtonLink look="quiet" to={paths.home(reader)}>
              <Trans>To the home page</Trans>
            </ButtonLink>
          </Notice>
        ) : (
          <Button broad busy={stop.isPending} onClick={() => stop.mutate()}>
            <Trans>Send me no more suggestions</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}
