import { drawParties } from '../../engines/crowd/parties.ts';
import { type Replication, replicate, type SlotMaker } from '../../engines/crowd/replicate.ts';
import type { Scene } from '../../engines/crowd/scene.ts';
import { simulateCrowd } from '../../engines/crowd/simulate-crowd.ts';
import { slotsForParties } from '../../engines/crowd/slots-for-parties.ts';
import {
  gateDown,
  networkLost,
  rain,
  type StadiumQuestion,
  stadiumScene,
  turnstileScene,
} from '../../engines/crowd/stadium.ts';

/** One way the evening may go, played by the same people as the others. */
export interface Variant {
  readonly name:
    | 'asPlanned'
    | 'withSlots'
    | 'gateDown'
    | 'gateDownWithSlots'
    | 'networkLost'
    | 'rain'
    | 'turnstiles'
    | 'manyTurnstiles';
  readonly label: string;
  readonly lanes: number;
  readonly result: Replication;
}

/** What it is like for a party of eight with three children and somebody in a wheelchair. */
export interface LargeParty {
  readonly parties: number;
  /** Seconds: worst wait before the lane, the one act that reads for all, and until the last of them is through, on average. */
  readonly longestWait: number;
  readonly actSeconds: number;
  readonly throughSeconds: number;
}

/** Turnstiles that 40,000 people in half an hour need at 660 an hour each, for every 80,000 seats. */
const turnstilesPerSeat = 121 / 80_000;

export function playVariants(
  question: StadiumQuestion,
  { seed, runs, compliance }: { seed: number; runs: number; compliance: number },
): Variant[] {
  const scene = stadiumScene(question);
  const middle = scene.gates[Math.floor(scene.gates.length / 2)]!.id;
  const many = Math.round(question.seats * turnstilesPerSeat);
  const play = (
    name: Variant['name'],
    label: string,
    of: Scene,
    lanes = question.lanes,
    slots?: SlotMaker,
  ): Variant => ({
    name,
    label,
    lanes,
    result: replicate(of, seed, runs, slots),
  });
  const slots: SlotMaker = (parties) => slotsForParties(scene, parties, { compliance });
  const failure = gateDown(middle);
  const down = { ...scene, failures: [failure] };
  const closed = { ...failure, gate: scene.gates.findIndex(({ id }) => id === middle) };
  const told: SlotMaker = (parties) => slotsForParties(scene, parties, { compliance, closed });
  const guided = { ...down, guidance: { share: compliance, gainSeconds: 120 } };
  const percent = Math.round(100 * compliance);
  return [
    play('asPlanned', 'as planned', scene),
    play('withSlots', `with slots, ${percent} % follow`, scene, question.lanes, slots),
    play('gateDown', `Gate ${middle} down, 40 to 20 min before`, down),
    play('gateDownWithSlots', 'the same, slots told anew', guided, question.lanes, told),
    play('networkLost', 'no network, last 40 min', { ...scene, failures: [networkLost] }),
    play('rain', 'rain, last hour', { ...scene, failures: [rain] }),
    play('turnstiles', `${question.lanes} turnstiles instead`, turnstileScene(question, question.lanes)),
    play('manyTurnstiles', `${many} turnstiles instead`, turnstileScene(question, many), many),
  ];
}

/** Makes some parties of eight need a step-free way, and follows them through one run. */
export function playLargeParties(question: StadiumQuestion, seed: number): LargeParty {
  const scene = stadiumScene(question);
  const shares = scene.gates.map((gate) => gate.share);
  const parties = drawParties(scene.crowd, shares, seed);
  const chosen = new Set<number>();
  let eights = 0;
  for (let party = 0; party < parties.count; party += 1) {
    if (parties.size[party] !== 8 || eights++ % 10 !== 0) continue;
    parties.isStepFree[party] = 1;
    parties.isFamily[party] = 1;
    parties.medium[party] = 1;
    parties.isUnread[party] = 0;
    chosen.add(party);
  }
  const { services, banks } = simulateCrowd(scene, seed, parties);
  let [longestWait, through, counted, act] = [0, 0, 0, 0];
  for (let row = 0; row < services.count; row += 1) {
    const bank = banks[services.bank[row]!]!;
    if (bank.stage !== 0 || !chosen.has(services.party[row]!)) continue;
    longestWait = Math.max(longestWait, services.waited[row]!);
    through += services.seconds[row]!;
    act = bank.actSeconds[1]!;
    counted += 1;
  }
  return { parties: counted, longestWait, actSeconds: act, throughSeconds: counted > 0 ? through / counted : 0 };
}
