import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { checkPolicy } from '../engines/admission/policy.ts';
import { minute } from '../kernel/time.ts';
import { GateSnapshot } from '../modules/passes/contract.ts';
import { readJson, writeWhole } from './gate-folder.ts';
import { isSigned } from './gate-key.ts';

/** A snapshot as the server sends it. */
export interface SignedSnapshot {
  readonly snapshot: string;
  readonly signature: string;
  readonly kid: string;
}

/** Keys a gate believes, by key id: pinned at the first snapshot; later ones only a believed key can bring. */
type Trust = Readonly<Record<string, string>>;

/** Keeps the last good snapshot of a gate. */
export interface SnapshotKeeper {
  readonly current: GateSnapshot | undefined;
  /** Takes a snapshot over when signature, form and gate hold; throws {@link SnapshotRefused} otherwise and keeps the former. */
  take(signed: SignedSnapshot): GateSnapshot;
  /** Holds another text of the server to the keys this gate believes; throws {@link SnapshotRefused}. */
  check(text: string, signature: string, kid: string): void;
}

/** Why a snapshot was not taken; the message is for the operator's log. */
export class SnapshotRefused extends Error {
  override name = 'SnapshotRefused';
}

const form = Compile(GateSnapshot);
const oldestStep = 10 * minute;

export function openSnapshots(folder: string, gate: string): SnapshotKeeper {
  const file = join(folder, 'snapshot.json');
  const trustFile = join(folder, 'trust.json');
  let trust = readJson<Trust>(trustFile) ?? {};
  let current = reopen(file, trust, gate);
  return {
    get current() {
      return current;
    },
    check(text, signature, kid) {
      const publicKey = Object.hasOwn(trust, kid) ? trust[kid] : undefined;
      if (publicKey === undefined || !isSigned(Buffer.from(text), signature, publicKey)) {
        throw new SnapshotRefused('The signature of the directory does not hold');
      }
    },
    take(signed) {
      const isFirst = Object.keys(trust).length === 0;
      const snapshot = open(signed, isFirst ? keysIn(parse(signed.snapshot)) : trust, gate);
      const isDemo = snapshot.clockOffsetMs !== 0;
      if (current && !isDemo && snapshot.madeAt < current.madeAt - oldestStep) {
        throw new SnapshotRefused('The snapshot is older than the one this gate has');
      }
      trust = { ...trust, ...keysIn(snapshot) };
      current = snapshot;
      try {
        writeWhole(trustFile, JSON.stringify(trust));
        writeWhole(file, JSON.stringify(signed));
      } catch {
        // A full disk: this run decides by it, and the next start fetches it again.
      }
      return snapshot;
    },
  };
}

function reopen(file: string, trust: Trust, gate: string): GateSnapshot | undefined {
  const kept = readJson<SignedSnapshot>(file);
  try {
    return kept && open(kept, trust, gate);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SnapshotRefused('The snapshot cannot be read');
  }
}

function keysIn(content: unknown): Trust {
  if (!form.Check(content)) throw new SnapshotRefused('The snapshot does not have the form this gate knows');
  return Object.fromEntries(content.issuers.map(({ keyId, publicKey }) => [keyId, publicKey]));
}

function open({ snapshot: text, signature, kid }: SignedSnapshot, trust: Trust, gate: string): GateSnapshot {
  const publicKey = Object.hasOwn(trust, kid) ? trust[kid] : undefined;
  if (publicKey === undefined)
    throw new SnapshotRefused(`The snapshot is signed with ${kid}, a key this gate never saw`);
  if (!isSigned(Buffer.from(text), signature, publicKey))
    throw new SnapshotRefused('The signature of the snapshot does not hold');
  const snapshot = parse(text);
  if (!form.Check(snapshot)) throw new SnapshotRefused('The snapshot does not have the form this gate knows');
  if (snapshot.gate !== gate) throw new SnapshotRefused(`The snapshot is for the gate ${snapshot.gate}`);
  const isWhole = snapshot.policy.gates.some((one) => one.key === gate) && checkPolicy(snapshot.policy).length === 0;
  if (!isWhole) throw new SnapshotRefused('The policy of the snapshot has faults');
  return snapshot;
}
