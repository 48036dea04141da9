import { describe, expect, it } from 'vitest';
import { hour, minute } from '../../kernel/time.ts';
import { movedSlots } from './moved-slots.ts';
import { extraMinutes, fillOf, firstOpenWindow, type SlotRecord, slotQuestion } from './slot.ts';
import {
  type VisitorGate,
  walkBetween,
  windowAt,
  windowCapacity,
  windowEnd,
  windowStart,
  windowsOf,
} from './venue-ground.ts';

const start = Date.parse('2021-07-21T17:00:00+09:00');
const gate = (name: string, north: number, isStepFree = true): VisitorGate => ({
  key: `hall.${name}`,
  name,
  venue: 'hall',
  lanes: 4,
  isStepFree,
  latitude: 35.68 + north,
  longitude: 139.7,
});
const [a, b, c] = [gate('A', 0), gate('B', 0.002), gate('C', 0.01)];
const windows = windowsOf({ startsAt: start, doorsAt: start - 2 * hour })!;

describe('windows', () => {
  it('end a quarter of an hour before the start and begin when doors are open', () => {
    expect(windows.count).toBe(7);
    expect(windowEnd(windows, 6)).toBe(start - 15 * minute);
    expect(windowStart(windows, 0)).toBe(start - 2 * hour);
    expect(windowAt(windows, windowStart(windows, 4))).toBe(4);
  });

  it('are none without times, or where doors open too late for one', () => {
    expect(windowsOf({ startsAt: null, doorsAt: null })).toBeUndefined();
    expect(windowsOf({ startsAt: start, doorsAt: start - 20 * minute })).toBeUndefined();
  });

  it('that are over are not given', () => {
    expect(firstOpenWindow(windows, start - 3 * hour)).toBe(0);
    expect(firstOpenWindow(windows, start - hour)).toBe(4);
    expect(firstOpenWindow(windows, start)).toBe(6);
  });
});

describe('ground', () => {
  it('walks are metres on the globe at a walking pace, and another gate is never for nothing', () => {
    // 0.002 degrees of latitude are 222 m; with the detour 289 m, 3.9 minutes.
    expect(walkBetween(a, b)).toBeCloseTo(3.85, 1);
    expect(extraMinutes([a, b, { ...a, key: 'hall.D' }], 'hall.A')).toEqual([0, walkBetween(a, b), 1]);
  });

  it('a window of four lanes takes some 2,500 people, and is full beyond that', () => {
    const capacity = windowCapacity(a);
    expect(capacity).toBeGreaterThan(2_200);
    expect(capacity).toBeLessThan(3_600);
    expect([0, 0.65, 1].map((share) => fillOf(share * capacity, a))).toEqual(['calm', 'busy', 'full']);
  });

  it('loads of gates and times that are not there any more are left out', () => {
    const loads = [
      { session: 'S', gate: 'hall.A', fromAt: windowStart(windows, 2), people: 30 },
      { session: 'S', gate: 'hall.Z', fromAt: windowStart(windows, 2), people: 99 },
      { session: 'S', gate: 'hall.A', fromAt: start + hour, people: 99 },
    ];
    const question = slotQuestion({ gates: [a, b], windows, closed: new Set(['hall.B']), loads, now: 0 }, []);
    expect(question.loads![2]).toBe(30);
    expect(question.loads!.reduce((sum, people) => sum + people, 0)).toBe(30);
    expect(question.gates.map(({ isClosed }) => isClosed)).toEqual([false, true]);
  });
});

describe('parties of a gate that closed', () => {
  const party = (person: string, part: Partial<SlotRecord> = {}): SlotRecord => ({
    session: 'S',
    person,
    people: 2,
    children: 0,
    needsStepFree: false,
    homeGate: 'hall.A',
    gate: 'hall.A',
    fromAt: windowStart(windows, 5),
    untilAt: windowEnd(windows, 5),
    state: 'advised',
    closure: null,
    formerGate: null,
    ...part,
  });
  const ground = { gates: [a, b, c], windows, closed: new Set(['hall.A']), loads: [], now: start - 3 * hour };

  it('go to the nearest open gate at the time they have, and remember where they came from', () => {
    expect(movedSlots(ground, [party('p1')], 'x')).toMatchObject([
      { gate: 'hall.B', fromAt: windowStart(windows, 5), closure: 'x', formerGate: 'hall.A', state: 'advised' },
    ]);
  });

  it('who comes when they like keeps doing so; who needs no steps goes further; who fits nowhere stays', () => {
    const declined = party('p2', { state: 'declined', fromAt: null, untilAt: null });
    expect(movedSlots(ground, [declined], 'x')).toMatchObject([{ gate: 'hall.B', fromAt: null, state: 'declined' }]);
    const steps = { ...ground, gates: [a, { ...b, isStepFree: false }, c] };
    expect(movedSlots(steps, [party('p3', { needsStepFree: true })], 'x')).toMatchObject([{ gate: 'hall.C' }]);
    const none = { ...steps, gates: [a, { ...b, isStepFree: false }] };
    expect(movedSlots(none, [party('p4', { needsStepFree: true })], 'x')).toEqual([]);
  });
});
