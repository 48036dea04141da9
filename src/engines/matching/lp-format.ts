import type { AllocationProblem } from './allocation-problem.ts';
import type { Market } from './market.ts';

/** A market as a linear programme in the LP format that every solver reads; variable x<k> is the candidate at position k. */
export function marketAsLp(market: Market): string {
  const { people, packages, capacity, offset, candidate, value } = market;
  const rows: string[] = [];
  const places: string[][] = Array.from({ length: packages }, () => []);
  for (let person = 0; person < people; person += 1) {
    const own: string[] = [];
    for (let at = offset[person]!; at < offset[person + 1]!; at += 1) {
      own.push(`x${at}`);
      places[candidate[at]!]!.push(`x${at}`);
    }
    if (own.length > 0) rows.push(`${own.join(' + ')} <= 1`);
  }
  for (const [one, list] of places.entries()) if (list.length > 0) rows.push(`${list.join(' + ')} <= ${capacity[one]}`);
  return lines(value, rows, []);
}

/** The same for an allocation, with whole options; variable y<g> says that group g gets something. */
export function allocationAsLp(problem: AllocationProblem): string {
  const { groups, offset, useOffset, resource, units, capacity, floorOf, least, size, most, value } = problem;
  const rows: string[] = [];
  const used: string[][] = Array.from(capacity, () => []);
  const served: string[][] = Array.from(least, () => []);
  const whole = Array.from(value, (_, option) => `x${option}`);
  for (let group = 0; group < groups; group += 1) {
    const own: string[] = [];
    for (let option = offset[group]!; option < offset[group + 1]!; option += 1) {
      own.push(`x${option}`);
      for (let use = useOffset[option]!; use < useOffset[option + 1]!; use += 1)
        used[resource[use]!]!.push(`${units[use]} x${option}`);
    }
    if (own.length === 0) continue;
    rows.push(`${own.join(' + ')} <= ${most[group]}`);
    const floor = floorOf[group]!;
    if (floor < 0) continue;
    rows.push(`${own.join(' + ')} - y${group} >= 0`);
    served[floor]!.push(`${size[group]} y${group}`);
    whole.push(`y${group}`);
  }
  for (const [one, list] of used.entries()) if (list.length > 0) rows.push(`${list.join(' + ')} <= ${capacity[one]}`);
  for (const [floor, list] of served.entries())
    if (least[floor]! > 0) rows.push(`${list.length > 0 ? list.join(' + ') : '0 x0'} >= ${least[floor]}`);
  return lines(value, rows, whole);
}

function lines(value: ArrayLike<number>, rows: readonly string[], binary: readonly string[]): string {
  const goal = Array.from(value, (worth, at) => `${worth} x${at}`);
  return [
    'Maximize',
    ` ${goal.length > 0 ? goal.join('\n + ') : '0 x0'}`,
    'Subject To',
    ...(rows.length > 0 ? rows.map((row) => ` ${row}`) : [' x0 <= 0']),
    ...(binary.length > 0 ? ['Binary', ` ${binary.join(' ')}`] : []),
    'End',
  ].join('\n');
}
