import {
  type Checkpoint,
  checkpointAt,
  type Direction,
  type ReadyPolicy,
  readyPolicy,
} from '../engines/admission/checkpoint.ts';
import { decide } from '../engines/admission/decide.ts';
import type { Decision, Signals } from '../engines/admission/decision.ts';
import { type AdmissionEvent, createLedger, type Ledger, type Passage } from '../engines/admission/ledger.ts';
import type { PartyMember, Pass } from '../engines/admission/pass.ts';
import { createIssuerCache, type Evidence, type Issuers, verifyCode } from '../engines/admission/verify.ts';
import { day, hour, type Instant } from '../kernel/time.ts';
import type { GateSnapshot } from '../modules/passes/contract.ts';
import { nodeSignatures } from './signatures.ts';

type SnapshotPerson = GateSnapshot['people'][number];

/** What a gate knows and how it decides: the last snapshot, the events of the venue, and nothing of the network. */
export interface GateMind {
  readonly snapshot: GateSnapshot | undefined;
  readonly ledger: Ledger;
  learn(snapshot: GateSnapshot): void;
  /** What the bytes of a code prove. */
  read(code: Uint8Array): Evidence;
  /** What a steward's look at a document proves: the person of the snapshot, with their party. */
  lookUp(pass: string): Evidence;
  decide(act: {
    id: string;
    evidence: Evidence;
    direction: Direction;
    now: Instant;
    choice?: readonly string[];
  }): Decision;
  /** The passage to write down for a decision. */
  passageOf(decision: Decision, direction: Direction, by?: string): Passage;
  person(pass: string): SnapshotPerson | undefined;
  search(text: string): SnapshotPerson[];
  /** Sessions of this venue that people come to now, soonest first. */
  sessionsNow(now: Instant): GateSnapshot['sessions'];
}

interface Ready {
  readonly snapshot: GateSnapshot;
  readonly policy: ReadyPolicy;
  readonly checkpoints: Readonly<Record<Direction, Checkpoint>>;
  readonly issuers: Issuers;
  readonly people: ReadonlyMap<string, SnapshotPerson>;
  readonly ended: ReadonlySet<string>;
  readonly revoked: ReadonlyMap<string, Instant>;
}

const cacheSize = 50_000;

export function createGateMind(events: Iterable<AdmissionEvent>): GateMind {
  const ledger = createLedger(events);
  const signatures = nodeSignatures();
  let cache = createIssuerCache(cacheSize);
  let ready: Ready | undefined;
  const known = (): Ready => {
    if (!ready) throw new Error('This gate has no snapshot yet');
    return ready;
  };
  return {
    get snapshot() {
      return ready?.snapshot;
    },
    ledger,
    learn(snapshot) {
      ready = makeReady(snapshot);
      cache = createIssuerCache(cacheSize);
    },
    read: (code) => verifyCode(code, { issuers: known().issuers, signatures, cache }),
    lookUp(pass) {
      const content = passOfPerson(known(), pass);
      return content ? { kind: 'pass', pass: content, binding: 'document' } : { kind: 'unknown' };
    },
    decide({ id, evidence, direction, now, choice }) {
      const { policy, checkpoints } = known();
      const signals = signalsOf(known(), ledger);
      const request = { id, policy, evidence, checkpoint: checkpoints[direction], history: ledger, signals, now };
      return decide(choice ? { ...request, choice: { passes: choice } } : request);
    },
    passageOf(decision, direction, by) {
      const { venue, gate, zone, from } = known().checkpoints[direction];
      const base = {
        kind: 'passage' as const,
        id: decision.id,
        at: decision.at,
        venue,
        gate,
        zone: zone.zone.key,
        from,
        direction,
        decision,
      };
      return by === undefined ? base : { ...base, by };
    },
    person: (pass) => ready?.people.get(pass),
    search: (text) => searchPeople(known(), text),
    sessionsNow(now) {
      const { snapshot } = known();
      return snapshot.sessions
        .filter((one) => one.venue === snapshot.venue && one.endsAt > now - hour / 2 && one.startsAt < now + day)
        .sort((first, second) => first.startsAt - second.startsAt);
    },
  };
}

function makeReady(snapshot: GateSnapshot): Ready {
  const policy = readyPolicy(snapshot.policy, snapshot.sessions);
  const own = snapshot.sessions.filter((one) => one.venue === snapshot.venue).map((one) => one.number);
  return {
    snapshot,
    policy,
    checkpoints: {
      entry: checkpointAt(policy, snapshot.gate, 'entry', own),
      exit: checkpointAt(policy, snapshot.gate, 'exit', own),
    },
    issuers: new Map(
      snapshot.issuers.map(({ keyId, publicKey }) => [
        keyId,
        { edition: snapshot.edition, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')) },
      ]),
    ),
    people: new Map(snapshot.people.map((person) => [person.pass, person])),
    ended: new Set(snapshot.ended.flatMap(({ session, statuses }) => statuses.map((status) => `${session} ${status}`))),
    revoked: new Map(snapshot.revoked.map(({ pass, before }) => [pass, before])),
  };
}

function signalsOf({ ended, revoked, policy }: Ready, ledger: Ledger): Signals {
  return {
    statusOf: (session, index) => (ended.has(`${session} ${index}`) ? 1 : 0),
    isCancelled: () => false,
    passState: (pass) => {
      const revokedBefore = revoked.get(pass);
      return revokedBefore === undefined ? undefined : { revokedBefore };
    },
    peopleInside: (zone) =>
      [...(policy.zones.get(zone)?.inner ?? [])].reduce((sum, inner) => sum + ledger.peopleAt(inner), 0),
  };
}

/** The pass of somebody in the snapshot as a token would say it; a holder brings the party. */
function passOfPerson({ snapshot, people }: Ready, id: string): Pass | undefined {
  const person = people.get(id);
  if (!person) return undefined;
  const party = person.holder === id ? snapshot.people.filter((one) => one.holder === id && one.pass !== id) : [];
  return {
    ...memberOf(person),
    edition: snapshot.edition,
    issuedAt: snapshot.madeAt,
    expiresAt: snapshot.madeAt + 7 * day,
    party: party.map(memberOf),
  };
}

function memberOf(person: SnapshotPerson): PartyMember {
  const entitlements = person.tickets.map(({ session, sector, place, status }) => ({ session, sector, place, status }));
  return { id: person.pass, kind: person.kind, entitlements };
}

function searchPeople({ snapshot }: Ready, text: string): SnapshotPerson[] {
  const wish = fold(text);
  if (wish.length < 2) return [];
  const fits = (person: SnapshotPerson) =>
    fold(person.name).includes(wish) ||
    fold(person.shortCode) === wish.replaceAll(' ', '') ||
    fold(person.pass) === wish;
  return snapshot.people.filter((person) => person.tickets.length > 0 && fits(person)).slice(0, 20);
}

/** One form for names typed in different ways: no accents, one width, hiragana for katakana. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .trim();
}
