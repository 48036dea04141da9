/** People of one group, of one way to divide them: `language` into `en`, `ja` … Groups are told afterwards; no decision sees them. */
export interface GroupCount {
  readonly division: string;
  readonly group: string;
  readonly people: number;
  /** Sent to a check, an officer included. */
  readonly checked: number;
  /** Alarms in which the human found nothing. */
  readonly falseAlarms: number;
}

/** `alarm`: the ratio is outside the band and it is not luck. `watch`: outside, but it may be. `hidden`: too few to tell. */
export type Verdict = 'even' | 'watch' | 'alarm' | 'hidden';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** One rate of one group against everybody else of the same division. */
export interface RateComparison {
  readonly verdict: Verdict;
  readonly rate: number | null;
  /** Wilson's score interval of the rate. */
  readonly rateInterval: Interval | null;
  readonly ratio: number | null;
  /** Katz's log interval of the ratio. */
  readonly ratioInterval: Interval | null;
}

export interface GroupFairness {
  readonly division: string;
  readonly group: string;
  /** Null where fewer than ten, or where it would tell of a group that is. */
  readonly people: number | null;
  readonly checked: RateComparison;
  readonly falseAlarms: RateComparison;
}

/** Ratios within are even: the four-fifths rule (29 CFR 1607.4 D) and its inverse. */
export const evenBand: Interval = { low: 0.8, high: 1.25 };
export const leastShown = 10;
/** 99 %: a report compares a dozen groups, and one in a hundred shall be luck, not one in twenty. */
const z = 2.5758;

/** Rates per group; what would show fewer than ten people is hidden, with one other so that the rest does not betray it. */
export function fairnessReport(counts: readonly GroupCount[]): GroupFairness[] {
  const hidden = hiddenOf(counts);
  return counts.map((own) => {
    const others = counts.filter((one) => one.division === own.division && one !== own);
    const compare = (field: 'checked' | 'falseAlarms') =>
      hidden.has(own) ? nothing : compareRates(own[field], own.people, sum(others, field), sum(others, 'people'));
    return {
      division: own.division,
      group: own.group,
      people: hidden.has(own) ? null : own.people,
      checked: compare('checked'),
      falseAlarms: compare('falseAlarms'),
    };
  });
}

const nothing: RateComparison = { verdict: 'hidden', rate: null, rateInterval: null, ratio: null, ratioInterval: null };

function hiddenOf(counts: readonly GroupCount[]): Set<GroupCount> {
  const hidden = new Set(counts.filter((one) => one.people < leastShown));
  for (const division of new Set(counts.map((one) => one.division))) {
    const own = counts.filter((one) => one.division === division);
    const small = own.filter((one) => hidden.has(one) && one.people > 0);
    if (small.length !== 1) continue;
    // One alone could be worked out from the total.
    const next = own.filter((one) => !hidden.has(one)).sort((one, other) => one.people - other.people)[0];
    if (next) hidden.add(next);
  }
  return hidden;
}

function sum(list: readonly GroupCount[], field: 'people' | 'checked' | 'falseAlarms'): number {
  return list.reduce((total, one) => total + one[field], 0);
}

/** Compares `hits` of `total` with `otherHits` of `otherTotal`. */
export function compareRates(hits: number, total: number, otherHits: number, otherTotal: number): RateComparison {
  if (total === 0) return nothing;
  const rate = hits / total;
  const rateInterval = wilson(hits, total);
  if (otherTotal < leastShown) return nothing;
  if (hits + otherHits === 0) return { ...nothing, verdict: 'even' };
  const { ratio, interval } = katz(hits, total, otherHits, otherTotal);
  const isOutside = ratio < evenBand.low || ratio > evenBand.high;
  const isLuck = interval.low <= 1 && interval.high >= 1;
  const verdict = !isOutside ? 'even' : isLuck ? 'watch' : 'alarm';
  // With fewer than ten the figures would point at people; the verdict alone does not.
  if (hits < leastShown) return { ...nothing, verdict };
  return { verdict, rate, rateInterval, ratio, ratioInterval: interval };
}

/** Score interval of a proportion: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209. */
export function wilson(hits: number, total: number): Interval {
  const rate = hits / total;
  const spread = z * Math.sqrt((rate * (1 - rate)) / total + (z * z) / (4 * total * total));
  const middle = rate + (z * z) / (2 * total);
  const scale = 1 + (z * z) / total;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/** Log interval of a ratio of two proportions: D. Katz and others, Biometrics 34 (1978) 469; half a case is added where one is zero. */
export function katz(
  hits: number,
  total: number,
  otherHits: number,
  otherTotal: number,
): { ratio: number; interval: Interval } {
  const half = hits === 0 || otherHits === 0 ? 0.5 : 0;
  const [a, n, b, m] = [hits + half, total + half, otherHits + half, otherTotal + half];
  const ratio = a / n / (b / m);
  const spread = z * Math.sqrt(Math.max(0, 1 / a - 1 / n + 1 / b - 1 / m));
  return { ratio, interval: { low: ratio * Math.exp(-spread), high: ratio * Math.exp(spread) } };
}
