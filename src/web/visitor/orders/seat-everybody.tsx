import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../../modules/people/contract.ts';
import { assignTicket, type Ticket } from '../../../modules/tickets/contract.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { seatingOf } from './seating.ts';

/** One tap seats the whole party in every session, as for a journey of many; single seats can still be changed. */
export function SeatEverybody({ tickets, me }: { tickets: readonly Ticket[]; me: Me }) {
  const { t } = useLingui();
  const { call, queries, edition } = useReader();
  const client = useQueryClient();
  const seating = seatingOf(tickets, me.party);
  const seat = useMutation({
    mutationFn: async () => {
      for (const { ticket, member } of seating)
        await call(assignTicket, { params: { edition, ticket }, body: { member } });
    },
    onSuccess: () => toast(t`Everybody has a seat.`),
    onSettled: () => void client.invalidateQueries({ queryKey: queries.tickets().queryKey }),
  });
  if (seating.length < 2 && !seat.error) return null;
  return (
    <>
      <p>
        <Button look="quiet" busy={seat.isPending} onClick={() => seat.mutate()}>
          <Trans>Seat my party in every session</Trans>
        </Button>
      </p>
      {seat.error && <ProblemNotice error={seat.error} />}
    </>
  );
}
