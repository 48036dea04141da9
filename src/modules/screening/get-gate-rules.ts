import { createHash } from 'node:crypto';
import { day, hour } from '../../kernel/time.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { getIssuer } from '../passes/index.ts';
import { listTransfers } from '../tickets/index.ts';
import type { GateRules } from './contract.ts';
import { firstRecord } from './rules.ts';
import { findPublished, findThreat } from './store.ts';

/** Transfers of sessions that are not over and open within so long go to the gate. */
const lookAhead = day;

interface SignedRules {
  readonly version: string;
  readonly rules: { text: string; signature: string; kid: string } | null;
}

/** What a gate decides by, signed with the key that gates pin; nothing where it knows this version. */
export async function getGateRules(
  tx: Tx,
  { edition, gate, known }: { edition: string; gate: string; known: string | undefined },
  box: SecretBox,
): Promise<SignedRules> {
  const programme = await getProgramme(tx, edition);
  const record = (await findPublished(tx.db, edition)) ?? firstRecord(edition);
  const threat = (await findThreat(tx.db, edition)) ?? { level: 'usual' as const, number: 0 };
  const venue = programme.policy.gates.find((one) => one.key === gate)?.venue;
  const sessions = [...programme.sessions.values()].filter(
    ({ venue: at, startsAt, endsAt }) =>
      at === venue && startsAt !== null && startsAt < tx.now + lookAhead && (endsAt ?? startsAt) > tx.now - hour,
  );
  const ids = sessions.map((session) => session.id);
  const transfers = (await listTransfers(tx.db, edition, ids)).map(
    ({ session, place, transfers }): [number, number, number] => [programme.sessionNumber(session), place, transfers],
  );
  const issuer = (await getIssuer(tx, edition, box, 'first'))!;
  const sign = (text: string) => issuer.sign(Buffer.from(text)).toString('base64url');
  const content: GateRules = {
    format: 1,
    edition,
    gate,
    policy: { text: record.content, signature: sign(record.content), kid: issuer.keyId },
    threat: { level: threat.level, number: threat.number },
    transfers,
  };
  const text = JSON.stringify(content);
  const version = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { version, rules: version === known ? null : { text, signature: sign(text), kid: issuer.keyId } };
}
