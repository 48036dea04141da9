import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelItems } from '../../../modules/orders/contract.ts';
import type { Ticket } from '../../../modules/tickets/contract.ts';
import { newId } from '../../call.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { Load } from '../../ui/load.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';

/** Gives a ticket back; says first what comes back and what is kept. */
export function CancelDialog({ ticket, view, onClose }: { ticket: Ticket; view: EditionView; onClose: () => void }) {
  const { t } = useLingui();
  const { call, queries, edition } = useReader();
  const client = useQueryClient();
  const [id] = useState(newId);
  const params = { edition, order: ticket.order };
  const preview = useQuery({
    queryKey: ['refund preview', ticket.id],
    queryFn: () => call(cancelItems, { params, body: { id: newId(), items: [ticket.id], commit: false } }),
    retry: false,
    staleTime: 0,
  });
  const cancel = useMutation({
    mutationFn: () => call(cancelItems, { params, body: { id, items: [ticket.id], commit: true } }),
    onSuccess: ({ refund }) => {
      for (const query of [
        queries.tickets(),
        queries.orders(),
        queries.order(ticket.order),
        queries.session(ticket.session),
      ]) {
        void client.invalidateQueries({ queryKey: query.queryKey });
      }
      toast(t`Given back. ${view.formats.price(refund)} is on its way to you.`);
      onClose();
    },
  });
  return (
    <Dialog title={t`Give this ticket back`} isOpen onClose={onClose}>
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
            <p className="soft">
              <Trans>The seat is free for somebody else at once. This cannot be undone.</Trans>
            </p>
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
