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
import {
  createIssuerCache,
  type Evidence,
  type Issuers,
  verifyCode,
  type WalletLookup,
} from '../engines/admission/verify.ts';
import { invariant } from '../kernel/invariant.ts';
import { day, hour, type Instant } from '../kernel/time.ts';
import type { Endings, GateSnapshot } from '../modules/passes/contract.ts';
import { Directory, type DirectoryPerson } from './known/directory.ts';
import { EndingList } from './known/endings.ts';
import { foldName, seek } from './look-up.ts';
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
  /** How codes of wallets are checked; until it is told, they are unknown. */
  learnWallets(wallets: Omit<WalletLookup, 'passOf'>): void;
  /** Whose card or wristband has a number; until it is told, they are unknown. */
  learnCards(passOf: (uid: string) => string | undefined): void;
  /** What the bytes of a code prove. */
  read(code: Uint8Array): Evidence;
  /** What the number of a card or wristband (UID, hexadecimal) proves. */
  readCard(uid: string): Evidence;
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
  /** Those who work here, by pass. */
  readonly accredited: ReadonlyMap<string, Accredited>;
  readonly signals: Signals;
}

type Accredited = GateSnapshot['accredited'][number];

/** No rule looks back further than a day and a night's grace. */
const remembered = 36 * hour;
const cacheSize = 50_000;
const mostFound = 20;
/** A person in the directory is let in by a document however long the gate has been alone. */
const documentLasts = 60 * day;

export function createGateMind(events: Iterable<AdmissionEvent>): GateMind {
  const ledger = createLedger(events);
  const directory = new Directory();
  const endings = new EndingList();
  const signatures = nodeSignatures();
  let cache = createIssuerCache(cacheSize);
  let ready: Ready | undefined;
  let ownerOf: (uid: string) => string | undefined = () => undefined;
  let wallet: WalletLookup | undefined;
  const known = (): Ready => {
    invariant(ready, 'a gate is asked only once it has a snapshot');
    return ready;
  };
  const passOf = (id: string): Pass | undefined => passOfPerson(known(), directory, id);
  const evidenceFor = (id: string | undefined, binding: 'card' | 'document'): Evidence => {
    const pass = id === undefined ? undefined : passOf(id);
    return pass ? { kind: 'pass', pass, binding } : { kind: 'unknown' };
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
      ledger.forget(snapshot.madeAt - remembered);
      if (JSON.stringify(snapshot.issuers) !== before) cache = createIssuerCache(cacheSize);
    },
    learnWallets(wallets) {
      wallet = { ...wallets, passOf };
    },
    learnCards(passOfCard) {
      ownerOf = passOfCard;
    },
    readCard: (uid) => evidenceFor(ownerOf(uid), 'card'),
    read(code) {
      const { issuers, gates } = known();
      return verifyCode(code, { issuers, gates, signatures, cache, ...(wallet ? { wallet } : {}) });
    },
    lookUp: (pass) => evidenceFor(pass, 'document'),
    decide({ direction, choice, ...question }) {
      const { policy, checkpoints, signals } = known();
      const request = { ...question, policy, checkpoint: checkpoints[direction], history: ledger, signals };
      return decide(choice ? { ...request, choice: { passes: choice } } : request);
    },
    passageOf(decision, at, direction) {
      const { venue, gate, zone, from } = known().checkpoints[direction];
      return { kind: 'passage', id: decision.id, at, venue, gate, zone: zone.zone.key, from, direction, decision };
    },
    person(pass) {
      const work = ready?.accredited.get(pass);
      return directory.person(pass) ?? (work && workerOf(work));
    },
    partyOf: (pass) => directory.partyOf(pass),
    search: (text) => searched(text, directory, known().accredited.values()),
    sessionsNow: (now) => sessionsAt(known(), now),
    doorsAt: (session) => ready?.policy.windows.get(session)?.opensAt,
    peopleInside: () => insideOf(known(), ledger),
  };
}

/** Sessions of the venue from half an hour after their end to a day before their start, soonest first. */
function sessionsAt({ snapshot, policy }: Ready, now: Instant) {
  return snapshot.sessions
    .filter((one) => one.venue === snapshot.venue && one.endsAt > now - hour / 2 && one.startsAt < now + day)
    .sort((first, second) => first.startsAt - second.startsAt)
    .map((one) => ({ ...one, doorsAt: policy.windows.get(one.number)?.opensAt ?? one.startsAt }));
}

/** People in all zones of the venue. */
function insideOf({ snapshot, policy }: Ready, ledger: Ledger): number {
  const zones = policy.zonesOfVenue.get(snapshot.venue) ?? [];
  return [...zones].reduce((count, zone) => count + ledger.peopleAt(zone), 0);
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
    accredited: new Map(snapshot.accredited.map((one) => [one.pass, one])),
    signals: signalsOf(snapshot, policy, ledger, endings),
  };
}

/** Somebody who works here and may have no ticket, as the directory would show them. */
function workerOf({ pass, name, shortCode }: Accredited): DirectoryPerson {
  return { pass, name, shortCode, kind: 'adult', holder: pass, tickets: [] };
}

/** Visitors first, then those who work here, by a part of the name. */
function searched(text: string, directory: Directory, accredited: Iterable<Accredited>): DirectoryPerson[] {
  const found = directory.find(text);
  const listed = new Set(found.map(({ pass }) => pass));
  const isSought = seek(text);
  const workers = [...accredited].filter(
    (one) => !listed.has(one.pass) && isSought?.(foldName(one.name), () => ({ ...one, seats: [] })),
  );
  return [...found, ...workers.map(workerOf)].slice(0, mostFound);
}

function signalsOf(snapshot: GateSnapshot, policy: ReadyPolicy, ledger: Ledger, endings: EndingList): Signals {
  const checks = new Map(snapshot.accredited.map(({ pass, check }) => [pass, check]));
  return {
    statusOf: (session, index) => endings.statusOf(session, index),
    isCancelled: () => false,
    passState: (pass): PassState | undefined => {
      const check = checks.get(pass);
      return check === undefined ? endings.passState(pass) : { ...endings.passState(pass), check };
    },
    peopleInside(zone) {
      let count = 0;
      for (const inner of policy.zones.get(zone)?.inner ?? []) count += ledger.peopleAt(inner);
      return count;
    },
  };
}

/** The pass of somebody known as a token would say it; a holder brings the party, a child names who is in it. */
function passOfPerson({ snapshot, accredited }: Ready, directory: Directory, id: string): Pass | undefined {
  const work = accredited.get(id);
  const person = directory.person(id) ?? (work && workerOf(work));
  if (!person) return undefined;
  const isBringing = person.holder === id || person.kind === 'child';
  const madeAt = Math.max(directory.madeAt, snapshot.madeAt);
  const party = isBringing ? directory.partyOf(id).filter((one) => one.pass !== id) : [];
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
