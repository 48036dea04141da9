import { expect, it } from 'vitest';
import { hour } from '../kernel/time.ts';
import { createGateClock } from './gate-clock.ts';

function clockAt(start: number, offsetMs?: number, lastAt = 0) {
  const machine = { now: start };
  return { machine, clock: createGateClock({ machineNow: () => machine.now, offsetMs, lastAt }) };
}

it('is corrected by no more than an answer proves', () => {
  const { clock } = clockAt(10_000);
  clock.correct(10_040, 10_000, 10_100);
  expect(clock.offsetMs).toBe(0);
  clock.correct(15_050, 10_000, 10_100);
  expect(clock.offsetMs).toBe(4_950);
  clock.correct(5_050, 10_000, 10_100);
  expect(clock.offsetMs).toBe(-4_950);
});

it('takes the offset of a snapshot only until it knows better', () => {
  const { clock } = clockAt(10_000);
  clock.suggest(500);
  expect(clock.now()).toBe(10_500);
  clock.correct(12_000, 10_000, 10_000);
  clock.suggest(500);
  expect(clock.now()).toBe(12_000);
  expect(clockAt(0, 7).clock.now()).toBe(7);
});

it('never stamps an entry before an earlier one, unless the day of a demo is played again', () => {
  const { clock, machine } = clockAt(10 * hour, 0, 10 * hour + 5_000);
  expect(clock.stamp(clock.now())).toBe(10 * hour + 5_000);
  machine.now += 6_000;
  expect(clock.stamp(clock.now())).toBe(10 * hour + 6_000);
  clock.correct(10 * hour, machine.now, machine.now);
  expect(clock.now()).toBe(10 * hour);
  expect(clock.stamp(clock.now())).toBe(10 * hour + 6_000);
  machine.now -= 3 * hour;
  expect(clock.stamp(clock.now())).toBe(7 * hour);
});
