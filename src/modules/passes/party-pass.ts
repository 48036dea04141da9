import type { Entitlement, PartyMember, Pass as PassContent } from '../../engines/admission/pass.ts';
import { passLimits } from '../../engines/admission/pass.ts';
import { day } from '../../kernel/time.ts';
import { type Programme, seatOf } from '../editions/index.ts';
import type { Person } from '../people/index.ts';
import type { TicketRecord } from '../tickets/index.ts';
import { type AccreditationRecord, accreditationOf } from './accreditation/accreditation.ts';
import type { DeviceRecord, PassRecord } from './store.ts';

/** One of a party with their pass and valid tickets for sessions that are not over, by session number. */
export interface Holder {
  readonly pass: PassRecord;
  readonly name: string;
  readonly kind: 'adult' | 'child' | 'companion';
  readonly tickets: readonly TicketRecord[];
}

/** Tokens live at most so long after the last session they are for. */
const outlives = day;

/** The party with its tickets, the owner first. */
export function holdersOf(
  programme: Programme,
  person: Pick<Person, 'party'>,
  passes: readonly PassRecord[],
  tickets: readonly TicketRecord[],
  now: number,
): Holder[] {
  const byMember = new Map(passes.map((pass) => [pass.member, pass]));
  const isAhead = (ticket: TicketRecord) =>
    ticket.state === 'valid' && (programme.sessions.get(ticket.session)?.endsAt ?? 0) > now;
  return person.party.flatMap((member) => {
    const pass = byMember.get(member.id);
    if (!pass) return [];
    const own = tickets
      .filter((ticket) => ticket.member === member.id && isAhead(ticket))
      .sort((first, second) => programme.sessionNumber(first.session) - programme.sessionNumber(second.session))
      .slice(0, passLimits.entitlements);
    return [{ pass, name: member.name, kind: member.kind === 'self' ? ('adult' as const) : member.kind, tickets: own }];
  });
}

/** What the token of a holder says. The owner's names the party, so that one code admits any of it with no network. */
export function contentOf(
  programme: Programme,
  holder: Holder,
  party: readonly Holder[],
  device: DeviceRecord | undefined,
  now: number,
  accredited?: AccreditationRecord,
): PassContent {
  const all = [holder, ...party].flatMap((one) => one.tickets);
  const ends = all.map((ticket) => programme.sessions.get(ticket.session)?.endsAt ?? now);
  const accreditation = accredited && accreditationOf(programme.policy, accredited);
  if (accreditation) ends.push((accreditation.days.at(-1)! + 1) * day);
  return {
    ...memberOf(programme, holder),
    edition: programme.edition.id,
    issuedAt: Math.floor(now / 1000) * 1000,
    expiresAt: Math.ceil((Math.max(now, ...ends) + outlives) / 1000) * 1000,
    ...(device ? { deviceKey: new Uint8Array(device.publicKey) } : {}),
    party: party.slice(0, passLimits.party).map((one) => memberOf(programme, one)),
    ...(accreditation ? { accreditation } : {}),
  };
}

function memberOf(programme: Programme, { pass, kind, tickets }: Holder): PartyMember {
  return { id: pass.id, kind, entitlements: tickets.map((ticket) => entitlementOf(programme, ticket)) };
}

/** The right that a ticket gives, in the small numbers that tokens carry. */
export function entitlementOf(programme: Programme, ticket: TicketRecord): Entitlement {
  return {
    session: programme.sessionNumber(ticket.session),
    sector: programme.sectorNumber(seatOfTicket(programme, ticket)?.gate ?? ''),
    place: ticket.place,
    status: ticket.status,
  };
}

export function seatOfTicket(programme: Programme, { session, place }: TicketRecord) {
  const venue = programme.sessions.get(session)?.venue ?? '';
  const block = programme
    .blocks(venue)
    .find(({ firstPlace, rows, seatsPerRow }) => place >= firstPlace && place < firstPlace + rows * seatsPerRow);
  return block && seatOf(block, place);
}
