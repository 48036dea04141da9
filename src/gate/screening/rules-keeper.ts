import { createHash, createPublicKey, verify } from 'node:crypto';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { firstPolicy } from '../../engines/screening/first-policy.ts';
import { checkScreeningPolicy, type ScreeningPolicy } from '../../engines/screening/policy.ts';
import type { ThreatLevel } from '../../engines/screening/signals.ts';
import { GateRules } from '../../modules/screening/contract.ts';
import { readJson, writeWhole } from '../gate-folder.ts';

/** Rules as the server sends them. */
export interface SignedRules {
  readonly text: string;
  readonly signature: string;
  readonly kid: string;
}

/** What a gate screens by. */
export interface Rules {
  readonly policy: ScreeningPolicy;
  readonly policyText: string;
  readonly hash: string;
  /** Null: the built-in first policy, which nobody signed. */
  readonly signature: string | null;
  readonly kid: string | null;
  readonly threat: { readonly level: ThreatLevel; readonly number: number };
  /** By `session place`. */
  readonly transfers: ReadonlyMap<string, number>;
}

/** Keeps the last good rules; starts with what the folder has, or with the built-in ones. */
export interface RulesKeeper {
  readonly current: Rules;
  /** What to tell the server that is known here. */
  readonly version: string | undefined;
  /** Throws where signature, form, gate or order do not hold; the former rules stand. */
  take(version: string, signed: SignedRules): void;
}

const form = Compile(GateRules);
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

interface KeeperParts {
  readonly folder: string;
  readonly edition: string;
  readonly gate: string;
  /** The keys this gate believes: those of its snapshot. */
  readonly keyOf: (kid: string) => string | undefined;
}

export function openRules(parts: KeeperParts): RulesKeeper {
  const file = join(parts.folder, 'rules.json');
  const kept = readJson<{ version: string; signed: SignedRules }>(file);
  let version: string | undefined;
  let current = builtIn(parts.edition);
  try {
    // What this gate wrote itself was checked when it came; the keys may not be known yet at a start.
    if (kept) [version, current] = [kept.version, read(kept.signed.text, parts)];
  } catch {
    // A damaged file: the built-in rules hold until the server is asked.
  }
  return {
    get current() {
      return current;
    },
    get version() {
      return version;
    },
    take(newVersion, signed) {
      const key = parts.keyOf(signed.kid);
      if (key === undefined || !isSigned(signed, key)) throw new Error('The signature of the rules does not hold');
      const rules = read(signed.text, parts);
      const policyKey = parts.keyOf(rules.kid!);
      const policySigned = { text: rules.policyText, signature: rules.signature!, kid: rules.kid! };
      if (policyKey === undefined || !isSigned(policySigned, policyKey))
        throw new Error('The signature of the policy does not hold');
      if (version !== undefined && rules.policy.version < current.policy.version)
        throw new Error('The policy is older');
      if (version !== undefined && rules.threat.number < current.threat.number)
        throw new Error('The threat level is older');
      [version, current] = [newVersion, rules];
      try {
        writeWhole(file, JSON.stringify({ version: newVersion, signed }));
      } catch {
        // A full disk: this run decides by them, and the next start fetches them again.
      }
    },
  };
}

function builtIn(edition: string): Rules {
  const policy = firstPolicy(edition);
  const policyText = JSON.stringify(policy);
  const threat = { level: 'usual' as const, number: 0 };
  return { policy, policyText, hash: hashOf(policyText), signature: null, kid: null, threat, transfers: new Map() };
}

function read(text: string, { edition, gate }: KeeperParts): Rules {
  const content: unknown = JSON.parse(text);
  if (!form.Check(content)) throw new Error('The rules do not have the form this gate knows');
  if (content.gate !== gate || content.edition !== edition) throw new Error(`The rules are for ${content.gate}`);
  const policy: unknown = JSON.parse(content.policy.text);
  const faults = checkScreeningPolicy(policy);
  if (faults.length > 0) throw new Error(`The policy has faults: ${faults.join('; ')}`);
  if ((policy as ScreeningPolicy).edition !== edition) throw new Error('The policy is of another edition');
  return {
    policy: policy as ScreeningPolicy,
    policyText: content.policy.text,
    hash: hashOf(content.policy.text),
    signature: content.policy.signature,
    kid: content.policy.kid,
    threat: content.threat,
    transfers: new Map(content.transfers.map(([session, place, count]) => [`${session} ${place}`, count])),
  };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

function isSigned({ text, signature }: SignedRules, publicKey: string): boolean {
  try {
    const spki = Buffer.concat([spkiHead, Buffer.from(publicKey, 'base64url')]);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
