import { calmCurve } from '../../engines/crowd/arrival-curve.ts';
import { splitLanes, stagesOf, usualCrowd } from '../../engines/crowd/assumed-lanes.ts';
import { replicate } from '../../engines/crowd/replicate.ts';
import type { Gate, Scene } from '../../engines/crowd/scene.ts';
import { slotsForParties } from '../../engines/crowd/slots-for-parties.ts';
import { pointsFor } from '../../engines/crowd/stadium.ts';
import { type Blueprint, parseBlueprint } from '../../modules/editions/index.ts';
import { readEditionFolder } from '../open-store.ts';
import { projectFolder } from '../places.ts';
import { fail } from '../say.ts';
import { clock, table } from './crowd-report.ts';

interface DayArgs {
  readonly edition?: string | undefined;
  readonly day?: string | undefined;
  readonly follow?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Every session of a day of an edition, sold out, at its venue's own gates and lanes: what would be waited for, without and with slots. */
export function crowdDay(args: DayArgs, seed: number, runs: number): string[] {
  const folder = args.edition ?? `${projectFolder}/editions/tokyo-2020`;
  const { blueprint, faults } = parseBlueprint(readEditionFolder(folder));
  if (!blueprint) fail(`${folder} has ${faults.length} faults; see kaimon edition check.`);
  const sessions = blueprint.sessions
    .filter((session) => session.day === args.day && session.ticketed && session.startsAt !== null)
    .toSorted((one, other) => (one.startsAt! < other.startsAt! ? -1 : 1));
  if (sessions.length === 0) fail(`No ticketed session on ${args.day ?? 'no day'}; give --day as in 2021-07-31.`);
  const compliance = Number(args.follow ?? 0.6);
  const rows = sessions.flatMap((session) => {
    const scene = sceneOf(blueprint, session.venueId, session.layoutId, session.phase === 'preliminary');
    if (!scene) return [];
    const plain = replicate(scene, seed, runs);
    const slotted = replicate(scene, seed, runs, (parties) => slotsForParties(scene, parties, { compliance }));
    const lanes = plain.runs[0]!.kinds;
    return [
      {
        session: session.sessionId,
        venue: session.venueId,
        startsAt: session.startsAt!,
        people: scene.crowd.people,
        lanes: (lanes.face?.lanes ?? 0) + (lanes.code?.lanes ?? 0) + (lanes.wide?.lanes ?? 0),
        waitP95Seconds: Math.round(plain.waitP95.mean),
        withSlotsP95Seconds: Math.round(slotted.waitP95.mean),
        longestLine: Math.round(plain.longestLine.mean),
      },
    ];
  });
  if (args.json) return [JSON.stringify({ day: args.day, runs, sessions: rows })];
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  return [
    '',
    `  ${args.day}: ${rows.length} sessions, ${people.toLocaleString('en').replaceAll(',', ' ')} people if all are sold out`,
    '',
    ...table(
      ['Venue and start', 'session', 'people', 'lanes', '95 % wait', 'with slots', 'longest line'],
      rows.map((row) => [
        `${row.venue} ${row.startsAt.slice(11, 16)}`,
        row.session,
        String(row.people),
        String(row.lanes),
        clock(row.waitP95Seconds),
        clock(row.withSlotsP95Seconds),
        String(row.longestLine),
      ]),
    ),
    '',
  ];
}

/** The gates of a venue with their own lanes; people come by the gate of their block. Undefined where nobody sits. */
function sceneOf(blueprint: Blueprint, venue: string, layout: string | null, isCalm: boolean): Scene | undefined {
  const inLayout = new Set(blueprint.layouts.filter((row) => row.layoutId === layout).map((row) => row.blockId));
  const places = new Map<string, number>();
  for (const block of blueprint.blocks) {
    if (block.venueId !== venue || !inLayout.has(block.blockId)) continue;
    places.set(block.gateId, (places.get(block.gateId) ?? 0) + block.rows * block.seatsPerRow);
  }
  const people = [...places.values()].reduce((sum, count) => sum + count, 0);
  const own = blueprint.gates.filter((gate) => gate.venueId === venue && places.has(gate.gateId));
  if (people === 0 || own.length === 0) return undefined;
  const usual = usualCrowd(people);
  const crowd = isCalm ? { ...usual, curve: calmCurve } : usual;
  const gates = own.map((gate): Gate => {
    const share = places.get(gate.gateId)!;
    const points = pointsFor({ ...crowd, people: share }, 1);
    return {
      id: gate.gateId,
      share,
      stages: stagesOf({ ...splitLanes(gate.lanes, gate.stepFree, 0.4), ...points }),
    };
  });
  return { crowd, gates, walkSeconds: 120, failures: [] };
}
