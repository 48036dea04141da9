import { assignSlots, type SlotAnswer, type SlotGate, type SlotQuestion } from './assign-slots.ts';
import type { Parties } from './parties.ts';
import { type Crowd, type Gate, media, type Scene, type Slots, type Stage } from './scene.ts';
import { meanSeconds } from './service-time.ts';

export const windowMinutes = 15;

/** People a minute that a gate takes without a line, for the crowd's usual party: by the stage that takes the fewest. */
export function gateCapacity(gate: Gate, scene: Scene): number {
  return Math.min(...gate.stages.map((stage) => stageCapacity(stage, scene.crowd)));
}

function stageCapacity({ concern, lanes }: Stage, crowd: Crowd): number {
  const weight = crowd.partySizes.reduce((sum, share) => sum + share, 0);
  const size = crowd.partySizes.reduce((sum, share, i) => sum + share * (i + 1), 0) / weight;
  const parts = { everyone: 1, bags: crowd.bags, checked: crowd.checked, unread: crowd.unread };
  // A bag or a check is one person's; lanes and desks see the whole party.
  const served = concern === 'bags' || concern === 'checked' ? 1 : size;
  const mediaSum = crowd.media.face + crowd.media.code + crowd.media.card;
  const perMinute = lanes.reduce((sum, { count, service }) => {
    const seconds = media.reduce((all, medium) => all + crowd.media[medium] * meanSeconds(service[medium], served), 0);
    return sum + (count * 60 * served * mediaSum) / seconds;
  }, 0);
  return parts[concern] > 0 ? perMinute / parts[concern] : Number.POSITIVE_INFINITY;
}

export interface SlotOptions {
  /** Share of parties that follow. */
  readonly compliance: number;
  readonly lastEndMinutes?: number;
  /** A gate that goes down: its parties whose time falls into it, or comes soon after, are told another. */
  readonly closed?: { readonly gate: number; readonly fromSeconds: number; readonly untilSeconds: number };
}

/**
 * Gives every party of a run a slot, as the app would: by seat's gate and need, not knowing when they meant to come. The last window
 * ends `lastEndMinutes` before the start.
 */
export function slotsForParties(
  scene: Scene,
  parties: Parties,
  { compliance, lastEndMinutes = 15, closed }: SlotOptions,
): Slots {
  const first = scene.crowd.curve.edges[0]!;
  const windows = Math.max(1, Math.floor((-first / 60 - lastEndMinutes) / windowMinutes));
  const count = scene.gates.length;
  const gates: SlotGate[] = scene.gates.map((gate) => ({
    isStepFree: gate.stages[0]!.lanes.some((lanes) => lanes.isStepFree && lanes.count > 0),
    capacity: gateCapacity(gate, scene) * windowMinutes,
  }));
  const ring = (from: number, to: number) => Math.min(Math.abs(from - to), count - Math.abs(from - to));
  const extra = gates.map((_, from) => gates.map((_gate, to) => (ring(from, to) * scene.walkSeconds) / 60));
  const lastEnd = -lastEndMinutes * 60;
  const asked = Array.from({ length: parties.count }, (_, party) => ({
    key: String(party),
    size: parties.size[party]!,
    needsStepFree: parties.isStepFree[party] === 1,
    extraMinutes: extra[parties.gate[party]!]!,
  }));
  const startOf = (window: number): number => lastEnd - 60 * windowMinutes * (windows - window);
  const before = assignSlots({ gates, windows, windowMinutes, parties: asked }).slots;
  const slots = closed ? toldAgain({ gates, windows, windowMinutes, parties: asked }, before, closed, startOf) : before;
  const made: Slots = {
    compliance,
    gate: new Int16Array(parties.count).fill(-1),
    fromSeconds: new Float64Array(parties.count),
    untilSeconds: new Float64Array(parties.count),
  };
  slots.forEach((slot, party) => {
    if (!slot) return;
    made.gate[party] = slot.gate;
    made.fromSeconds[party] = startOf(slot.window);
    made.untilSeconds[party] = startOf(slot.window + 1);
  });
  return made;
}

/** The same slots after a gate went down: who was told it for that time is told anew, the others keep theirs. */
function toldAgain(
  question: SlotQuestion,
  before: SlotAnswer['slots'],
  closed: NonNullable<SlotOptions['closed']>,
  startOf: (window: number) => number,
): SlotAnswer['slots'] {
  const isHit = (slot: SlotAnswer['slots'][number]): boolean =>
    slot?.gate === closed.gate &&
    startOf(slot.window + 1) > closed.fromSeconds &&
    startOf(slot.window) < closed.untilSeconds;
  const hit = before.flatMap((slot, party) => (isHit(slot) ? [party] : []));
  const loads = new Float64Array(question.gates.length * question.windows);
  before.forEach((slot, party) => {
    if (!slot || isHit(slot)) return;
    const at = slot.gate * question.windows + slot.window;
    loads[at] = loads[at]! + question.parties[party]!.size;
  });
  const firstWindow = Array.from({ length: question.windows }, (_, window) => window).find(
    (window) => startOf(window + 1) > closed.fromSeconds,
  );
  const { slots } = assignSlots({
    ...question,
    gates: question.gates.map((gate, index) => (index === closed.gate ? { ...gate, isClosed: true } : gate)),
    ...(firstWindow === undefined ? {} : { firstWindow }),
    loads,
    parties: hit.map((party) => ({ ...question.parties[party]!, told: before[party]! })),
  });
  const anew = new Map(hit.map((party, index) => [party, slots[index]!]));
  return before.map((slot, party) => anew.get(party) ?? slot);
}
