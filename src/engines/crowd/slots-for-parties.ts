import { assignSlots, type SlotGate } from './assign-slots.ts';
import type { Parties } from './parties.ts';
import type { Gate, Scene, Slots } from './scene.ts';
import { meanSeconds } from './service-time.ts';

export const windowMinutes = 15;

/** People a minute that the first lanes of a gate can take, for the crowd's usual party. */
export function gateCapacity(gate: Gate, scene: Scene): number {
  const { crowd } = scene;
  const weight = crowd.partySizes.reduce((sum, share) => sum + share, 0);
  const size = crowd.partySizes.reduce((sum, share, i) => sum + share * (i + 1), 0) / weight;
  return (gate.stages[0]?.lanes ?? []).reduce((sum, lanes) => {
    const seconds = (['face', 'code', 'card'] as const).reduce(
      (total, medium) => total + crowd.media[medium] * meanSeconds(lanes.service[medium], size),
      0,
    );
    const share = crowd.media.face + crowd.media.code + crowd.media.card;
    return sum + (lanes.count * 60 * size * share) / seconds;
  }, 0);
}

/**
 * Gives every party of a run a slot, as the app would: by seat's gate and need, not knowing when they meant to come. The last window
 * ends `lastEndMinutes` before the start.
 */
export function slotsForParties(
  scene: Scene,
  parties: Parties,
  { compliance, lastEndMinutes = 15 }: { compliance: number; lastEndMinutes?: number },
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
  const { slots } = assignSlots({
    gates,
    windows,
    windowMinutes,
    parties: Array.from({ length: parties.count }, (_, party) => ({
      key: String(party),
      size: parties.size[party]!,
      needsStepFree: parties.isStepFree[party] === 1,
      extraMinutes: extra[parties.gate[party]!]!,
    })),
  });
  const made: Slots = {
    compliance,
    gate: new Int16Array(parties.count).fill(-1),
    fromSeconds: new Float64Array(parties.count),
    untilSeconds: new Float64Array(parties.count),
  };
  slots.forEach((slot, party) => {
    if (!slot) return;
    made.gate[party] = slot.gate;
    made.untilSeconds[party] = lastEnd - 60 * windowMinutes * (windows - 1 - slot.window);
    made.fromSeconds[party] = made.untilSeconds[party]! - 60 * windowMinutes;
  });
  return made;
}
