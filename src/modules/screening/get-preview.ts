import { expectedOutcomes } from '../../engines/screening/decide-screening.ts';
import type { ScreeningPolicy } from '../../engines/screening/policy.ts';
import type { Signals } from '../../engines/screening/signals.ts';
import type { AnswerOf } from '../../kernel/endpoint.ts';
import { day } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type { getPreview as endpoint, Outcomes } from './contract.ts';
import { decidedBetween } from './day-notes.ts';
import { refuse } from './problems.ts';
import { firstRecord, policyIn } from './rules.ts';
import { listPolicies } from './store.ts';

const mostPeople = 5_000;

/**
 * What the draft would do with the people of the last seven days, the newest 5,000, against the policy in force; expected over
 * all draws, so that luck plays no part. Refuses `noDraft`.
 */
export async function getPreview(tx: Tx, edition: string): Promise<AnswerOf<typeof endpoint>> {
  await getProgramme(tx, edition);
  const records = await listPolicies(tx.db, edition);
  const draft = records.find((record) => record.state === 'draft');
  if (!draft) throw refuse.noDraft();
  const current = records.find((record) => record.state === 'published') ?? firstRecord(edition);
  const all = await decidedBetween(tx, edition, { from: tx.now - 7 * day, until: tx.now + day });
  const people = all.slice(-mostPeople);
  const signals = people.map(({ decision }) => decision.signals);
  return {
    people: people.length,
    from: people[0]?.at ?? null,
    until: people.at(-1)?.at ?? null,
    current: expectedOver(policyIn(current), signals),
    draft: expectedOver(policyIn(draft), signals),
  };
}

function expectedOver(policy: ScreeningPolicy, signals: readonly Signals[]): Outcomes {
  const total = { walkThrough: 0, bagLane: 0, secondaryCheck: 0, assistance: 0, referToOfficer: 0 };
  for (const one of signals) {
    const expected = expectedOutcomes(policy, one);
    for (const [outcome, share] of Object.entries(expected)) total[outcome as keyof Outcomes] += share / signals.length;
  }
  // Sums of thousands of shares may end a hair above one.
  for (const outcome of Object.keys(total)) {
    total[outcome as keyof Outcomes] = Math.min(1, total[outcome as keyof Outcomes]);
  }
  return total;
}
