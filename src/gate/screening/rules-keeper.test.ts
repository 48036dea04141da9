import { sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstPolicy } from '../../engines/screening/first-policy.ts';
import type { ScreeningPolicy } from '../../engines/screening/policy.ts';
import { makeIssuer, type TestIssuer } from '../testing/games.ts';
import { openRules, type RulesKeeper, type SignedRules } from './rules-keeper.ts';

const issuer = makeIssuer('a1b2c3d4');
const stranger = makeIssuer('ffffffff');
const edition = 'workload';
const gate = 'ARE-G1';
let folder: string;
let rules: RulesKeeper;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaimon-rules-'));
  rules = open();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  openRules({ folder, edition, gate, keyOf: (kid) => (kid === issuer.keyId ? issuer.publicKey : undefined) });
const signed = (text: string, by: TestIssuer): SignedRules => ({
  text,
  signature: sign(null, Buffer.from(text), by.privateKey).toString('base64url'),
  kid: by.keyId,
});
function made(
  version: number,
  number: number,
  changes: { by?: TestIssuer; policyBy?: TestIssuer; of?: string; policy?: object } = {},
) {
  const policy: ScreeningPolicy = { ...firstPolicy(edition), version, ...changes.policy };
  const content = {
    format: 1,
    edition,
    gate: changes.of ?? gate,
    policy: signed(JSON.stringify(policy), changes.policyBy ?? issuer),
    threat: { level: number > 1 ? 'raised' : 'usual', number },
    transfers: [[1, 4, 2]],
  };
  return signed(JSON.stringify(content), changes.by ?? issuer);
}

it('a gate without a server decides by the first policy, and says that nobody signed it', () => {
  expect(rules.current).toMatchObject({ signature: null, policy: firstPolicy(edition), threat: { level: 'usual' } });
  expect(rules.version).toBeUndefined();
});

it('takes signed rules over, and keeps them through a restart', () => {
  rules.take('one', made(2, 2));
  expect(rules.current).toMatchObject({ policy: { version: 2 }, threat: { level: 'raised', number: 2 } });
  expect(rules.current.transfers.get('1 4')).toBe(2);
  expect(open().current).toEqual(rules.current);
  expect(open().version).toBe('one');
});

it('refuses what is forged, older, for another gate, or says what no policy may', () => {
  rules.take('one', made(3, 3));
  const before = rules.current;
  const good = made(4, 4);
  for (const [why, bad] of [
    ['a stranger', made(4, 4, { by: stranger })],
    ['a stranger under the name of the issuer', { ...made(4, 4, { by: stranger }), kid: issuer.keyId }],
    ['a changed text', { ...good, text: good.text.replace('raised', 'usual') }],
    ['a policy of a stranger', made(4, 4, { policyBy: { ...stranger, keyId: issuer.keyId } })],
    ['another gate', made(4, 4, { of: 'ARE-G2' })],
    ['an older policy', made(2, 4)],
    ['an older level', made(4, 2)],
    ['a policy without chance', made(4, 4, { policy: { randomShare: { usual: 0, raised: 0, high: 0 } } })],
    ['a policy that looks at origins', made(4, 4, { policy: { nationality: { xx: 0.1 } } })],
    ['rubbish', signed('{', issuer)],
  ] as const) {
    expect(() => rules.take('two', bad), why).toThrow();
    expect(rules.current, why).toBe(before);
  }
  rules.take('two', good);
  expect(rules.current.policy.version).toBe(4);
});
