import { writeFileSync } from 'node:fs';
import { planLanes } from '../../engines/crowd/plan-lanes.ts';
import { pointsFor, type StadiumQuestion, stadiumQuestion, stadiumScene } from '../../engines/crowd/stadium.ts';
import { fail, say } from '../say.ts';
import { crowdDay } from './crowd-day.ts';
import { crowdPicture } from './crowd-picture.ts';
import { clock, crowdReport, table } from './crowd-report.ts';
import { playLargeParties, playVariants, type Variant } from './crowd-variants.ts';

/** Options of `simulate crowd`, as text. */
export const crowdArgs = {
  seats: { type: 'string', default: '80000', description: 'crowd: people who come' },
  lanes: { type: 'string', default: '30', description: 'crowd: lanes that people walk through' },
  gates: { type: 'string', default: '5', description: 'crowd: gates that share them' },
  runs: { type: 'string', default: '5', description: 'crowd: runs, each with people of its own' },
  bags: { type: 'string', default: '0.05', description: 'crowd: share of people whose bag is opened' },
  follow: { type: 'string', default: '0.6', description: 'crowd: share of parties that follow their slot' },
  target: { type: 'string', description: 'crowd: seconds; finds the fewest lanes whose 95 % wait is below' },
  edition: { type: 'string', description: 'crowd: folder of an edition, for all venues of --day' },
  day: { type: 'string', description: 'crowd: day of that edition, 2021-07-31' },
  svg: { type: 'string', description: 'crowd: file for a picture of the lines' },
} as const;
export type CrowdArgs = Readonly<Partial<Record<keyof typeof crowdArgs, string | undefined>>> & {
  readonly seed: string;
  readonly json?: boolean | undefined;
};

/** Plays a crowd through its gates, without a server, and tells what it saw. */
export function runCrowd(args: CrowdArgs): void {
  const [seed, runs] = [count(args.seed, 'seed', 0, 0xffffffff), count(args.runs, 'runs', 1, 200)];
  if (args.edition !== undefined || args.day !== undefined) {
    for (const line of crowdDay(args, seed, runs)) say(line);
    return;
  }
  const question = questionOf(args);
  if (args.target !== undefined) {
    plan(question, count(args.target, 'target', 1, 7200), { seed, runs, json: args.json });
    return;
  }
  const compliance = share(args.follow, 'follow');
  const started = performance.now();
  const variants = playVariants(question, { seed, runs, compliance });
  const milliseconds = (performance.now() - started) / (variants.length * runs);
  const party = playLargeParties(question, seed);
  if (args.svg !== undefined) {
    const shown = variants.filter(({ name }) => name !== 'turnstiles' && name !== 'networkLost' && name !== 'rain');
    writeFileSync(args.svg, crowdPicture(`People in line: ${args.seats} people, ${args.lanes} lanes`, shown));
  }
  if (!args.json) for (const line of crowdReport(question, variants, party)) say(line);
  if (!args.json && args.svg !== undefined) say(`  The picture is in ${args.svg}.\n`);
  if (args.json) say(JSON.stringify(figuresOf(question, variants, { seed, runs, compliance, party, milliseconds })));
}

function questionOf(args: CrowdArgs): StadiumQuestion {
  const [seats, lanes] = [count(args.seats, 'seats', 1, 500_000), count(args.lanes, 'lanes', 1, 1_000)];
  const gates = count(args.gates, 'gates', 1, Math.min(26, lanes));
  const usual = stadiumQuestion(seats, lanes, gates);
  const crowd = { ...usual.crowd, bags: share(args.bags, 'bags') };
  return { ...usual, crowd, points: pointsFor(crowd, gates) };
}

