import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Me } from '../../../modules/people/contract.ts';
import { assignTicket, type Ticket } from '../../../modules/tickets/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { ArrivalSteps, ChangeButton, MovedNotice } from '../arrival/arrival-steps.tsx';
import { useArrival } from '../arrival/use-arrivals.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { OfferDialog } from './offer-dialog.tsx';

interface TicketStubsProps {
  readonly tickets: readonly Ticket[];
  readonly me: Me;
  readonly view: EditionView;
}

/** Tickets by session, each with the person who sits there. */
export function TicketStubs({ tickets, me, view }: TicketStubsProps) {
  const sessions = [...new Set(tickets.filter(({ state }) => state === 'valid').map(({ session }) => session))];
  return (
    <ul className="stack list">
      {sessions.map((session) => (
        <li key={session}>
          <Stub
            session={session}
            tickets={tickets.filter((one) => one.session === session && one.state === 'valid')}
            me={me}
            view={view}
          />
        </li>
      ))}
    </ul>
  );
}

function Stub({ session, tickets, me, view }: TicketStubsProps & { session: string }) {
  const { t } = useLingui();
  const reader = useReader();
  const card = useQuery(reader.queries.session(session)).data?.session;
  const slot = useArrival(session);
  const [cancelling, setCancelling] = useState<Ticket>();
  const [offering, setOffering] = useState<Ticket>();
  return (
    <article className="stub">
      <header>
        <span className="tile">
          <Pictogram discipline={card && view.discipline(card.discipline)} />
        </span>
        <div>
          <p className="strong">
            {card ? (card.startsAt ? view.formats.moment(card.startsAt) : view.formats.day(card.day)) : ''}
          </p>
          <h3>
            <Link href={paths.session(reader, session)}>{card ? view.disciplineName(card.discipline) : session}</Link>
          </h3>
          <p className="soft fine">{card ? view.venueName(card.venue) : ''}</p>
        </div>
      </header>
      {slot && (
        <div className="stub-arrival stack tight">
          <MovedNotice arrival={slot} />
          <ul className="steps">
            <ArrivalSteps arrival={slot} view={view} />
          </ul>
          <p>
            <ChangeButton arrival={slot} view={view} />
          </p>
        </div>
      )}
      <ul className="lines">
        {tickets.map((ticket) => (
          <li key={ticket.id} className="stack tight">
            <SeatLine ticket={ticket} me={me} />
            <p className="row close">
              <Button look="plain" onClick={() => setOffering(ticket)}>
                {ticket.offeredTo ? <Trans>Offered to {ticket.offeredTo}</Trans> : <Trans>Give to a friend</Trans>}
              </Button>
              <Button look="plain" onClick={() => setCancelling(ticket)}>
                <Trans>Give back</Trans>
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {cancelling && (
        <CancelDialog
          order={cancelling.order}
          item={cancelling.id}
          session={session}
          title={t`Give this ticket back`}
          note={t`The seat is free for somebody else at once. This cannot be undone.`}
          view={view}
          onClose={() => setCancelling(undefined)}
        />
      )}
      {offering && <OfferDialog ticket={offering} onClose={() => setOffering(undefined)} />}
    </article>
  );
}

/** A seat and who sits there; choosing a person saves at once. */
function SeatLine({ ticket, me }: { ticket: Ticket; me: Me }) {
  const { t } = useLingui();
  const { call, queries, edition } = useReader();
  const client = useQueryClient();
  const assign = useMutation({
    mutationFn: (member: string) => call(assignTicket, { params: { edition, ticket: ticket.id }, body: { member } }),
    onSuccess: (saved) => toast(t`${saved.memberName ?? ''} sits there.`),
    onSettled: () => void client.invalidateQueries({ queryKey: queries.tickets().queryKey }),
  });
  const kinds: Record<Ticket['seat']['kind'], string> = {
    seat: '',
    wheelchair: t`wheelchair space`,
    companion: t`companion seat`,
    standing: t`standing place`,
  };
  const { seat } = ticket;
  return (
    <>
      <p>
        <span className="strong">{t`Block ${seat.block}, row ${seat.row}, seat ${seat.number}`}</span>{' '}
        <span className="soft">{kinds[seat.kind]}</span>
      </p>
      <Select
        label={t`Who sits here`}
        value={assign.isPending ? assign.variables : (ticket.member ?? '')}
        disabled={assign.isPending}
        onChange={(event) => event.target.value && assign.mutate(event.target.value)}
      >
        {ticket.member === null && <option value="">{t`Choose…`}</option>}
        {me.party.map((member) => (
          <option key={member.id} value={member.id}>
            {member.name}
          </option>
        ))}
      </Select>
      {assign.error && <ProblemNotice error={assign.error} />}
    </>
  );
}
