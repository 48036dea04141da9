import type { Band, Estimate, Replication } from '../../engines/crowd/replicate.ts';
import type { LaneKind } from '../../engines/crowd/scene.ts';
import { gateCapacity } from '../../engines/crowd/slots-for-parties.ts';
import { type StadiumQuestion, stadiumScene } from '../../engines/crowd/stadium.ts';
import type { Waits } from '../../engines/crowd/wait-tally.ts';
import type { LargeParty, Variant } from './crowd-variants.ts';

const kindNames: Readonly<Record<LaneKind, string>> = {
  face: 'face and code, no stop',
  code: 'code and card, no stop',
  wide: 'wide, step-free',
  turnstile: 'turnstile',
  detector: 'detector, one by one',
  search: 'bag search point',
  check: 'check after detector',
  steward: "steward's desk",
};
const groupNames = {
  stepFree: 'need a step-free way',
  families: 'with children',
  face: 'by face',
  code: 'by code',
  card: 'by card',
  bags: 'with a bag to open',
  checked: 'stopped by detector',
  unread: 'nothing could be read',
} as const;

/** `1:05` from seconds; with tenths below ten seconds. */
export function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const rounded = Math.round(seconds);
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, '0')}`;
}

const number = (value: number): string => Math.round(value).toLocaleString('en').replaceAll(',', ' ');
const spread = ({ plusMinus }: Estimate): string =>
  Number.isFinite(plusMinus) ? `±${Math.max(1, Math.ceil(plusMinus))} s` : '';

/** The report of `simulate crowd`, line by line. */
export function crowdReport(question: StadiumQuestion, variants: readonly Variant[], party: LargeParty): string[] {
  const planned = variants[0]!;
  const { result } = planned;
  return [
    '',
    `  ${number(question.seats)} people, half of them in the last half hour, ${question.lanes} lanes at ${question.gates} gates`,
    `  ${result.runs.length} runs; each variant is met by the same people`,
    '',
    ...headline(planned),
    '',
    ...kindTable(result),
    '',
    ...groupTable(result),
    '',
    '  A party of eight, three children and a wheelchair among them',
    `  One act reads for all (${party.actSeconds} s); the last of them is through after ${party.throughSeconds.toFixed(0)} s; they waited ${clock(party.longestWait)} at most (${party.parties} such parties)`,
    '',
    ...picture(variants),
    '',
    ...variantTable(variants),
    '',
    ...assumptions(question),
    '',
  ];
}

function headline({ result }: Variant): string[] {
  return [
    `  95 % wait ${clock(result.waitP95.mean)} at most (${spread(result.waitP95)}); half of them ${clock(result.waitP50.mean)}; nobody more than ${clock(result.waitMost.mean)}`,
    `  ${number(result.missedStart.mean)} people come before the start and are inside after it; the longest line is ${number(result.longestLine.mean)} people at one gate`,
  ];
}

function kindTable({ runs, waitP95ByKind }: Replication): string[] {
  const rows = (Object.keys(runs[0]!.kinds) as LaneKind[]).map((kind) => {
    const of = (read: (waits: Waits) => number) => mean(runs.map((run) => read(run.kinds[kind]!.waits)));
    const { lanes } = runs[0]!.kinds[kind]!;
    const perMinute = mean(runs.map((run) => run.kinds[kind]!.perMinute));
    return [
      kindNames[kind],
      String(lanes),
      perMinute.toFixed(0),
      number(of((waits) => waits.people)),
      clock(of((waits) => waits.p50)),
      `${clock(waitP95ByKind[kind]!.mean)} ${spread(waitP95ByKind[kind]!)}`,
      clock(of((waits) => waits.most)),
    ];
  });
  const ofNeed = runs.flatMap((run) => run.kinds.wide?.ofNeed ?? []);
  if (ofNeed.length > 0)
    rows.splice(rows.findIndex(([name]) => name === kindNames.wide) + 1, 0, [
      '  of it: those who need it',
      '',
      '',
      number(mean(ofNeed.map(({ people }) => people))),
      clock(mean(ofNeed.map(({ p50 }) => p50))),
      clock(mean(ofNeed.map(({ p95 }) => p95))),
      clock(mean(ofNeed.map(({ most }) => most))),
    ]);
  return table(['Wait by lane', 'lanes', 'a minute*', 'people', 'half', '95 %', 'longest'], rows);
}

function groupTable({ runs }: Replication): string[] {
  const groups = Object.keys(runs[0]!.groups) as (keyof typeof groupNames)[];
  const rows = groups.map((group) => {
    const of = (read: (waits: Waits) => number) => mean(runs.map((run) => read(run.groups[group] ?? run.waits)));
    return [
      groupNames[group],
      number(of((waits) => waits.people)),
      `${of((waits) => waits.mean).toFixed(1)} s`,
      clock(of((waits) => waits.p50)),
      clock(of((waits) => waits.p95)),
      clock(of((waits) => waits.most)),
    ];
  });
  return table(['Wait on the whole way in', 'people', 'mean', 'half', '95 %', 'longest'], rows);
}

function variantTable(variants: readonly Variant[]): string[] {
  return table(
    ['If', '95 % wait', '', 'late', 'longest line', 'hours waited'],
    variants.map(({ label, result }) => [
      label,
      clock(result.waitP95.mean),
      spread(result.waitP95),
      number(result.missedStart.mean),
      number(result.longestLine.mean),
      number(mean(result.runs.map((run) => (run.waits.mean * run.people) / 3600))),
    ]),
  );
}

const blocks = ' ▁▂▃▄▅▆▇█';
const stepMinutes = 2;
const shownFrom = -90;
const shownUntil = 40;

/** People in line over time, one row a variant, all on one scale of square roots so that small lines show beside large ones. */
function picture(variants: readonly Variant[]): string[] {
  const rows = variants.map(({ name, label, result }) => ({
    name,
    label,
    peaks: peaksOf(result.line, result.fromSeconds),
  }));
  // The turnstiles that are too few would flatten everything else; their row runs over the top, and its number says by how much.
  const most = Math.max(...rows.flatMap(({ name, peaks }) => (name === 'turnstiles' ? [] : peaks)));
  const width = Math.max(...rows.map(({ label }) => label.length));
  const columns = rows[0]!.peaks.length;
  const start = Math.round(-shownFrom / stepMinutes);
  const axis = [...' '.repeat(columns)];
  for (const minute of [-90, -60, -30])
    axis.splice((minute - shownFrom) / stepMinutes, String(minute).length, ...String(minute));
  axis.splice(start, 5, ...'start');
  return [
    `  People in line, all gates together, ${shownFrom} to +${shownUntil} minutes (█ is ${number(most)}; heights are square roots)`,
    ...rows.map(({ label, peaks }) => {
      const cells = peaks.map((people) => blocks[Math.ceil(Math.sqrt(people / Math.max(1, most)) * 8)] ?? '█');
      return `  ${label.padEnd(width)}  ${cells.join('')}  ${number(Math.max(...peaks))}`;
    }),
    `  ${' '.repeat(width)}  ${axis.join('').trimEnd()}`,
  ];
}

function peaksOf(line: Band, fromSeconds: number): number[] {
  const peaks: number[] = [];
  for (let minute = shownFrom; minute < shownUntil; minute += stepMinutes) {
    const at = minute - fromSeconds / 60;
    let peak = 0;
    for (let i = Math.max(0, at); i < Math.min(line.middle.length, at + stepMinutes); i += 1)
      peak = Math.max(peak, line.middle[i]!);
    peaks.push(peak);
  }
  return peaks;
}

function assumptions(question: StadiumQuestion): string[] {
  const scene = stadiumScene(question);
  const perMinute = scene.gates.reduce((sum, gate) => sum + gateCapacity(gate, scene), 0);
  const { points, crowd } = question;
  return [
    `  * people a minute through one lane that is never idle. All lanes together take ${number(perMinute)} a minute.`,
    '  A lane here has no stop: a free-flow detector and a reader that takes face, code or card while people walk, one a second;',
    '  a code or card costs its party 0.8 s more. It is what Kaimon is built for, and no open measurement of a whole lane is known.',
    `  Beside the lanes stand ${points.search ?? 0} bag search points (${Math.round(100 * crowd.bags)} % of people have a bag that is opened), ${points.check ?? 0} check points (${Math.round(100 * crowd.checked)} % are`,
    `  stopped) and ${points.steward ?? 0} stewards' desks. Where every bag is opened, search is what people wait for: try --bags 0.5.`,
    '  Every figure and its source: docs/engines/crowd.md.',
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Columns in line: the first to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')}`.trimEnd();
  return [line(head), ...rows.map(line)];
}
