import {
  type Checkpoint,
  checkpointAt,
  type Direction,
  type ReadyPolicy,
  readyPolicy,
} from '../engines/admission/checkpoint.ts';
import { decide } from '../engines/admission/decide.ts';
import type { Decision, PassState, Signals } from '../engines/admission/decision.ts';
import { type AdmissionEvent, createLedger, type Ledger, type Passage } from '../engines/admission/ledger.ts';
import type { PartyMember, Pass } from '../engines/admission/pass.ts';
import { createIssuerCache, type Evidence, type Issuers, verifyCode } from '../engines/admission/verify.ts';
import { groupBy } from '../kernel/group-by.ts';
import { invariant } from '../kernel/invariant.ts';
import { day, hour, type Instant } from '../kernel/time.ts';
import type { GateSnapshot } from '../modules/passes/contract.ts';
import { createLookUp, type LookUp, type SnapshotPerson } from './look-up.ts';
import { nodeSignatures } from './signatures.ts';

/** What a decision is asked for. */
export interface Question {
  readonly id: string;
  readonly evidence: Evidence;
  readonly direction: Direction;
  readonly now: Instant;
  readonly choice?: readonly string[] | undefined;
}

/** What a gate knows and how it decides: the last snapshot, the events of the venue, and nothing of the network. */
export interface GateMind {
  readonly snapshot: GateSnapshot | undefined;
  readonly ledger: Ledger;
  learn(snapshot: GateSnapshot): void;
  /** What the bytes of a code prove. */
  read(code: Uint8Array): Evidence;
  /** What a steward's look at a document proves: the person of the snapshot, with their party. */
  lookUp(pass: string): Evidence;
  decide(question: Question): Decision;
  /** The passage to write down for a decision; the rest of it is where this gate stands. */
  passageOf(decision: Decision, at: Instant, direction: Direction): Passage;
  person(pass: string): SnapshotPerson | undefined;
  /** Everybody of the same party, the person included; empty for a stranger. */
  partyOf(pass: string): readonly SnapshotPerson[];
  search(text: string): SnapshotPerson[];
  /** Sessions of this venue that people come to now, soonest first, with the doors of this edition's rules. */
  sessionsNow(now: Instant): (GateSnapshot['sessions'][number] & { doorsAt: Instant })[];
  /** Doors of a session by the rules of its venue, without grace. */
  doorsAt(session: number): Instant | undefined;
  /** People in all zones of the venue. */
  peopleInside(): number;
}

interface Ready {
  readonly snapshot: GateSnapshot;
  readonly policy: ReadyPolicy;
  readonly checkpoints: Readonly<Record<Direction, Checkpoint>>;
  readonly issuers: Issuers;
  readonly people: ReadonlyMap<string, SnapshotPerson>;
  /** By the pass of the holder, who is one of them. */
  readonly parties: ReadonlyMap<string, readonly SnapshotPerson[]>;
  readonly lookUp: LookUp;
  readonly accredited: ReadonlyMap<string, NonNullable<GateSnapshot['accredited']>[number]>;
  readonly signals: Signals;
}

/** No rule looks back further than a day and a night's grace. */
const remembered = 36 * hour;
const cacheSize = 50_000;
/** A person in the snapshot is let in by a document however long the gate has been alone. */
const documentLasts = 60 * day;

export function createGateMind(events: Iterable<AdmissionEvent>): GateMind {
  const ledger = createLedger(events);
  const signatures = nodeSignatures();
  let cache = createIssuerCache(cacheSize);
  let ready: Ready | undefined;
  const known = (): Ready => {
    invariant(ready, 'a gate is asked only once it has a snapshot');
    return ready;
  };
  return {
    get snapshot() {
      return ready?.snapshot;
    },
    ledger,
    learn(snapshot) {
      const before = JSON.stringify(ready?.snapshot.issuers);
      ready = makeReady(snapshot, ledger);
      ledger.forget(snapshot.madeAt - remembered);
      if (JSON.stringify(snapshot.issuers) !== before) cache = createIssuerCache(cacheSize);
    },
    read: (code) => verifyCode(code, { issuers: known().issuers, signatures, cache }),
    lookUp(pass) {
      const content = passOfPerson(known(), pass);
      return content ? { kind: 'pass', pass: content, binding: 'document' } : { kind: 'unknown' };
    },
    decide({ direction, choice, ...question }) {
      const { policy, checkpoints, signals } = known();
      const request = { ...question, policy, checkpoint: checkpoints[direction], history: ledger, signals };
      return decide(choice ? { ...request, choice: { passes: choice } } : request);
    },
    passageOf(decision, at, direction) {
      const { venue, gate, zone, from } = known().checkpoints[direction];
      return { kind: 'passage', id: decision.id, at, venue, gate, zone: zone.zone.key, from, direction, decision };
    },
    person: (pass) => ready?.people.get(pass),
    partyOf: (pass) => ready?.parties.get(ready.people.get(pass)?.holder ?? '') ?? [],
    search: (text) => known().lookUp.find(text),
    sessionsNow(now) {
      const { snapshot, policy } = known();
      return snapshot.sessions
        .filter((one) => one.venue === snapshot.venue && one.endsAt > now - hour / 2 && one.startsAt < now + day)
        .sort((first, second) => first.startsAt - second.startsAt)
        .map((one) => ({ ...one, doorsAt: policy.windows.get(one.number)?.opensAt ?? one.startsAt }));
    },
    doorsAt: (session) => ready?.policy.windows.get(session)?.opensAt,
    peopleInside() {
      let count = 0;
      for (const zone of known().policy.zonesOfVenue.get(known().snapshot.venue) ?? []) count += ledger.peopleAt(zone);
      return count;
    },
  };
}

