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
import type { ReceiptSigners } from '../engines/admission/receipt.ts';
import { createIssuerCache, type Evidence, type Issuers, verifyCode } from '../engines/admission/verify.ts';
import { invariant } from '../kernel/invariant.ts';
import { day, hour, type Instant } from '../kernel/time.ts';
import type { Endings, GateSnapshot } from '../modules/passes/contract.ts';
import { Directory, type DirectoryPerson } from './known/directory.ts';
import { EndingList } from './known/endings.ts';
import { foldText } from './look-up.ts';
import { signersOf } from './receipts.ts';
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
  /** Names and seats; decisions about codes do without it. */
  readonly directory: Directory;
  learn(snapshot: GateSnapshot): void;
  /** Takes in what ended since the snapshot. */
  end(endings: Endings): void;
  /** What ended is known up to this version. */
  readonly endingVersion: number;
  /** What this gate heard ended after a version, for neighbours; at most what came since the snapshot. */
  endingsAfter(version: number): Endings[];
  /** What the bytes of a code prove. */
  read(code: Uint8Array): Evidence;
  /** What a steward's look at a document proves: the person of the directory, with their party. */
  lookUp(pass: string): Evidence;
  decide(question: Question): Decision;
  /** The passage to write down for a decision; the rest of it is where this gate stands. */
  passageOf(decision: Decision, at: Instant, direction: Direction): Passage;
  person(pass: string): DirectoryPerson | undefined;
  /** Everybody of the same party, the person included; empty for a stranger. */
  partyOf(pass: string): readonly DirectoryPerson[];
  search(text: string): DirectoryPerson[];
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
  /** Gates whose receipts count. */
  readonly gates: ReceiptSigners;
  readonly accredited: ReadonlyMap<string, NonNullable<GateSnapshot['accredited']>[number]>;
  readonly signals: Signals;
}

const cacheSize = 50_000;
/** A person in the directory is let in by a document however long the gate has been alone. */
const documentLasts = 60 * day;

export function createGateMind(events: Iterable<AdmissionEvent>): GateMind {
  const ledger = createLedger(events);
  const directory = new Directory();
  const endings = new EndingList();
  const signatures = nodeSignatures();
  let cache = createIssuerCache(cacheSize);
  let ready: Ready | undefined;
  const needReady = (): Ready => {
    invariant(ready, 'a gate is asked only once it has a snapshot');
    return ready;
  };
  return {
    get snapshot() {
      return ready?.snapshot;
    },
    ledger,
    directory,
    get endingVersion() {
      return endings.version;
    },
    end: (more) => endings.take(more),
    endingsAfter: (version) => endings.after(version),
    learn(snapshot) {
      const before = JSON.stringify(ready?.snapshot.issuers);
      endings.begin(snapshot);
      ready = makeReady(snapshot, ledger, endings);
      if (JSON.stringify(snapshot.issuers) !== before) cache = createIssuerCache(cacheSize);
    },
    read(code) {
      const { issuers, gates } = needReady();
      return verifyCode(code, { issuers, gates, signatures, cache });
    },
    lookUp(pass) {
      const content = passOfPerson(needReady(), directory, pass);
      return content ? { kind: 'pass', pass: content, binding: 'document' } : { kind: 'unknown' };
    },
    decide({ direction, choice, ...question }) {
      const { policy, checkpoints, signals } = needReady();
      const request = { ...question, policy, checkpoint: checkpoints[direction], history: ledger, signals };
      return decide(choice ? { ...request, choice: { passes: choice } } : request);
    },
    passageOf(decision, at, direction) {
      const { venue, gate, zone, from } = needReady().checkpoints[direction];
      return { kind: 'passage', id: decision.id, at, venue, gate, zone: zone.zone.key, from, direction, decision };
    },
    person: (pass) => directory.person(pass) ?? workerOf(ready, pass),
    partyOf: (pass) => directory.partyOf(pass),
    search(text) {
      const found = directory.find(text);
      const known = new Set(found.map(({ pass }) => pass));
      return [...found, ...findWorkers(needReady(), text).filter(({ pass }) => !known.has(pass))];
    },
    sessionsNow(now) {
      const { snapshot, policy } = needReady();
      return snapshot.sessions
        .filter((one) => one.venue === snapshot.venue && one.endsAt > now - hour / 2 && one.startsAt < now + day)
        .sort((first, second) => first.startsAt - second.startsAt)
        .map((one) => ({ ...one, doorsAt: policy.windows.get(one.number)?.opensAt ?? one.startsAt }));
    },
    doorsAt: (session) => ready?.policy.windows.get(session)?.opensAt,
    peopleInside() {
      let count = 0;
      for (const zone of needReady().policy.zonesOfVenue.get(needReady().snapshot.venue) ?? [])
        count += ledger.peopleAt(zone);
      return count;
    },
  };
}

