import { uidReadings } from '../../engines/admission/carriers/card-uid.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, type Programme } from '../editions/index.ts';
import { getParty, type PartyHolder } from '../passes/index.ts';
import { listValidTickets, seatsOf } from '../tickets/index.ts';
import { type CarrierKeys, hashUid } from './carrier-keys.ts';
import type { DeskParty } from './contract.ts';
import { cardOf } from './link-card.ts';
import { soughtWords } from './name-words.ts';
import { listCardsNamed, listCardsOf, listPeopleNamed } from './store.ts';

const mostParties = 12;

/** Parties by a name in any script, a short code, a band or its printed number; with a session also by seat. */
export async function findParties(
  tx: Tx,
  edition: string,
  keys: CarrierKeys,
  { q, session }: { q: string; session?: string | undefined },
): Promise<DeskParty[]> {
  const programme = await getProgramme(tx, edition);
  const hashes = uidReadings(q).map((reading) => hashUid(keys.uidKey(edition), reading));
  const people = new Set<string>();
  for (const card of await listCardsNamed(tx.db, edition, hashes, q.trim())) if (card.person) people.add(card.person);
  if (session !== undefined) for (const person of await inSeat(tx, programme, session, q)) people.add(person);
  const words = soughtWords(q);
  const joined = words.join('');
  for (const sought of [words, ...(joined === words[0] ? [] : [[joined]])]) {
    if (sought.length === 0 || people.size >= mostParties) continue;
    for (const { person } of await listPeopleNamed(tx.db, edition, sought, mostParties * 4)) people.add(person);
  }
  const parties: DeskParty[] = [];
  for (const person of people) {
    const party = await partyOf(tx, programme, person);
    const isHere =
      session === undefined || party?.members.some((one) => one.tickets.some((ticket) => ticket.session === session));
    if (party && isHere) parties.push(party);
    if (parties.length === mostParties) break;
  }
  return parties;
}

async function partyOf(tx: Tx, programme: Programme, id: string): Promise<DeskParty | undefined> {
  const edition = programme.edition.id;
  const { person, holders } = await getParty(tx, edition, id);
  const cards = await listCardsOf(tx.db, edition, [id]);
  const holder = holders[0];
  if (!holder) return undefined;
  return {
    holder: holder.pass.id,
    language: person.profile.language,
    email: veiled(person.email),
    members: holders.map((one) => ({
      pass: one.pass.id,
      name: one.name,
      kind: one.kind,
      shortCode: one.pass.shortCode,
      isInside: one.isInside,
      tickets: ticketsOf(programme, one),
      cards: cards.filter((card) => card.pass === one.pass.id).map(cardOf),
    })),
  };
}

function ticketsOf(programme: Programme, { tickets }: PartyHolder): DeskParty['members'][number]['tickets'] {
  return tickets.map((ticket) => {
    const session = programme.sessions.get(ticket.session)!;
    const seat = seatsOf(programme, ticket.session, [ticket.place])[0]!;
    return {
      session: ticket.session,
      seat,
      gate: seat.gate,
      startsAt: session.startsAt ?? 0,
      doorsAt: session.doorsAt ?? 0,
    };
  });
}

/** `B2 12 7`, `b2/12/7` or `B2, row 12, seat 7`: block, row, number. */
async function inSeat(tx: Tx, programme: Programme, session: string, q: string): Promise<string[]> {
  const parts =
    /^\s*([A-Za-z]*[A-Za-z0-9.-]*?)[\s,/]+(?:[^\d\s]*\s*)?(\d{1,3})[\s,/-]+(?:[^\d\s]*\s*)?(\d{1,4})\s*$/.exec(q);
  if (!parts || !programme.sessions.has(session)) return [];
  const [, block, row, number] = parts as unknown as [string, string, string, string];
  const tickets = await listValidTickets(tx.db, programme.edition.id, [session]);
  return tickets.flatMap((ticket) => {
    const seat = seatsOf(programme, session, [ticket.place])[0]!;
    const isBlock = seat.block.split('.').at(-1)!.toLowerCase() === block.toLowerCase();
    const isSeat = isBlock && seat.row === Number(row) && seat.number === Number(number);
    return isSeat && ticket.person ? [ticket.person] : [];
  });
}

/** The first letter and the domain. */
function veiled(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}
