import { groupBy } from '../../../kernel/group-by.ts';
import type { SecretBox } from '../../../platform/secrets/secret-box.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme, type Programme } from '../../editions/index.ts';
import { listEndedStatuses, listValidTickets } from '../../tickets/index.ts';
import { accreditedAt, narrowedAt } from '../accreditation/accredited-people.ts';
import type { GateSnapshot } from '../contract.ts';
import { sessionNames } from '../session-names.ts';
import { listDevices, listKeys, listPassesOf } from '../store.ts';
import { aheadAt, venueOfGate, versionsOf } from './ahead.ts';
import { packStatuses } from './status-list.ts';
import { listPeers, listVenueVersions } from './store.ts';

/** All that one gate needs to decide alone. `clockOffsetMs`: the demo's clock less the machine's. */
export async function makeSnapshot(
  tx: Tx,
  edition: string,
  gateKey: string,
  { box, clockOffsetMs }: { box: SecretBox; clockOffsetMs: number },
): Promise<GateSnapshot> {
  const programme = await getProgramme(tx, edition);
  const venue = venueOfGate(programme, gateKey)!;
  const ahead = aheadAt(programme, venue.id, tx.now).sessions;
  const [known] = await listVenueVersions(tx.db, edition, [venue.id]);
  const version = known ?? { venue: venue.id, version: 0, gatesVersion: 0 };
  const keys = await listKeys(tx.db, edition);
  const ended = groupBy(await listEndedStatuses(tx.db, edition, ahead), (one) => one.session);
  const peers = await listPeers(tx.db, edition, venue.gates.map(({ id }) => id)); // biome-ignore format: one line says it
  return {
    format: 2,
    version: versionsOf(programme, version, { keys: keys.length, now: tx.now }).snapshot,
    madeAt: tx.now,
    edition,
    editionNames: programme.edition.names,
    timeZone: programme.edition.timeZone,
    gate: gateKey,
    gateName: venue.gates.find((gate) => gate.id === gateKey)!.name,
    venue: venue.id,
    venueNames: venue.names,
    policy: programme.policy,
    issuers: keys.map(({ keyId, publicKey }) => ({ keyId, publicKey: publicKey.toString('base64url') })),
    sessions: sessionsOf(programme),
    venues: [...programme.venues.values()].map(({ id, names }) => ({ id, names })),
    gates: [...programme.venues.values()].flatMap((one) =>
      one.gates.map(({ id, name, stepFree }) => ({ id, name, stepFree })),
    ),
    peers: peers.map(({ gate, publicKey, address }) => ({ gate, publicKey: publicKey.toString('base64url'), address })),
    peerKey: box.derive(`gates ${edition} ${venue.id} ${keys.length}`).toString('base64url'),
    statuses: ahead.map((session) => ({
      session: programme.sessionNumber(session),
      list: packStatuses((ended.get(session) ?? []).map((one) => one.status)).toString('base64url'),
    })),
    endingVersion: version.version,
    accredited: await accreditedAt(tx, programme, venue.id),
    revoked: [...(await narrowedAt(tx, edition, venue.id)), ...(await revokedOf(tx, edition, ahead))],
    clockOffsetMs: Math.round(clockOffsetMs),
  };
}

function sessionsOf(programme: Programme): GateSnapshot['sessions'] {
  return [...programme.sessions.values()].flatMap((session) =>
    session.startsAt === null || session.endsAt === null
      ? []
      : [
          {
            number: programme.sessionNumber(session.id),
            id: session.id,
            venue: session.venue,
            startsAt: session.startsAt,
            endsAt: session.endsAt,
            names: sessionNames(programme, session),
          },
        ],
  );
}

/** Passes of people with tickets here whose tokens from before another phone no longer count. */
async function revokedOf(tx: Tx, edition: string, ahead: readonly string[]): Promise<GateSnapshot['revoked']> {
  const tickets = await listValidTickets(tx.db, edition, ahead);
  const people = [...new Set(tickets.flatMap((ticket) => ticket.person ?? []))];
  const devices = await listDevices(tx.db, edition, people);
  const before = new Map(
    devices.flatMap((one) => (one.revokedBefore === null ? [] : [[one.person, one.revokedBefore]])),
  );
  const passes = await listPassesOf(tx.db, edition, [...before.keys()]);
  return passes.map((pass) => ({ pass: pass.id, before: before.get(pass.person)! }));
}
