import { createHash } from 'node:crypto';
import { decode } from 'cborg';
import { canonicalBytes, checkChain } from '../../engines/admission/journal-chain.ts';
import type { AdmissionEvent, Annulment, Note, Passage } from '../../engines/admission/ledger.ts';
import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts';
import { refuseCommon } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type { syncGate as endpoint } from './contract.ts';
import { snapshotVersion } from './make-snapshot.ts';
import { refuse } from './problems.ts';
import { recordDoubleUses } from './record-double-uses.ts';
import {
  annulMovements,
  findJournal,
  insertJournal,
  insertMovements,
  type JournalRow,
  listAnnulments,
  listOthers,
  lockGate,
  type MovementRow,
  updateGate,
} from './store.ts';

type Body = BodyOf<typeof endpoint>;

/**
 * Takes entries n+1, n+2 … of a gate's journal and answers with what other gates of the venue wrote. Entries that were
 * acknowledged before are passed over, so a gate may send again. Refuses `noSuchGate`, `journalGap`, `journalForked`.
 */
export async function syncGate(
  tx: Tx,
  edition: string,
  gateKey: string,
  body: Body,
): Promise<AnswerOf<typeof endpoint>> {
  const programme = await getProgramme(tx, edition);
  const gate = await lockGate(tx.db, edition, gateKey);
  const venue = [...programme.venues.values()].find((one) => one.gates.some(({ id }) => id === gateKey))?.id;
  if (!gate || venue === undefined) throw refuse.noSuchGate({ gate: gateKey });
  const sent = parseEntries(body.entries, venue, gateKey);
  await checkOverlap(tx, edition, gateKey, gate.acknowledged, sent);
  const fresh = sent.filter((entry) => entry.number > gate.acknowledged);
  const head = {
    number: gate.acknowledged,
    hash: gate.headHash === '' ? new Uint8Array(32) : Buffer.from(gate.headHash, 'hex'),
  };
  const fault = checkChain(head, fresh, sha256);
  if (fault?.fault === 'gap') throw refuse.journalGap({ expected: fault.at });
  if (fault) throw refuse.journalForked({ at: fault.at });
  const last = fresh.at(-1);
  if (last) await keep(tx, edition, venue, gateKey, fresh);
  const acknowledged = last?.number ?? gate.acknowledged;
  const headHash = last ? Buffer.from(last.hash).toString('hex') : gate.headHash;
  await updateGate(tx.db, edition, { gate: gateKey, acknowledged, headHash }, tx.now);
  const others = await listOthers(tx.db, edition, venue, gateKey, body.known);
  return {
    acknowledged,
    others: others.map((one) => ({ gate: one.gate, number: one.number, bytes: one.bytes.toString('base64url') })),
    snapshotVersion: await snapshotVersion(tx, edition, venue),
    serverNow: tx.now,
  };
}

interface Entry {
  readonly number: number;
  readonly event: AdmissionEvent;
  readonly hash: Uint8Array;
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

function parseEntries(entries: Body['entries'], venue: string, gate: string): Entry[] {
  return entries.map(({ number, bytes, hash }) => {
    const raw = Buffer.from(bytes, 'base64url');
    const event = decodeEvent(raw);
    const isOurs = event && (event.kind !== 'passage' || (event.venue === venue && event.gate === gate));
    if (!isOurs || !Buffer.from(canonicalBytes(event)).equals(raw)) throw refuseCommon.badInput({ entry: number });
    return { number, event, hash: Buffer.from(hash, 'hex') };
  });
}

function decodeEvent(bytes: Uint8Array): AdmissionEvent | undefined {
  try {
    const event = decode(bytes) as Partial<Passage> | Partial<Annulment> | Partial<Note> | null;
    const isSound =
      typeof event?.id === 'string' &&
      event.id.length <= 80 &&
      Number.isSafeInteger(event.at) &&
      Math.abs(event.at!) < 8e15;
    if (!isSound) return undefined;
    if (event.kind === 'passage' && !Array.isArray(event.decision?.members)) return undefined;
    if (event.kind === 'note' && typeof event.topic !== 'string') return undefined;
    return event as AdmissionEvent;
  } catch {
    return undefined;
  }
}

/** What was acknowledged before must be the same now: else the gate's journal was restored or changed. */
async function checkOverlap(
  tx: Tx,
  edition: string,
  gate: string,
  acknowledged: number,
  sent: readonly Entry[],
): Promise<void> {
  const known = sent.filter((entry) => entry.number <= acknowledged).at(-1);
  if (!known) return;
  const kept = await findJournal(tx.db, edition, gate, known.number);
  if (kept?.hash !== Buffer.from(known.hash).toString('hex')) throw refuse.journalForked({ at: known.number });
}

async function keep(tx: Tx, edition: string, venue: string, gate: string, entries: readonly Entry[]): Promise<void> {
  await insertJournal(
    tx.db,
    edition,
    gate,
    entries.map((entry) => rowOf(entry, venue)),
  );
  const moved = entries.flatMap(({ event }) => (event.kind === 'passage' ? movementsOf(event) : []));
  await insertMovements(tx.db, edition, moved);
  const events = [...new Set(moved.map((one) => one.event))];
  const earlier = (await listAnnulments(tx.db, edition, events)).flatMap(({ bytes }) => decodeEvent(bytes) ?? []);
  for (const event of [...earlier, ...entries.map((entry) => entry.event)]) {
    if (event.kind === 'annulment')
      await annulMovements(tx.db, edition, event.passage, event.passes ? [...event.passes] : null);
  }
  await recordDoubleUses(tx, edition, venue, [...new Set(moved.map((one) => one.pass))]);
}

/** For an annulment `reason` holds the passage it takes back, for a note its topic. */
function rowOf({ number, event, hash }: Entry, venue: string): JournalRow {
  const passage = event.kind === 'passage' ? event : undefined;
  return {
    number,
    venue,
    event: event.id,
    kind: event.kind,
    at: event.at,
    direction: passage?.direction ?? null,
    outcome: passage?.decision.outcome ?? null,
    reason: reasonOf(event),
    steward: passage?.by ?? null,
    bytes: Buffer.from(canonicalBytes(event)),
    hash: Buffer.from(hash).toString('hex'),
  };
}

function reasonOf(event: AdmissionEvent): string {
  if (event.kind === 'annulment') return event.passage;
  return event.kind === 'note' ? event.topic : event.decision.reason;
}

/** Who moved: everybody of an admitted act or an exit; of others those whom a human let in. */
function movementsOf({ id, at, gate, venue, direction, decision, by }: Passage): MovementRow[] {
  if (decision.outcome === 'steward' && by === undefined) return [];
  return decision.members
    .filter((member) => member.reason !== 'unknown')
    .map((member) => ({ venue, pass: member.pass, event: id, session: member.session ?? 0, direction, gate, at }));
}
