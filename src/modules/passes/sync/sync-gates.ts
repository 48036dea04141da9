import type { AdmissionEvent, Passage } from '../../../engines/admission/ledger.ts';
import { groupBy } from '../../../kernel/group-by.ts';
import { Problem, refuseCommon } from '../../../kernel/problem.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme, type Programme } from '../../editions/index.ts';
import type { Endings } from '../contract.ts';
import { refuse } from '../problems.ts';
import { venueOfGate, versionsOf } from '../snapshot/ahead.ts';
import { bumpGates, listEndings, listVenueVersions, type VenueVersion } from '../snapshot/store.ts';
import { listKeys } from '../store.ts';
import { decodeEvent, type GateReport, type ReportedEntry, readReport } from './read-report.ts';
import { registerRun } from './register-run.ts';
import * as store from './store.ts';

/** One gate's turn. `secretHash`: of the secret it came with. */
export interface SyncRequest {
  readonly gate: string;
  readonly secretHash: string;
  readonly report: GateReport;
}

/** What was taken in of one gate, and what it is told of its venue. */
export interface SyncTaken {
  readonly line: store.GateLine;
  readonly entries: readonly ReportedEntry[];
  /** All gates of its venue. */
  readonly gates: readonly string[];
  readonly snapshotVersion: string;
  readonly directoryVersion: string;
  readonly endings: Endings | null;
  readonly serverNow: number;
}

interface Accepted {
  readonly request: SyncRequest;
  readonly venue: { readonly id: string; readonly gates: readonly string[] };
  readonly before: store.GateLine;
  readonly line: store.GateLine;
  readonly entries: readonly ReportedEntry[];
}

/**
 * Takes entries n+1, n+2 … of many gates' journals in one transaction: one statement for journals and heads, one for
 * movements and what follows from them, however many report. What was acknowledged before is passed over, so a gate may send
 * again. Each request has its own answer or refusal: `noSuchGate`, `journalGap`, `journalForked`, `gateInUse`.
 */
export async function syncGates(
  tx: Tx,
  edition: string,
  requests: readonly SyncRequest[],
): Promise<(SyncTaken | Problem)[]> {
  const programme = await getProgramme(tx, edition);
  const venues = new Set(requests.flatMap(({ gate }) => venueOfGate(programme, gate)?.id ?? []));
  await store.lockVenues(tx.db, edition, [...venues]);
  const lines = await store.lockGates(tx.db, edition, [...new Set(requests.map(({ gate }) => gate))]);
  const byGate = new Map(lines.map((line) => [line.gate, line]));
  const outcomes = requests.map((request) => {
    const outcome = accept(programme, byGate.get(request.gate), request, tx.now);
    // Two reports of one gate in one group: the second begins where the first ended.
    if (!(outcome instanceof Problem)) byGate.set(request.gate, outcome.line);
    return outcome;
  });
  const accepted = outcomes.flatMap((one) => (one instanceof Problem ? [] : [one]));
  const overtaken = await findForks(tx, edition, accepted);
  await keep(
    tx,
    edition,
    accepted.filter((one) => !overtaken.has(one)),
  );
  const answer = await venueAnswers(tx, edition, programme, accepted);
  return outcomes.map((one) => (one instanceof Problem ? one : (overtaken.get(one) ?? answer(one))));
}

function accept(
  programme: Programme,
  before: store.GateLine | undefined,
  request: SyncRequest,
  now: number,
): Accepted | Problem {
  const venue = venueOfGate(programme, request.gate);
  if (!before || !venue) return refuse.noSuchGate({ gate: request.gate });
  if (before.secretHash !== request.secretHash) return refuseCommon.notSignedIn();
  const gate = registerRun(before, request.report, now);
  if (gate instanceof Problem) return gate;
  const entries = readReport(request.report, { ...gate, venue: venue.id });
  if (entries instanceof Problem) return withHead(entries, gate);
  const last = entries.at(-1);
  const head = last ? { ...gate, acknowledged: last.number, headHash: last.hashText, lastSeenAt: now } : gate;
  // Neighbours hold it to the gate's key themselves.
  const headSignature = last ? (request.report.headSignature ?? '') : gate.headSignature;
  const gates = venue.gates.map(({ id }) => id);
  return { request, venue: { id: venue.id, gates }, before, line: { ...head, headSignature }, entries };
}

/** A gate whose journal does not fit learns where the server stands, to go on from there. */
function withHead(problem: Problem, { acknowledged, headHash }: store.GateLine): Problem {
  if (problem.code !== 'passes/journalForked' && problem.code !== 'passes/journalGap') return problem;
  return new Problem(problem.code, problem.definition, { ...problem.facts, acknowledged, headHash });
}

/** Reports that end before what is acknowledged must be the same as then: else the journal was restored and went on. */
async function findForks(tx: Tx, edition: string, accepted: readonly Accepted[]): Promise<Map<Accepted, Problem>> {
  const old = accepted.flatMap((one) => {
    const last = one.request.report.entries.at(-1);
    return last && last.number < one.line.acknowledged ? [{ one, last }] : [];
  });
  if (old.length === 0) return new Map();
  const wanted = old.map(({ one, last }) => ({ gate: one.line.gate, number: last.number }));
  const kept = await store.listHashes(tx.db, edition, wanted);
  const hashes = new Map(kept.map(({ gate, number, hash }) => [`${gate} ${number}`, hash]));
  const forked = old.filter(({ one, last }) => hashes.get(`${one.line.gate} ${last.number}`) !== last.hash);
  return new Map(forked.map(({ one, last }) => [one, withHead(refuse.journalForked({ at: last.number }), one.line)]));
}

