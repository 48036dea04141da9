import { type Random, seededRandom } from '../../kernel/random.ts';
import { arrivalQuantile } from './arrival-curve.ts';
import { type Crowd, media } from './scene.ts';
import { normalQuantile } from './service-time.ts';

/** Stages that luck is drawn for; a gate has no more. */
export const mostStages = 6;

/**
 * The people of one run, party by party. They depend on crowd, gate shares and seed alone, never on lanes: two variants of a
 * scene are met by the same people with the same luck (common random numbers), so what differs between them is the variant.
 */
export interface Parties {
  readonly count: number;
  readonly people: number;
  /** When they come if nobody tells them when, in seconds from the start. */
  readonly comeAt: Float64Array;
  /** Index of their gate, by seat. */
  readonly gate: Int16Array;
  readonly size: Uint8Array;
  /** Index in `media`. */
  readonly medium: Uint8Array;
  readonly isStepFree: Uint8Array;
  readonly isFamily: Uint8Array;
  /** People of the party with a bag to open; stopped after the detector; 1 if nothing could be read. */
  readonly bags: Uint8Array;
  readonly checked: Uint8Array;
  readonly isUnread: Uint8Array;
  /** Luck in (0, 1): of the service at each stage (party * mostStages + stage), of following advice, within the slot. */
  readonly serviceLuck: Float32Array;
  readonly obeyLuck: Float32Array;
  readonly slotLuck: Float32Array;
}

/** Draws the parties of a crowd over gates with the given shares. */
export function drawParties(crowd: Crowd, gateShares: readonly number[], seed: number): Parties {
  const random = seededRandom(seed);
  const sizes = drawSizes(crowd, random);
  const count = sizes.length;
  const parties = emptyParties(count, sizes);
  const quantile = arrivalQuantile(crowd.curve);
  const byGate = choiceOf(gateShares);
  const byMedium = choiceOf(media.map((medium) => crowd.media[medium]));
  const train = crowd.trains;
  for (let party = 0; party < count; party += 1) {
    const size = sizes[party]!;
    const [luckOfTime, luckOfTrain, luckOfWalk] = [random(), random(), random()];
    const at = quantile(luckOfTime);
    const isByTrain = train !== undefined && luckOfTrain < train.share;
    parties.comeAt[party] = isByTrain
      ? Math.ceil(at / train.everySeconds) * train.everySeconds + train.walkSpreadSeconds * normalQuantile(luckOfWalk)
      : at;
    parties.gate[party] = byGate(random());
    parties.medium[party] = byMedium(random());
    parties.isStepFree[party] = random() < crowd.stepFree ? 1 : 0;
    parties.isFamily[party] = random() < crowd.families && size > 1 ? 1 : 0;
    parties.isUnread[party] = random() < crowd.unread ? 1 : 0;
    let [bags, checked] = [0, 0];
    for (let person = 0; person < size; person += 1) {
      if (random() < crowd.bags) bags += 1;
      if (random() < crowd.checked) checked += 1;
    }
    parties.bags[party] = bags;
    parties.checked[party] = checked;
    for (let stage = 0; stage < mostStages; stage += 1)
      parties.serviceLuck[party * mostStages + stage] = Math.min(0.999999, Math.max(1e-7, random()));
    parties.obeyLuck[party] = random();
    parties.slotLuck[party] = random();
  }
  return parties;
}

/** Party sizes until everybody is in one; the last is cut to fit. */
function drawSizes(crowd: Crowd, random: Random): number[] {
  const sizeOf = choiceOf(crowd.partySizes);
  const sizes: number[] = [];
  for (let left = Math.round(crowd.people); left > 0; ) {
    const size = Math.min(left, sizeOf(random()) + 1);
    sizes.push(size);
    left -= size;
  }
  return sizes;
}

function emptyParties(count: number, sizes: readonly number[]): Parties {
  return {
    count,
    people: sizes.reduce((sum, size) => sum + size, 0),
    comeAt: new Float64Array(count),
    gate: new Int16Array(count),
    size: Uint8Array.from(sizes),
    medium: new Uint8Array(count),
    isStepFree: new Uint8Array(count),
    isFamily: new Uint8Array(count),
    bags: new Uint8Array(count),
    checked: new Uint8Array(count),
    isUnread: new Uint8Array(count),
    serviceLuck: new Float32Array(count * mostStages),
    obeyLuck: new Float32Array(count),
    slotLuck: new Float32Array(count),
  };
}

/** An index by weight for a chance in [0, 1). */
export function choiceOf(weights: readonly number[]): (u: number) => number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const upTo: number[] = [];
  for (const weight of weights) upTo.push((upTo.at(-1) ?? 0) + weight / total);
  const last = weights.findLastIndex((weight) => weight > 0);
  return (u) => {
    const index = upTo.findIndex((edge) => u < edge);
    return index < 0 ? last : index;
  };
}