function makeReady(snapshot: GateSnapshot, ledger: Ledger, endings: EndingList): Ready {
  const policy = readyPolicy(snapshot.policy, snapshot.sessions);
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
    gates: signersOf(snapshot),
    accredited: new Map(snapshot.accredited?.map((one) => [one.pass, one])),
    signals: signalsOf(snapshot, policy, ledger, endings),
  };
}

/** Somebody who works here and has no ticket, as the directory would show them. */
function workerOf(ready: Ready | undefined, pass: string): DirectoryPerson | undefined {
  const one = ready?.accredited.get(pass);
  return one && { pass, name: one.name, shortCode: one.shortCode, kind: 'adult', holder: pass, tickets: [] };
}

function findWorkers({ accredited }: Ready, text: string): DirectoryPerson[] {
  const wish = foldText(text);
  return [...accredited.values()]
    .filter(
      ({ name, shortCode, pass }) =>
        foldText(name).includes(wish) || shortCode.toLowerCase() === wish || pass.toLowerCase() === wish,
    )
    .slice(0, 20)
    .map(({ pass, name, shortCode }) => ({ pass, name, shortCode, kind: 'adult', holder: pass, tickets: [] }));
}

function signalsOf(snapshot: GateSnapshot, policy: ReadyPolicy, ledger: Ledger, endings: EndingList): Signals {
  const checks = new Map(snapshot.accredited?.map(({ pass, check }) => [pass, check]));
  return {
    statusOf: (session, index) => endings.statusOf(session, index),
    isCancelled: () => false,
    passState(pass): PassState | undefined {
      const check = checks.get(pass);
      const ended = endings.passState(pass);
      return check === undefined ? ended : { ...ended, check };
    },
    peopleInside(zone) {
      let count = 0;
      for (const inner of policy.zones.get(zone)?.inner ?? []) count += ledger.peopleAt(inner);
      return count;
    },
  };
}

/** The pass of somebody in the directory as a token would say it; a holder brings the party, a child names who is in it. */
function passOfPerson(ready: Ready, directory: Directory, id: string): Pass | undefined {
  const { snapshot } = ready;
  const person = directory.person(id) ?? workerOf(ready, id);
  if (!person) return undefined;
  const isBringing = person.holder === id || person.kind === 'child';
  const party = isBringing ? directory.partyOf(id).filter((one) => one.pass !== id) : [];
  const work = ready.accredited.get(id);
  const madeAt = Math.max(snapshot.madeAt, directory.madeAt);
  return {
    ...memberOf(person),
    edition: snapshot.edition,
    issuedAt: madeAt,
    expiresAt: madeAt + documentLasts,
    party: party.map(memberOf),
    ...(work && work.check !== 'ended' ? { accreditation: { ...work, check: work.check } } : {}),
  };
}

function memberOf(person: DirectoryPerson): PartyMember {
  const entitlements = person.tickets.map(({ session, sector, place, status }) => ({ session, sector, place, status }));
  return { id: person.pass, kind: person.kind, entitlements };
}
