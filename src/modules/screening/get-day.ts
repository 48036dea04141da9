import { officerActs } from '../../engines/screening/log.ts';
import { minute } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import type { ScreeningDay } from './contract.ts';
import { boundsOf, type DecidedPerson, decidedBetween } from './day-notes.ts';

const quarter = 15 * minute;
const mostOverrides = 100;

/** What lanes said on one local day, and what humans did with it. */
export async function getDay(tx: Tx, edition: string, day: string): Promise<ScreeningDay> {
  const people = await decidedBetween(tx, edition, await boundsOf(tx, edition, day));
  const overruled = people.filter(({ outcome }) => outcome?.isOverride);
  const alarmed = people.filter(({ decision }) => decision.signals.detector.state === 'alarm');
  const acts = Object.fromEntries(officerActs.map((act) => [act, 0])) as ScreeningDay['officerActs'];
  for (const { outcome } of people) if (outcome) acts[outcome.act] += 1;
  return {
    day,
    people: people.length,
    outcomes: countBy(people, ({ decision }) => decision.outcome),
    reasons: countBy(people, ({ decision }) => decision.reasons[0]!),
    quarters: quartersOf(people),
    officerActs: acts,
    overrides: overruled
      .slice(-mostOverrides)
      .reverse()
      .map(({ gate, decision, outcome }) => ({
        at: outcome!.at,
        gate,
        outcome: decision.outcome,
        act: outcome!.act,
        by: outcome!.by,
        why: outcome!.why,
      })),
    overrideCount: overruled.length,
    alarms: alarmed.length,
    falseAlarms: alarmed.filter(({ outcome }) => outcome?.found === 'nothing').length,
  };
}

function countBy(people: readonly DecidedPerson[], keyOf: (person: DecidedPerson) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const person of people) counts[keyOf(person)] = (counts[keyOf(person)] ?? 0) + 1;
  return counts;
}

function quartersOf(people: readonly DecidedPerson[]): ScreeningDay['quarters'] {
  const quarters = new Map<number, DecidedPerson[]>();
  for (const person of people) {
    const at = Math.floor(person.at / quarter) * quarter;
    quarters.set(at, [...(quarters.get(at) ?? []), person]);
  }
  return [...quarters]
    .sort(([one], [other]) => one - other)
    .map(([at, list]) => ({ at, counts: countBy(list, ({ decision }) => decision.outcome) }));
}
