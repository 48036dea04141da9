import { encodeCode } from '../../engines/admission/code.ts';
import { inLanguage, type Language } from '../../kernel/language.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, type Programme } from '../editions/index.ts';
import type { Pass } from '../passes/contract.ts';
import { listPasses } from '../passes/index.ts';
import { getPerson } from '../people/index.ts';

/** One ticket of a pass as paper and wallets say it, in one language. */
export interface ShownTicket {
  readonly session: string;
  readonly startsAt: number;
  readonly doorsAt: number;
  readonly endsAt: number;
  readonly title: string;
  readonly venue: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Block, row and number; row 0 for a standing place. */
  readonly seat: { readonly block: string; readonly row: number; readonly number: number; readonly kind: string };
  readonly gate: string;
  /** The nearest station and the minutes to walk, where there is one. */
  readonly station: { readonly name: string; readonly walkMinutes: number } | undefined;
}

/** A pass as paper and wallets show it. */
export interface ShownPass {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly kind: Pass['kind'];
  readonly shortCode: string;
  /** The bare code: says which pass it is, not who carries it. The person's own also admits the party. */
  readonly code: Uint8Array;
  /** Soonest first. */
  readonly tickets: readonly ShownTicket[];
}

export interface ShownParty {
  readonly edition: string;
  readonly editionName: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly shownAt: number;
  /** The person's own first. */
  readonly passes: readonly ShownPass[];
}

/** A person's party as paper and wallets show it now; in the person's language unless told. Passes without tickets too. */
export async function shownParty(
  tx: Tx,
  edition: string,
  person: string,
  box: SecretBox,
  wish?: Language,
): Promise<ShownParty> {
  const programme = await getProgramme(tx, edition);
  const language = wish ?? (await getPerson(tx, person)).profile.language;
  const passes = await listPasses(tx, edition, box, person);
  return {
    edition,
    editionName: inLanguage(programme.edition.names, language),
    timeZone: programme.edition.timeZone,
    language,
    shownAt: tx.now,
    passes: passes.map(({ id, name, kind, shortCode, token, tickets }) => ({
      id,
      person,
      name,
      kind,
      shortCode,
      code: encodeCode({ kind: 'bare', token: new Uint8Array(Buffer.from(token, 'base64url')) }),
      tickets: tickets
        .map((ticket) => shownTicket(programme, ticket, language))
        .sort((first, second) => first.startsAt - second.startsAt),
    })),
  };
}

function shownTicket(programme: Programme, ticket: Pass['tickets'][number], language: Language): ShownTicket {
  const session = programme.sessions.get(ticket.session)!;
  const venue = programme.venues.get(session.venue)!;
  const discipline = programme.edition.disciplines.find((one) => one.id === session.discipline);
  const station = [...venue.stations].sort((first, second) => first.walkMinutes - second.walkMinutes)[0];
  const { block, row, number, kind, gate } = ticket.seat;
  return {
    session: ticket.session,
    startsAt: ticket.startsAt,
    doorsAt: ticket.doorsAt,
    endsAt: session.endsAt ?? ticket.startsAt,
    title: discipline ? inLanguage(discipline.names, language) : session.id,
    venue: inLanguage(venue.names, language),
    latitude: venue.latitude,
    longitude: venue.longitude,
    seat: { block: block.split('.').at(-1)!, row: kind === 'standing' ? 0 : row, number, kind },
    gate: venue.gates.find((one) => one.id === gate)?.name ?? gate,
    station: station && { name: inLanguage(station.names, language), walkMinutes: station.walkMinutes },
  };
}
