import { assignSlots } from '../../engines/crowd/assign-slots.ts';
import type { ClosureEffect } from './contract.ts';
import { extraMinutes, firstOpenWindow, type SlotGround, type SlotRecord, slotQuestion } from './slot.ts';
import { windowAt, windowEnd, windowStart } from './venue-ground.ts';

/** Slots of one session after the parties given had to leave their gate; those for whom nothing fits are left out. */
export function movedSlots(ground: SlotGround, parties: readonly SlotRecord[], closure: string): SlotRecord[] {
  const { gates, windows } = ground;
  const question = slotQuestion(
    ground,
    parties.map((slot) => ({
      key: slot.person,
      size: slot.people,
      needsStepFree: slot.needsStepFree,
      extraMinutes: extraMinutes(gates, slot.homeGate),
      told: {
        gate: gates.findIndex(({ key }) => key === slot.gate),
        window: slot.fromAt === null ? firstOpenWindow(windows, ground.now) : windowAt(windows, slot.fromAt),
      },
    })),
  );
  return assignSlots(question).slots.flatMap((slot, index): SlotRecord[] => {
    const former = parties[index]!;
    if (!slot || gates[slot.gate]!.key === former.gate) return [];
    const isTimed = former.fromAt !== null;
    return [
      {
        ...former,
        gate: gates[slot.gate]!.key,
        fromAt: isTimed ? windowStart(windows, slot.window) : null,
        untilAt: isTimed ? windowEnd(windows, slot.window) : null,
        closure,
        formerGate: former.gate,
      },
    ];
  });
}

/** What moving means, to be said before it is done. */
export function effectOf(moved: readonly SlotRecord[], asked: number, nameOf: (gate: string) => string): ClosureEffect {
  const to = new Map<string, number>();
  for (const { gate, people } of moved) to.set(gate, (to.get(gate) ?? 0) + people);
  return {
    parties: moved.length,
    people: moved.reduce((sum, { people }) => sum + people, 0),
    sessions: [...new Set(moved.map(({ session }) => session))],
    to: [...to].map(([gate, people]) => ({ gate, name: nameOf(gate), people })),
    withoutGate: asked - moved.length,
  };
}
