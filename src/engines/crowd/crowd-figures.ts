import { type LaneKind, laneKinds, media } from './scene.ts';
import type { CrowdRun } from './simulate-crowd.ts';
import { type Waits, WaitTally } from './wait-tally.ts';

/** Groups whose waits must be no worse than anybody's. */
export const groups = ['stepFree', 'families', 'face', 'code', 'card', 'bags', 'checked', 'unread'] as const;
export type Group = (typeof groups)[number];

export interface KindFigures {
  /** Waited before lanes of this kind: everybody, and those who need a step-free way. */
  readonly waits: Waits;
  readonly ofNeed: Waits;
  readonly lanes: number;
  /** People a minute through one lane that is busy all the time. */
  readonly perMinute: number;
  /** Of the time from the first person to the start: how much a lane was busy. */
  readonly busyShare: number;
}

/** What is to be known of one run. */
export interface CrowdFigures {
  readonly people: number;
  readonly inside: number;
  /** Everybody's wait over all stages. */
  readonly waits: Waits;
  /** Seconds from the first gate to inside. */
  readonly through: Waits;
  readonly kinds: Partial<Record<LaneKind, KindFigures>>;
  readonly groups: Partial<Record<Group, Waits>>;
  /** People who came before the start and were inside after it, or not at all. */
  readonly missedStart: number;
  /** Longest line at one gate, in people. */
  readonly longestLine: number;
  readonly timeline: Timeline;
}

/** By the minute, from `fromSeconds` on: a value at the end of each minute. */
export interface Timeline {
  readonly fromSeconds: number;
  readonly minutes: number;
  readonly gates: readonly string[];
  /** People in line, gate by gate. */
  readonly lines: readonly Float32Array[];
  readonly inside: Float32Array;
  /** People who came in the minute. */
  readonly came: Float32Array;
}

const minutesAfter = 60;

export function crowdFigures(run: CrowdRun): CrowdFigures {
  const { parties, waited, insideAt, cameAt } = run;
  const all = new WaitTally();
  const through = new WaitTally();
  const byGroup = new Map(groups.map((group) => [group, new WaitTally()]));
  let [inside, missedStart] = [0, 0];
  for (let party = 0; party < parties.count; party += 1) {
    const size = parties.size[party]!;
    const isIn = insideAt[party]! < Number.POSITIVE_INFINITY;
    if (isIn) inside += size;
    if (cameAt[party]! < 0 && insideAt[party]! > 0) missedStart += size;
    const wait = isIn ? waited[party]! : Math.max(0, -cameAt[party]!);
    all.add(wait, size);
    if (isIn) through.add(insideAt[party]! - cameAt[party]!, size);
    if (parties.isStepFree[party]) byGroup.get('stepFree')!.add(wait, size);
    if (parties.isFamily[party]) byGroup.get('families')!.add(wait, size);
    byGroup.get(media[parties.medium[party]!]!)!.add(wait, size);
    if (parties.bags[party]! > 0) byGroup.get('bags')!.add(wait, size);
    if (parties.checked[party]! > 0) byGroup.get('checked')!.add(wait, size);
    if (parties.isUnread[party]) byGroup.get('unread')!.add(wait, size);
  }
  const timeline = timelineOf(run);
  return {
    people: parties.people,
    inside,
    waits: all.waits(),
    through: through.waits(),
    kinds: kindFigures(run),
    groups: Object.fromEntries(
      [...byGroup].map(([group, tally]) => [group, tally.waits()] as const).filter(([, { people }]) => people > 0),
    ),
    missedStart,
    longestLine: timeline.lines.reduce((most, line) => line.reduce((top, value) => Math.max(top, value), most), 0),
    timeline,
  };
}

function kindFigures({ services, banks, parties, scene }: CrowdRun): Partial<Record<LaneKind, KindFigures>> {
  const found: Partial<Record<LaneKind, KindFigures>> = {};
  const span = -scene.crowd.curve.edges[0]!;
  for (const kind of laneKinds) {
    const own = banks.filter((bank) => bank.kind === kind);
    if (own.length === 0) continue;
    const [tally, ofNeed] = [new WaitTally(), new WaitTally()];
    for (let row = 0; row < services.count; row += 1)
      if (banks[services.bank[row]!]!.kind === kind) {
        const party = services.party[row]!;
        tally.add(services.waited[row]!, parties.size[party]!);
        if (parties.isStepFree[party]) ofNeed.add(services.waited[row]!, parties.size[party]!);
      }
    const busy = own.reduce((sum, bank) => sum + bank.busySeconds, 0);
    const served = own.reduce((sum, bank) => sum + bank.served, 0);
    const lanes = own.reduce((sum, bank) => sum + bank.lanes, 0);
    found[kind] = {
      waits: tally.waits(),
      ofNeed: ofNeed.waits(),
      lanes,
      perMinute: busy > 0 ? (60 * served) / busy : 0,
      busyShare: Math.min(1, busy / (lanes * span)),
    };
  }
  return found;
}

function timelineOf({ scene, parties, cameAt, insideAt, services, banks }: CrowdRun): Timeline {
  const fromSeconds = Math.floor(scene.crowd.curve.edges[0]! / 60) * 60 - 900;
  const lastEdge = Math.max(0, scene.crowd.curve.edges.at(-1)!);
  const minutes = Math.ceil((lastEdge - fromSeconds) / 60) + minutesAfter;
  const minuteOf = (at: number): number => Math.min(minutes - 1, Math.max(0, Math.floor((at - fromSeconds) / 60)));
  const bump = (row: Float32Array, at: number, by: number): void => {
    if (at === Number.POSITIVE_INFINITY) return;
    const minute = minuteOf(at);
    row[minute] = row[minute]! + by;
  };
  const lines = scene.gates.map(() => new Float32Array(minutes));
  const [inside, came] = [new Float32Array(minutes), new Float32Array(minutes)];
  for (let party = 0; party < parties.count; party += 1) {
    bump(came, cameAt[party]!, parties.size[party]!);
    bump(inside, insideAt[party]!, parties.size[party]!);
  }
  for (let row = 0; row < services.count; row += 1) {
    const [joined, started] = [services.joinedAt[row]!, services.startedAt[row]!];
    if (started <= joined) continue;
    const line = lines[banks[services.bank[row]!]!.gate]!;
    const size = parties.size[services.party[row]!]!;
    bump(line, joined, size);
    bump(line, started, -size);
  }
  for (const row of [...lines, inside])
    for (let minute = 1; minute < minutes; minute += 1) row[minute] = row[minute]! + row[minute - 1]!;
  return { fromSeconds, minutes, gates: scene.gates.map(({ id }) => id), lines, inside, came };
}
