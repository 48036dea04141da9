import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type DeskMember, type DeskParty, sendSignIn } from '../../../modules/carriers/contract.ts';
import { newId } from '../../call.ts';
import { paths } from '../../paths.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { placeOfGate, useSessionIndex, useSessionName } from '../staff-data.ts';
import { Bands } from './bands.tsx';

interface PartyCardProps {
  readonly party: DeskParty;
  readonly onChange: () => void;
}

/** One party: each with seat and gate, and what the desk can do for them. */
export function PartyCard({ party, onChange }: PartyCardProps) {
  const { call, edition } = useReader();
  const { t } = useLingui();
  const [error, setError] = useState<Error>();
  const name = party.members[0]?.name ?? '';
  const { email } = party;
  const mail = () => {
    call(sendSignIn, { params: { edition }, body: { id: newId(), pass: party.holder } }).then(
      () => toast(t`Sent to ${email}.`),
      setError,
    );
  };
  return (
    <article className="card desk-party" aria-label={name}>
      <ul className="person-list">
        {party.members.map((member) => (
          <MemberLine key={member.pass} member={member} onChange={onChange} />
        ))}
      </ul>
      <p className="row">
        <a className="button quiet" href={paths.deskSheet(edition, party.holder)} target="_blank" rel="noreferrer">
          <Icon name="print" size={20} />
          <Trans>Print the page of {name} and party</Trans>
        </a>
        <Button look="quiet" onClick={mail}>
          <Icon name="mail" size={20} />
          <Trans>Mail the way to the pass to {email}</Trans>
        </Button>
      </p>
      {error && <ProblemNotice error={error} />}
    </article>
  );
}

function MemberLine({ member, onChange }: { member: DeskMember; onChange: () => void }) {
  const { t } = useLingui();
  const kinds: Record<string, string> = { adult: t`Adult`, child: t`Child`, companion: t`Companion` };
  const left = member.tickets.length - 3;
  return (
    <li>
      <div>
        <p className="strong">{member.name || t`Unknown person`}</p>
        <p className="soft fine">
          {kinds[member.kind]} · <span className="figures">{member.shortCode}</span>
        </p>
        <p className={member.isInside ? 'state good' : 'state off'}>
          <span aria-hidden="true">{member.isInside ? '●' : '○'}</span>
          {member.isInside ? t`Inside` : t`Not inside`}
        </p>
      </div>
      <ul className="desk-seats">
        {member.tickets.length === 0 && (
          <li className="soft">
            <Trans>No ticket to come</Trans>
          </li>
        )}
        {member.tickets.slice(0, 3).map((ticket) => (
          <SeatLine key={`${ticket.session} ${ticket.seat.place}`} ticket={ticket} />
        ))}
        {left > 0 && (
          <li className="soft fine">
            <Trans>and {left} more</Trans>
          </li>
        )}
      </ul>
      <Bands member={member} onChange={onChange} />
    </li>
  );
}

/** When, what, where; the gate is what to tell somebody who stands at the wrong one. */
function SeatLine({ ticket }: { ticket: DeskMember['tickets'][number] }) {
  const { t } = useLingui();
  const view = useEdition();
  const sessions = useSessionIndex();
  const nameOf = useSessionName(view);
  const { seat } = ticket;
  const session = sessions.get(ticket.session);
  const block = seat.block.split('.').at(-1);
  const { venue, gate } = placeOfGate(view, ticket.gate);
  return (
    <li>
      <p className="fine">
        {view?.formats.moment(ticket.startsAt)} · {session ? nameOf(session) : ticket.session}
      </p>
      <p>
        <span className="strong">
          <Trans>
            {venue}, Gate {gate}
          </Trans>
        </span>
        {' · '}
        {seat.kind === 'standing' ? (
          <Trans>Block {block}, standing</Trans>
        ) : (
          <Trans>
            Block {block}, row {seat.row}, seat {seat.number}
          </Trans>
        )}
        {seat.kind === 'wheelchair' && <span className="tag">{t`Wheelchair space`}</span>}
      </p>
    </li>
  );
}
