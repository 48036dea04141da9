import { createPublicKey, verify } from 'node:crypto';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { GateSnapshot } from '../modules/passes/contract.ts';
import { readWhole, writeWhole } from './gate-folder.ts';

/** A snapshot as the server sends it. */
export interface SignedSnapshot {
  readonly snapshot: string;
  readonly signature: string;
  readonly kid: string;
}

/** Keys a gate believes, by key id: pinned at the first snapshot; later ones only a believed key can bring. */
type Trust = Record<string, string>;

const check = Compile(GateSnapshot);
const head = Buffer.from('302a300506032b6570032100', 'hex');

/** Keeps the last good snapshot of a gate. */
export interface SnapshotKeeper {
  readonly current: GateSnapshot | undefined;
  /** Takes a snapshot over when its signature and its form hold; throws otherwise, and keeps the former one. */
  take(signed: SignedSnapshot, gate: string): GateSnapshot;
}

export function openSnapshots(folder: string): SnapshotKeeper {
  const file = join(folder, 'snapshot.json');
  const trustFile = join(folder, 'trust.json');
  let trust = JSON.parse(readWhole(trustFile) ?? '{}') as Trust;
  const kept = readWhole(file);
  let current = kept === undefined ? undefined : open(JSON.parse(kept) as SignedSnapshot, trust);
  return {
    get current() {
      return current;
    },
    take(signed, gate) {
      const isFirst = Object.keys(trust).length === 0;
      const believed = isFirst ? keysIn(signed.snapshot) : trust;
      const snapshot = open(signed, believed);
      if (snapshot.gate !== gate) throw new Error(`The snapshot is for the gate ${snapshot.gate}`);
      trust = { ...trust, ...keysIn(signed.snapshot) };
      writeWhole(trustFile, JSON.stringify(trust));
      writeWhole(file, JSON.stringify(signed));
      current = snapshot;
      return snapshot;
    },
  };
}

function keysIn(text: string): Trust {
  const { issuers } = JSON.parse(text) as GateSnapshot;
  return Object.fromEntries(issuers.map(({ keyId, publicKey }) => [keyId, publicKey]));
}

function open({ snapshot: text, signature, kid }: SignedSnapshot, trust: Trust): GateSnapshot {
  const publicKey = trust[kid];
  if (!publicKey) throw new Error(`The snapshot is signed with the key ${kid}, which this gate does not know`);
  const key = createPublicKey({
    key: Buffer.concat([head, Buffer.from(publicKey, 'base64url')]),
    format: 'der',
    type: 'spki',
  });
  if (!verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url')))
    throw new Error('The signature of the snapshot does not hold');
  const snapshot: unknown = JSON.parse(text);
  if (!check.Check(snapshot)) throw new Error('The snapshot does not have the form this gate knows');
  return snapshot;
}
