/** A gate as the giving of slots sees it. */
export interface SlotGate {
  readonly isStepFree: boolean;
  /** People that walk through in one window without a line. */
  readonly capacity: number;
  readonly isClosed?: boolean;
}

export interface SlotParty {
  /** Decides nothing but the order of equals; an id. */
  readonly key: string;
  readonly size: number;
  readonly needsStepFree: boolean;
  /** Per gate: minutes on foot beyond the shortest way from the street to these seats. */
  readonly extraMinutes: readonly number[];
  /** What they were told; it stays unless it cannot be. */
  readonly told?: { readonly gate: number; readonly window: number };
}

export interface SlotQuestion {
  readonly gates: readonly SlotGate[];
  /** Windows of one length, the first as doors open, the last ending before the start. */
  readonly windows: number;
  readonly windowMinutes: number;
  /** Nobody is told a window before this one anew; those before it are over. */
  readonly firstWindow?: number;
  /** People already told, by gate * windows + window; those of the parties below are not in it. */
  readonly loads?: Float64Array;
  readonly parties: readonly SlotParty[];
}

export interface SlotAnswer {
  /** Per party in the order asked; null where no gate fits. */
  readonly slots: readonly ({ readonly gate: number; readonly window: number } | null)[];
  /** People told, these included. */
  readonly loads: Float64Array;
  /** Parties whose gate or window is not what they were told. */
  readonly moved: number;
}

/** A lane that is told 70 % of what it can do keeps its line short through the minutes that are busier than others. */
export const targetFill = 0.7;
const earlyCost = 0.2;
const fullCost = 12;
const steepness = 8;
const shiftCost = 0.5;
const gateChangeCost = 2;

/**
 * Gives each party a gate and a window. Costs are in minutes that somebody would rather not spend: walking, coming early, and a line
 * (convex in how full gate and window are, so that the peak is flattened before anybody walks far). Parties are taken one by one in
 * an order that depends on their keys only, each to where it adds least: the greedy of a congestion game, whose answer differs
 * little from the best for parties that are small against a window. Who was told a slot that still can be keeps it.
 */
export function assignSlots(question: SlotQuestion): SlotAnswer {
  const { gates, windows, parties } = question;
  const loads = question.loads?.slice() ?? new Float64Array(gates.length * windows);
  const slots: ({ gate: number; window: number } | null)[] = parties.map(({ told }) =>
    told && isOpen(gates[told.gate]) ? told : null,
  );
  parties.forEach((party, index) => {
    const kept = slots[index];
    if (kept) add(loads, kept.gate * windows + kept.window, party.size);
  });
  const waiting = parties.map((_, index) => index).filter((index) => slots[index] === null);
  const rank = new Map(waiting.map((index) => [index, hashOf(parties[index]!.key)]));
  // Those with special needs stand anywhere in the order: were they first, they would all be told the same window.
  const order = waiting.sort((one, other) => rank.get(one)! - rank.get(other)! || one - other);
  let moved = 0;
  for (const index of order) {
    const slot = cheapest(question, loads, parties[index]!);
    slots[index] = slot;
    if (slot) add(loads, slot.gate * windows + slot.window, parties[index]!.size);
    if (parties[index]!.told) moved += 1;
  }
  return { slots, loads, moved };
}

function cheapest(question: SlotQuestion, loads: Float64Array, party: SlotParty) {
  const { gates, windows, windowMinutes } = question;
  let best: { gate: number; window: number } | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let gate = 0; gate < gates.length; gate += 1) {
    const one = gates[gate]!;
    if (!isOpen(one) || (party.needsStepFree && !one.isStepFree)) continue;
    for (let window = question.firstWindow ?? 0; window < windows; window += 1) {
      const cost = costOf(
        one,
        party,
        { gate, window, last: windows - 1, windowMinutes },
        loads[gate * windows + window]!,
      );
      if (cost < bestCost) [best, bestCost] = [{ gate, window }, cost];
    }
  }
  return best;
}

function costOf(
  one: SlotGate,
  party: SlotParty,
  place: { gate: number; window: number; last: number; windowMinutes: number },
  load: number,
): number {
  const { gate, window, last, windowMinutes } = place;
  const fill = (load + party.size) / (one.capacity * targetFill);
  const line = fullCost * fill ** steepness;
  const early = earlyCost * (last - window) * windowMinutes;
  const told = party.told
    ? shiftCost * Math.abs(window - party.told.window) * windowMinutes + (gate === party.told.gate ? 0 : gateChangeCost)
    : 0;
  return party.extraMinutes[gate]! + line + early + told;
}

function isOpen(gate: SlotGate | undefined): boolean {
  return gate !== undefined && gate.capacity > 0 && gate.isClosed !== true;
}

function add(loads: Float64Array, index: number, people: number): void {
  loads[index] = loads[index]! + people;
}

/** FNV-1a: an order that nobody chose. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
