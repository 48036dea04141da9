import { assembleToken, unsignedToken } from '../../engines/admission/token.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { getPerson } from '../people/index.ts';
import { listTicketsOf, seatsOf } from '../tickets/index.ts';
import { heldOf } from './accreditation/accreditation.ts';
import { findAccreditation } from './accreditation/store.ts';
import type { Pass } from './contract.ts';
import { getIssuer } from './get-issuer.ts';
import { contentOf, type Holder, holdersOf } from './party-pass.ts';
import { listDevices, listPassesOf } from './store.ts';

/** The passes of a party, the caller's unless told, the person's own first, signed now. */
export async function listPasses(tx: Tx, edition: string, box: SecretBox, whose = personOf(tx)): Promise<Pass[]> {
  const programme = await getProgramme(tx, edition);
  const person = await getPerson(tx, whose);
  const issuer = await getIssuer(tx, edition, box);
  invariant(issuer, 'An edition on sale has an issuer key');
  const tickets = await listTicketsOf(tx.db, edition, person.id);
  const holders = holdersOf(programme, person, await listPassesOf(tx.db, edition, [person.id]), tickets, tx.now);
  const [device] = await listDevices(tx.db, edition, [person.id]);
  const known = await findAccreditation(tx.db, edition, person.id);
  const accredited = known?.endedAt === null ? known : undefined;
  const guardianKinds = new Set<string>(programme.policy.child.guardianKinds);
  return holders.map((holder, index): Pass => {
    const own = index === 0 ? accredited : undefined;
    const unsigned = unsignedToken(
      contentOf(programme, holder, partyOf(holder, index), device, tx.now, own),
      Buffer.from(issuer.keyId, 'hex'),
    );
    const token = assembleToken(unsigned, issuer.sign(unsigned.signingInput));
    return {
      id: holder.pass.id,
      member: holder.pass.member,
      name: holder.name,
      kind: holder.kind,
      token: Buffer.from(token).toString('base64url'),
      isBound: device !== undefined,
      shortCode: holder.pass.shortCode,
      tickets: ticketsOf(holder),
      ...(own ? { accreditation: heldOf(programme.policy, own) } : {}),
    };
  });

  /** The owner brings everybody who has tickets; a child's own pass names, without tickets, who may be inside for it. */
  function partyOf(holder: Holder, index: number): Holder[] {
    if (index === 0) return holders.slice(1).filter((one) => one.tickets.length > 0);
    if (holder.kind !== 'child') return [];
    return holders.filter((one) => guardianKinds.has(one.kind)).map((one) => ({ ...one, tickets: [] }));
  }

  function ticketsOf(holder: Holder): Pass['tickets'] {
    return holder.tickets.map((ticket) => {
      const session = programme.sessions.get(ticket.session)!;
      return {
        ticket: ticket.id,
        session: ticket.session,
        seat: seatsOf(programme, ticket.session, [ticket.place])[0]!,
        startsAt: session.startsAt ?? 0,
        doorsAt: session.doorsAt ?? 0,
      };
    });
  }
}
