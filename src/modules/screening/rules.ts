import { createHash, createHmac } from 'node:crypto';
import type { DrawHashes } from '../../engines/screening/draw.ts';
import { firstPolicy } from '../../engines/screening/first-policy.ts';
import type { ScreeningPolicy } from '../../engines/screening/policy.ts';
import type { PolicyRecord } from './store.ts';

/** The cryptography of draws and hashes over node:crypto. */
export const nodeHashes: DrawHashes = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  hmac: (key, message) => new Uint8Array(createHmac('sha256', key).update(message).digest()),
};

/** The text of a policy that is signed, and its hash. */
export function textOfPolicy(policy: ScreeningPolicy): { content: string; hash: string } {
  const content = JSON.stringify(policy);
  return { content, hash: createHash('sha256').update(content).digest('hex') };
}

/** What holds where an edition has published nothing. */
export function firstRecord(edition: string): PolicyRecord {
  const { content, hash } = textOfPolicy(firstPolicy(edition));
  return { version: 1, content, hash, state: 'published', madeAt: 0, publishedBy: null, publishedAt: null };
}

export function policyIn(record: Pick<PolicyRecord, 'content'>): ScreeningPolicy {
  return JSON.parse(record.content) as ScreeningPolicy;
}
