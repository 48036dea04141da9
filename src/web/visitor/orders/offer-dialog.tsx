import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { offerTicket, type Ticket } from '../../../modules/tickets/contract.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';

/** Passes a ticket on: it stays mine until the friend takes it, then my code for it stops. */
export function OfferDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useLingui();
  const { call, queries, edition } = useReader();
  const client = useQueryClient();
  const offer = useMutation({
    mutationFn: (email: string | null) =>
      call(offerTicket, { params: { edition, ticket: ticket.id }, body: { email } }),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: queries.tickets().queryKey });
      toast(saved.offeredTo ? t`Offered to ${saved.offeredTo}.` : t`The offer is taken back.`);
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    offer.mutate(String(new FormData(event.currentTarget).get('email') ?? '').trim());
  };
  return (
    <Dialog title={t`Give this ticket to a friend`} isOpen onClose={onClose}>
      <p>
        <Trans>
          We write to them. The ticket stays yours until they take it; from then on it stands on their pass.
        </Trans>
      </p>
      {ticket.offeredTo ? (
        <div className="stack">
          <p>
            <Trans>
              It is offered to <b>{ticket.offeredTo}</b>.
            </Trans>
          </p>
          {offer.error && <ProblemNotice error={offer.error} />}
          <Button look="quiet" busy={offer.isPending} onClick={() => offer.mutate(null)}>
            <Trans>Take the offer back</Trans>
          </Button>
        </div>
      ) : (
        <form className="stack" onSubmit={submit}>
          <Field label={t`E-mail address of your friend`} name="email" type="email" required autoComplete="off" />
          {offer.error && <ProblemNotice error={offer.error} />}
          <p className="row">
            <Button type="submit" busy={offer.isPending}>
              <Trans>Offer it</Trans>
            </Button>
            <Button look="quiet" onClick={onClose}>
              <Trans>Keep it</Trans>
            </Button>
          </p>
        </form>
      )}
    </Dialog>
  );
}