function makeReady(snapshot: GateSnapshot, ledger: Ledger): Ready {
  const policy = readyPolicy(snapshot.policy, snapshot.sessions);
  const people = peopleOf(snapshot);
  return {
    snapshot,
    policy,
    checkpoints: {
      entry: checkpointAt(policy, snapshot.gate, 'entry'),
      exit: checkpointAt(policy, snapshot.gate, 'exit'),
    },
    issuers: new Map(
      snapshot.issuers.map(({ keyId, publicKey }) => [
        keyId,
        { edition: snapshot.edition, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')) },
      ]),
    ),
    people: new Map(people.map((person) => [person.pass, person])),
    parties: groupBy(people, (person) => person.holder),
    lookUp: createLookUp(people),
    accredited: new Map(snapshot.accredited?.map((one) => [one.pass, one])),
    signals: signalsOf(snapshot, policy, ledger),
  };
}

/** Visitors, and those who work here and have no ticket. */
function peopleOf({ people, accredited = [] }: GateSnapshot): readonly SnapshotPerson[] {
  const known = new Set(people.map(({ pass }) => pass));
  const more = accredited.filter(({ pass }) => !known.has(pass));
  return [
    ...people,
    ...more.map(({ pass, name, shortCode }) => ({
      pass,
      name,
      shortCode,
      kind: 'adult' as const,
      holder: pass,
      tickets: [],
    })),
  ];
}

function signalsOf(snapshot: GateSnapshot, policy: ReadyPolicy, ledger: Ledger): Signals {
  const ended = new Map(snapshot.ended.map(({ session, statuses }) => [session, new Set(statuses)]));
  const states = new Map<string, PassState>();
  for (const { pass, before } of snapshot.revoked) {
    states.set(pass, { revokedBefore: Math.max(before, states.get(pass)?.revokedBefore ?? 0) });
  }
  for (const { pass, check } of snapshot.accredited ?? []) states.set(pass, { ...states.get(pass), check });
  return {
    statusOf: (session, index) => (ended.get(session)?.has(index) ? 1 : 0),
    isCancelled: () => false,
    passState: (pass) => states.get(pass),
    peopleInside(zone) {
      let count = 0;
      for (const inner of policy.zones.get(zone)?.inner ?? []) count += ledger.peopleAt(inner);
      return count;
    },
  };
}

/** The pass of somebody in the snapshot as a token would say it; a holder brings the party, a child names who is in it. */
function passOfPerson({ snapshot, people, parties, accredited }: Ready, id: string): Pass | undefined {
  const person = people.get(id);
  if (!person) return undefined;
  const isBringing = person.holder === id || person.kind === 'child';
  const party = isBringing ? (parties.get(person.holder) ?? []).filter((one) => one.pass !== id) : [];
  const work = accredited.get(id);
  return {
    ...memberOf(person),
    edition: snapshot.edition,
    issuedAt: snapshot.madeAt,
    expiresAt: snapshot.madeAt + documentLasts,
    party: party.map(memberOf),
    ...(work && work.check !== 'ended' ? { accreditation: { ...work, check: work.check } } : {}),
  };
}

function memberOf(person: SnapshotPerson): PartyMember {
  const entitlements = person.tickets.map(({ session, sector, place, status }) => ({ session, sector, place, status }));
  return { id: person.pass, kind: person.kind, entitlements };
}
