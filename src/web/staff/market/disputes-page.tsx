import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Dispute, decideDispute, listDisputes } from '../../../modules/market/contract.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** Where buyer and brand do not agree: both sides, the deadline, and a decision with its reason. */
export function DisputesPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Disputes` });
  const disputes = useQuery({
    queryKey: [listDisputes.path, edition],
    queryFn: ({ signal }) => call(listDisputes, { params: { edition } }, signal),
  });
  return (
    <div className="stack wide">
      <PageTitle title={t`Disputes`} lead={t`Where a buyer and a brand do not agree. You hear both and decide.`} />
      <Load query={disputes}>
        {(data) =>
          data.disputes.length === 0 ? (
            <Empty icon="bag" title={t`Nobody disagrees.`}>
              <Trans>A refused return, or goods that never came, stand here when the buyer asks you to decide.</Trans>
            </Empty>
          ) : (
            view && data.disputes.map((one) => <OneDispute key={one.id} dispute={one} view={view} />)
          )
        }
      </Load>
    </div>
  );
}

function OneDispute({ dispute, view }: { dispute: Dispute; view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const [choice, setChoice] = useState<boolean>();
  const send = useMutation({
    mutationFn: (body: { refund: boolean; because: string }) =>
      call(decideDispute, { params: { edition, dispute: dispute.id }, body }),
    onSuccess: async () => {
      setChoice(undefined);
      await client.invalidateQueries();
    },
  });
  const opened = view.formats.moment(dispute.openedAt);
  return (
    <article className="card stack tight">
      <h2>{dispute.brand}</h2>
      <p className="soft">{t`Opened on ${opened}`}</p>
      <dl className="said">
        <div>
          <dt>
            <Trans>The buyer</Trans>
          </dt>
          <dd>{dispute.statement}</dd>
        </div>
        <div>
          <dt>
            <Trans>The brand</Trans>
          </dt>
          <dd>{dispute.answer ?? t`Has not answered yet.`}</dd>
        </div>
        {dispute.decidedBecause && (
          <div>
            <dt>
              <Trans>Decided</Trans>
            </dt>
            <dd>{dispute.decidedBecause}</dd>
          </div>
        )}
      </dl>
      {dispute.decidedAt === null && (
        <div className="row">
          <Button onClick={() => setChoice(true)}>
            <Trans>Pay back…</Trans>
          </Button>
          <Button look="quiet" onClick={() => setChoice(false)}>
            <Trans>Do not pay back…</Trans>
          </Button>
        </div>
      )}
      {choice !== undefined && (
        <ReasonDialog
          title={choice ? t`Pay the buyer back` : t`Do not pay back`}
          act={choice ? t`Pay back` : t`Do not pay back`}
          isBusy={send.isPending}
          error={send.error}
          onAct={(because) => send.mutate({ refund: choice, because })}
          onClose={() => setChoice(undefined)}
        >
          <p>
            {choice
              ? t`Goods, duty and tax of these units go back to the buyer; the brand gives its part.`
              : t`The money stays with the brand. The dispute is closed.`}
          </p>
        </ReasonDialog>
      )}
    </article>
  );
}
