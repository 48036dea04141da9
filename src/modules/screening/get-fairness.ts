import { fairnessReport, type GroupCount } from '../../engines/screening/fairness.ts';
import type { Tx } from '../../platform/tx.ts';
import { listPassesById } from '../passes/index.ts';
import { listTold } from '../people/index.ts';
import type { Fairness } from './contract.ts';
import { boundsOf, type DecidedPerson, decidedBetween } from './day-notes.ts';

/**
 * Rates per group of what visitors told themselves. The groups are looked up here, after everything was decided, and leave
 * this function as counts only.
 */
export async function getFairness(tx: Tx, edition: string, day: string): Promise<Fairness> {
  const people = await decidedBetween(tx, edition, await boundsOf(tx, edition, day));
  const passes = [...new Set(people.flatMap(({ decision }) => decision.pass ?? []))];
  const holders = await listPassesById(tx.db, edition, passes);
  const told = await listTold(tx.db, [...new Set(holders.map((holder) => holder.person))]);
  const byPerson = new Map(told.map((one) => [one.person, one]));
  const groupsOf = new Map(holders.map(({ id, person }) => [id, groupsOfTold(byPerson.get(person))]));
  const counts = new Map<string, { -readonly [K in keyof GroupCount]: GroupCount[K] }>();
  let unknown = 0;
  for (const person of people) {
    const groups = groupsOf.get(person.decision.pass ?? '') ?? [];
    if (groups.length === 0) unknown += 1;
    for (const [division, group] of groups) {
      const key = `${division} ${group}`;
      const count = counts.get(key) ?? { division, group, people: 0, checked: 0, falseAlarms: 0 };
      count.people += 1;
      if (isChecked(person)) count.checked += 1;
      if (isFalseAlarm(person)) count.falseAlarms += 1;
      counts.set(key, count);
    }
  }
  const inOrder = [...counts.values()].sort((one, other) =>
    one.division + one.group < other.division + other.group ? -1 : 1,
  );
  return {
    people: people.length,
    unknown,
    groups: fairnessReport(inOrder).map((group) => ({ ...group })),
  };
}

function groupsOfTold(told: Awaited<ReturnType<typeof listTold>>[number] | undefined): [string, string][] {
  if (!told) return [];
  return [
    ['needs', told.isStepFree ? 'stepFree' : 'none'],
    ['party', told.hasChildren ? 'withChildren' : told.hasCompanion ? 'withCompanion' : 'adults'],
    ['language', told.language],
  ];
}

const isChecked = ({ decision }: DecidedPerson): boolean =>
  decision.outcome === 'secondaryCheck' || decision.outcome === 'referToOfficer';

const isFalseAlarm = ({ decision, outcome }: DecidedPerson): boolean =>
  decision.signals.detector.state === 'alarm' && outcome?.found === 'nothing';