async function keep(tx: Tx, edition: string, accepted: readonly Accepted[]): Promise<void> {
  // Of two reports of one gate the later line counts.
  const lines = new Map(accepted.map(({ line }) => [line.gate, line]));
  const rows = accepted.flatMap(({ entries, line, venue }) =>
    entries.map((entry) => rowOf(entry, line.gate, venue.id)),
  );
  if (lines.size > 0) await store.insertReports(tx.db, edition, [...lines.values()], rows, tx.now);
  const announced = accepted.filter(({ before, line }) => before.address !== line.address || !sameKey(before, line));
  if (announced.length > 0) await bumpGates(tx.db, edition, [...new Set(announced.map(({ venue }) => venue.id))]);
  const receipts = accepted.flatMap(({ request }) => request.report.receipts ?? []);
  if (receipts.length > 0) await store.saveReceipts(tx.db, edition, receipts);
  if (rows.length === 0) return;
  const events = accepted.flatMap(({ entries }) => entries.map(({ event }) => event));
  const moved = events.flatMap((event) => (event.kind === 'passage' ? movementsOf(event) : []));
  const earlier =
    moved.length === 0 ? [] : await store.listAnnulments(tx.db, edition, [...new Set(moved.map(({ event }) => event))]);
  const takenBack = [...earlier.flatMap(({ bytes }) => decodeEvent(bytes) ?? []), ...events].flatMap(takenBackBy);
  const marks = new Set(takenBack.map(markOf));
  const isAnnulled = ({ event, pass }: store.MovementRow) =>
    marks.size > 0 && (marks.has(markOf({ event, pass })) || marks.has(markOf({ event, pass: null })));
  const came = moved.map((row) => ({ ...row, isAnnulled: isAnnulled(row) }));
  const turned = rows.flatMap(({ gate, outcome, steward }) =>
    outcome === 'steward' && steward === null ? [gate] : [],
  );
  await store.takeMovements(tx.db, edition, came, takenBack, turned, tx.now);
  await store.notifyBoard(tx.db, edition);
}

function takenBackBy(event: AdmissionEvent): store.TakenBack[] {
  if (event.kind !== 'annulment') return [];
  return [...(event.passes ?? [null])].map((pass) => ({ event: event.passage, pass }));
}

function markOf({ event, pass }: store.TakenBack): string {
  return JSON.stringify([event, pass]);
}

function sameKey(one: store.GateLine, other: store.GateLine): boolean {
  return (
    one.publicKey === other.publicKey || (other.publicKey !== null && one.publicKey?.equals(other.publicKey) === true)
  );
}

function rowOf({ number, event, bytes, hashText }: ReportedEntry, gate: string, venue: string): store.JournalRow {
  const passage = event.kind === 'passage' ? event : undefined;
  const reason =
    event.kind === 'annulment' ? event.passage : event.kind === 'note' ? event.topic : event.decision.reason;
  return {
    gate,
    number,
    venue,
    event: event.id,
    kind: event.kind,
    at: event.at,
    direction: passage?.direction ?? null,
    outcome: passage?.decision.outcome ?? null,
    reason,
    steward: passage?.by ?? null,
    bytes,
    hash: hashText,
  };
}

/** Who moved: everybody of an admitted act or an exit; of others those whom a human let in. */
function movementsOf({ id, at, gate, venue, zone, from, direction, decision, by }: Passage): store.MovementRow[] {
  if (decision.outcome === 'steward' && by === undefined) return [];
  return decision.members
    .filter((member) => member.reason !== 'unknown')
    .map(({ pass, session = 0 }) => ({ venue, pass, event: id, session, direction, gate, zone, from, at }));
}

/** What the gates of each venue are told; read after everything was written. */
async function venueAnswers(
  tx: Tx,
  edition: string,
  programme: Programme,
  accepted: readonly Accepted[],
): Promise<(one: Accepted) => SyncTaken> {
  const byVenue = groupBy(accepted, ({ venue }) => venue.id);
  const known = await listVenueVersions(tx.db, edition, [...byVenue.keys()]);
  const versions = new Map<string, VenueVersion>(known.map((row) => [row.venue, row]));
  const keys = (await listKeys(tx.db, edition)).length;
  const behind = [...byVenue].flatMap(([venue, list]) => {
    const asked = list.flatMap(({ request }) => request.report.endingVersion ?? []);
    const oldest = Math.min(...asked);
    return asked.length > 0 && oldest < (versions.get(venue)?.version ?? 0) ? [{ venue, version: oldest }] : [];
  });
  const endings = groupBy(behind.length > 0 ? await listEndings(tx.db, edition, behind) : [], (row) => row.venue);
  return ({ line, entries, venue, request }) => {
    const version = versions.get(venue.id) ?? { venue: venue.id, version: 0, gatesVersion: 0 };
    const { snapshot, directory } = versionsOf(programme, version, { keys, now: tx.now });
    return {
      line,
      entries,
      gates: venue.gates,
      snapshotVersion: snapshot,
      directoryVersion: directory,
      endings: endingsAfter(endings.get(venue.id) ?? [], request.report.endingVersion, version.version),
      serverNow: tx.now,
    };
  };
}

function endingsAfter(
  rows: Awaited<ReturnType<typeof listEndings>>,
  since: number | undefined,
  version: number,
): Endings | null {
  if (since === undefined || since >= version) return null;
  const newer = rows.filter((row) => row.version > since);
  const ended = groupBy(
    newer.filter(({ session }) => session !== null),
    ({ session }) => session!,
  );
  return {
    version,
    ended: [...ended].map(([session, list]) => ({ session, statuses: list.map(({ status }) => status!) })),
    revoked: newer.flatMap(({ pass, before }) => (pass === null || before === null ? [] : [{ pass, before }])),
  };
}