function plan(
  question: StadiumQuestion,
  target: number,
  options: { seed: number; runs: number; json?: boolean | undefined },
): void {
  const answer = planLanes({
    scene: stadiumScene(question),
    targetSeconds: target,
    seed: options.seed,
    runs: options.runs,
  });
  const waitP95Seconds = round(answer.waitP95Seconds);
  if (options.json) {
    const { plan, isReached, tried } = answer;
    say(JSON.stringify({ seats: question.seats, target, isReached, waitP95Seconds, tried, plan }));
    return;
  }
  const total = answer.plan.reduce((sum, { count }) => sum + count, 0);
  say(
    answer.isReached
      ? `\n  ${total} lanes and points keep the wait of 95 % at every kind of lane within ${clock(answer.waitP95Seconds)}; none can be spared (${answer.tried} variants played)\n`
      : `\n  Not reached: the wait is ${clock(answer.waitP95Seconds)} even with ${total} lanes and points\n`,
  );
  const kinds = [...new Set(answer.plan.map(({ kind }) => kind))];
  const gates = [...new Set(answer.plan.map(({ gate }) => gate))];
  const counts = (gate: string) =>
    kinds.map((kind) => String(answer.plan.find((one) => one.gate === gate && one.kind === kind)?.count ?? 0));
  for (const line of table(
    ['Gate', ...kinds],
    gates.map((gate) => [gate, ...counts(gate)]),
  ))
    say(line);
  say();
}

/** The figures for machines: seconds and people, means over the runs. */
function figuresOf(
  question: StadiumQuestion,
  variants: readonly Variant[],
  rest: { seed: number; runs: number; compliance: number; party: object; milliseconds: number },
) {
  const { result } = variants[0]!;
  const first = result.runs[0]!;
  const mean = (read: (run: typeof first) => number) =>
    round(result.runs.reduce((sum, run) => sum + read(run), 0) / result.runs.length);
  const kinds = Object.keys(first.kinds) as (keyof typeof first.kinds)[];
  const groups = Object.keys(first.groups) as (keyof typeof first.groups)[];
  return {
    seats: question.seats,
    lanes: question.lanes,
    gates: question.gates,
    points: question.points,
    seed: rest.seed,
    runs: rest.runs,
    waitP50Seconds: round(result.waitP50.mean),
    waitP95Seconds: round(result.waitP95.mean),
    waitP95PlusMinus: round(result.waitP95.plusMinus),
    waitMaxSeconds: round(result.waitMost.mean),
    missedStart: round(result.missedStart.mean),
    byKind: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        {
          lanes: first.kinds[kind]!.lanes,
          perMinute: mean((run) => run.kinds[kind]!.perMinute),
          waitP50Seconds: mean((run) => run.kinds[kind]!.waits.p50),
          waitP95Seconds: mean((run) => run.kinds[kind]!.waits.p95),
          ...(kind === 'wide' ? { ofNeedWaitP95Seconds: mean((run) => run.kinds[kind]!.ofNeed.p95) } : {}),
        },
      ]),
    ),
    byGroup: Object.fromEntries(
      groups.map((group) => [
        group,
        {
          waitMeanSeconds: mean((run) => run.groups[group]?.mean ?? 0),
          waitP95Seconds: mean((run) => run.groups[group]?.p95 ?? 0),
        },
      ]),
    ),
    partyOfEight: rest.party,
    follow: rest.compliance,
    variants: Object.fromEntries(
      variants.map(({ name, lanes, result: one }) => [
        name,
        {
          lanes,
          waitP95Seconds: round(one.waitP95.mean),
          missedStart: round(one.missedStart.mean),
          longestLine: round(one.longestLine.mean),
        },
      ]),
    ),
    millisecondsPerRun: round(rest.milliseconds),
  };
}

const round = (value: number): number | null => (Number.isFinite(value) ? Math.round(value * 10) / 10 : null);

function count(text: string | undefined, name: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text ?? '') || value < least || value > most)
    fail(`--${name} takes a whole number from ${least} to ${most}.`);
  return value;
}

function share(text: string | undefined, name: string): number {
  const value = Number(text);
  if (text === '' || !(value >= 0 && value <= 1)) fail(`--${name} takes a share from 0 to 1.`);
  return value;
}
