import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { cancelItems } from '../../../modules/orders/contract.ts';
import { newId } from '../../call.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { Load } from '../../ui/load.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';

interface CancelDialogProps {
  readonly order: string;
  /** The ticket, or the hold of a package. */
  readonly item: string;
  readonly title: string;
  /** What it means for others and for the buyer, in a sentence. */
  readonly note: ReactNode;
  /** The session whose seat is free again. */
  readonly session?: string;
  readonly view: EditionView;
  readonly onClose: () => void;
}

/** Gives a part of an order back; says first what comes back and what is kept. */
export function CancelDialog({ order, item, title, note, session, view, onClose }: CancelDialogProps) {
  const { t } = useLingui();
  const { call, queries, edition } = useReader();
  const client = useQueryClient();
  const [id] = useState(newId);
  const params = { edition, order };
  const preview = useQuery({
    queryKey: ['refund preview', item],
    queryFn: () => call(cancelItems, { params, body: { id: newId(), items: [item], commit: false } }),
    retry: false,
    staleTime: 0,
  });
  const cancel = useMutation({
    mutationFn: () => call(cancelItems, { params, body: { id, items: [item], commit: true } }),
    onSuccess: ({ refund }) => {
      for (const query of [
        queries.tickets(),
        queries.orders(),
        queries.order(order),
        { queryKey: ['consignments', edition, order] },
        ...(session ? [queries.session(session)] : []),
      ]) {
        void client.invalidateQueries({ queryKey: query.queryKey });
      }
      toast(t`Given back. ${view.formats.price(refund)} is on its way to you.`);
      onClose();
    },
  });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Load query={preview}>
        {({ refund, kept }) => (
          <div className="stack">
            <dl className="facts-list">
              <dt>
                <Trans>You get back</Trans>
              </dt>
              <dd className="price">{view.formats.price(refund)}</dd>
              <dt>
                <Trans>We keep</Trans>
              </dt>
              <dd className="price">{view.formats.price(kept)}</dd>
            </dl>
            <p className="soft">{note}</p>
            {cancel.error && <ProblemNotice error={cancel.error} />}
            <p className="row">
              <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate()}>
                <Trans>Give it back</Trans>
              </Button>
              <Button look="quiet" onClick={onClose}>
                <Trans>Keep it</Trans>
              </Button>
            </p>
          </div>
        )}
      </Load>
    </Dialog>
  );
}
