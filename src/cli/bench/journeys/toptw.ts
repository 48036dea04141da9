import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPlan } from '../../../engines/itinerary/check-plan.ts';
import { startSolving } from '../../../engines/itinerary/solve.ts';
import { readToptw, toptwTrip, writeToptw } from '../../../engines/itinerary/toptw-format.ts';
import { invariant } from '../../../kernel/invariant.ts';
import type { BenchOptions } from '../../bench.ts';
import { fail } from '../../say.ts';
import type { BenchResult } from '../figures.ts';
import { rounded } from '../figures.ts';
import { wholeOption } from '../option.ts';

/** One instance for one number of days, and the profit it is measured against. */
interface Case {
  readonly instance: string;
  readonly m: number;
  readonly reference: number;
}

interface Outcome extends Case {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

interface Budget {
  readonly folder: string;
  readonly seconds: number;
  readonly seeds: number;
  readonly write: string | undefined;
}

/**
 * Team orienteering with time windows on a folder of public instances (`instances/NAME.txt`) against `best-known.csv` (instance, m,
 * best known profit) and, where it is there, `athens-published.csv` (instance, tours, start day, stops, profit of ILS). `--dir`,
 * `--seconds` of CPU of the whole process a case and seed (1), `--seeds` (1), `--m` one number of days, `--filter` part of a name,
 * `--only toptw` or `--only athens`, `--write` a folder for the plans. Every plan is judged by checkPlan; a fault is an error.
 */
export async function benchToptw(options: BenchOptions): Promise<BenchResult> {
  const folder = options.dir ?? fail('--dir is the folder with instances/ and best-known.csv.');
  const seconds = Number(options.seconds ?? '1');
  if (!(seconds > 0)) fail(`--seconds is a number above 0, not ${options.seconds}.`);
  const { only, filter = '' } = options;
  if (only !== undefined && only !== 'toptw' && only !== 'athens') fail(`--only is toptw or athens, not ${only}.`);
  const m = options.m === undefined ? undefined : wholeOption(options, 'm', 1);
  const isWanted = (one: Case) => one.instance.includes(filter) && (m === undefined || one.m === m);
  const budget: Budget = { folder, seconds, seeds: wholeOption(options, 'seeds', 1), write: options.write };
  if (budget.write) mkdirSync(budget.write, { recursive: true });
  const known = only === 'athens' ? [] : casesOf(folder, 'best-known.csv', 2).filter(isWanted);
  const athens = only === 'toptw' ? [] : casesOf(folder, 'athens-published.csv', 4).filter(isWanted);
  if (known.length + athens.length === 0) fail(`${folder} has no case that was asked for.`);
  return {
    secondsPerCase: seconds,
    seeds: budget.seeds,
    ...toptwFigures(known.map((one) => measure(one, budget))),
    ...athensFigures(athens.map((one) => measure(one, budget))),
  };
}

function casesOf(folder: string, file: string, column: number): Case[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  return rows.map((row) => {
    const cells = row.split(',');
    return { instance: cells[0]!, m: Number(cells[1]), reference: Number(cells[column]) };
  });
}

function measure(one: Case, { folder, seconds, seeds, write }: Budget): Outcome {
  const text = readFileSync(join(folder, 'instances', `${one.instance}.txt`), 'utf8');
  const trip = toptwTrip(readToptw(one.instance, text), one.m);
  const profits: number[] = [];
  let best = '';
  for (let seed = 1; seed <= seeds; seed += 1) {
    const began = cpuSeconds();
    const solver = startSolving(trip, { seed });
    for (let spent = cpuSeconds() - began; spent < seconds; spent = cpuSeconds() - began)
      solver.step(50, spent / seconds);
    const plan = solver.best();
    const faults = checkPlan(trip, plan);
    invariant(faults.length === 0, `${one.instance}, ${one.m} days, seed ${seed}: ${JSON.stringify(faults[0])}`);
    if (profits.every((profit) => profit < plan.profit)) best = writeToptw(plan);
    profits.push(plan.profit);
  }
  if (write) writeFileSync(join(write, `${one.instance}-${one.m}.txt`), best);
  return { ...one, mean: meanOf(profits), least: Math.min(...profits), most: Math.max(...profits) };
}

/** CPU time of the process with all its threads, so that a busy machine does not change what is measured. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

const gapOf = (profit: number, reference: number) => (100 * (reference - profit)) / reference;

function toptwFigures(outcomes: readonly Outcome[]): BenchResult {
  if (outcomes.length === 0) return {};
  const gaps = outcomes.map(({ mean, reference }) => gapOf(mean, reference));
  return {
    cases: outcomes.length,
    meanGapPercent: rounded(meanOf(gaps), 3),
    worstGapPercent: rounded(Math.max(...gaps), 3),
    worstRunGapPercent: rounded(Math.max(...outcomes.map(({ least, reference }) => gapOf(least, reference))), 3),
    atBestKnown: outcomes.filter(({ most, reference }) => most >= reference).length,
    byFamily: familiesOf(outcomes),
    perCase: outcomes.map(({ instance, m, reference, mean, most }, index) => ({
      instance,
      m,
      best: reference,
      mean: rounded(mean, 1),
      bestFound: most,
      gapPercent: rounded(gaps[index]!, 3),
    })),
  };
}

/** The families in which published tables are given: Cordeau 1 to 10 and 11 to 20, Solomon 100 and 200. */
function familiesOf(outcomes: readonly Outcome[]) {
  const families = new Map<string, Outcome[]>();
  for (const one of outcomes) {
    const number = Number(one.instance.replace(/\D/g, ''));
    const family = one.instance.startsWith('pr')
      ? number <= 10
        ? 'pr01-10'
        : 'pr11-20'
      : number < 200
        ? '100'
        : '200';
    families.set(family, [...(families.get(family) ?? []), one]);
  }
  return [...families].map(([family, list]) => ({
    family,
    cases: list.length,
    gapPercent: rounded(meanOf(list.map(({ mean, reference }) => gapOf(mean, reference))), 3),
  }));
}

function athensFigures(outcomes: readonly Outcome[]): BenchResult {
  if (outcomes.length === 0) return {};
  const sum = (read: (one: Outcome) => number) => outcomes.reduce((total, one) => total + read(one), 0);
  const [profit, ils] = [sum(({ mean }) => mean), sum(({ reference }) => reference)];
  const more = outcomes.map(({ mean, reference }) => -gapOf(mean, reference));
  return {
    athensCases: outcomes.length,
    athensProfit: rounded(profit, 1),
    athensPublishedIls: ils,
    athensMoreThanIlsPercent: rounded((100 * (profit - ils)) / ils, 2),
    athensWorstPercent: rounded(Math.min(...more), 2),
    athensWorstRunPercent: rounded(Math.min(...outcomes.map(({ least, reference }) => -gapOf(least, reference))), 2),
    athensPerCase: outcomes.map(({ instance, m, reference, mean, most }, index) => ({
      instance,
      m,
      ils: reference,
      mean: rounded(mean, 1),
      bestFound: most,
      morePercent: rounded(more[index]!, 2),
    })),
  };
}
