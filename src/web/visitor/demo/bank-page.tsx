import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { confirmBankPayment } from '../../../modules/orders/contract.ts';
import type { PageProps } from '../../pages.ts';
import { inOwnLanguage } from '../../paths.ts';
import { useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** The second step of the built-in bank: yes or no, then back to the order. */
export function BankPage({ params }: PageProps) {
  const { t } = useLingui();
  const { call, language } = useReader();
  useHead({ title: t`The bank of this demo` });
  const answer = useMutation({
    mutationFn: (approve: boolean) =>
      call(confirmBankPayment, { params: { payment: params['payment'] ?? '' }, body: { approve } }),
    onSuccess: ({ returnUrl }) => {
      const next = inOwnLanguage(returnUrl, location.origin, language);
      location.assign(next.startsWith('/') ? next : '/');
    },
  });
  return (
    <div className="inner page">
      <div className="narrow">
        <PageTitle
          title={t`Is it you who pays?`}
          lead={t`A real bank would ask on your phone. Here you answer yourself.`}
        />
        <div className="stack">
          <Notice kind="info" title={t`The bank of this demo`}>
            <p>
              <Trans>No money moves.</Trans>
            </p>
          </Notice>
          {answer.error && <ProblemNotice error={answer.error} />}
          <Button broad busy={answer.isPending || answer.isSuccess} onClick={() => answer.mutate(true)}>
            <Trans>Yes, I pay</Trans>
          </Button>
          <Button broad look="quiet" busy={answer.isPending || answer.isSuccess} onClick={() => answer.mutate(false)}>
            <Trans>No, not me</Trans>
          </Button>
        </div>
      </div>
    </div>
  );
}
