import { describe, expect, it } from 'vitest';
import { explainMissed } from './explain-missed.ts';
import { startSolving } from './solve.ts';
import type { Stop, Trip } from './trip.ts';

const hours = (opens: number, closes: number) => [[{ opens, closes }]];
/** Place 0 is the hotel; 1 and 2 are 10 minutes and 500 metres from it and from each other; nobody reaches 3. */
const way = (near: number) => {
  const values = new Int32Array(16);
  for (let i = 0; i < 4; i += 1)
    for (let j = 0; j < 4; j += 1) values[i * 4 + j] = i === j ? 0 : i === 3 || j === 3 ? -1 : near;
  return { size: 4, values };
};
const sight = (place: number, more: Partial<Stop> = {}): Stop => ({
  place,
  profit: 10,
  duration: 30,
  windows: hours(0, 400),
  required: true,
  ...more,
});
const trip = (stops: Stop[], day: object = {}, more: object = {}): Trip => ({
  days: [{ from: 0, to: 0, opens: 0, closes: 400, ...day }],
  stops,
  travel: way(10),
  walking: way(500),
  ...more,
});
const obstacles = (one: Trip) => {
  const solver = startSolving(one, { seed: 1 });
  solver.step(100);
  return explainMissed(one, solver.best());
};

describe('a required stop that is missed', () => {
  it('is closed, out of reach, or too late for the day', () => {
    expect(obstacles(trip([sight(1, { windows: [[]] })]))).toEqual([
      { stop: 0, obstacle: { kind: 'closedOnThoseDays' } },
    ]);
    expect(obstacles(trip([sight(3)]))).toEqual([{ stop: 0, obstacle: { kind: 'noWay' } }]);
    expect(obstacles(trip([sight(1, { windows: hours(370, 390) })]))).toEqual([
      { stop: 0, obstacle: { kind: 'outsideDay', by: 10 } },
    ]);
    expect(obstacles(trip([sight(1, { windows: hours(0, 4) })]))).toEqual([
      { stop: 0, obstacle: { kind: 'outsideDay', by: 6 } },
    ]);
  });

  it('is too far, too dear or too long even alone', () => {
    expect(obstacles(trip([sight(1)], { walkingLimit: 900 }))).toEqual([
      { stop: 0, obstacle: { kind: 'walking', by: 100 } },
    ]);
    expect(obstacles(trip([sight(1, { cost: 50 })], {}, { budget: 20 }))).toEqual([
      { stop: 0, obstacle: { kind: 'budget', by: 30 } },
    ]);
    expect(obstacles(trip([sight(1)], { busyLimit: 25 }))).toEqual([
      { stop: 0, obstacle: { kind: 'pace', by: 5, of: 'busy' } },
    ]);
  });

  it('does not go with the others: budget, metres, pace, group', () => {
    const pair = (more: Partial<Stop> = {}) => [sight(1, { profit: 20, ...more }), sight(2, more)];
    expect(obstacles(trip(pair({ cost: 30 }), {}, { budget: 50 }))).toEqual([
      { stop: 1, obstacle: { kind: 'budget', by: 10 } },
    ]);
    expect(obstacles(trip(pair(), { walkingLimit: 1400 }))).toEqual([
      { stop: 1, obstacle: { kind: 'walking', by: 100 } },
    ]);
    expect(obstacles(trip(pair(), { mostStops: 1 }))).toEqual([
      { stop: 1, obstacle: { kind: 'pace', by: 1, of: 'stops' } },
    ]);
    expect(obstacles(trip(pair({ group: 3 })))).toEqual([{ stop: 1, obstacle: { kind: 'group', stop: 0 } }]);
    expect(obstacles(trip(pair({ dayGroup: 3 })))).toEqual([{ stop: 1, obstacle: { kind: 'group', stop: 0 } }]);
  });

  it('clashes with another one, by how much', () => {
    const stops = [
      sight(0, { profit: 30, windows: hours(300, 310) }),
      sight(1, { profit: 20, windows: hours(100, 100) }),
      sight(2, { profit: 10, windows: hours(115, 120) }),
    ];
    // From 1 (until 130) and a way of 10 the visit would start at 140; or before it, from 60 on, 55 earlier than it opens.
    expect(obstacles(trip(stops))).toEqual([{ stop: 2, obstacle: { kind: 'clashesWith', stop: 1, and: [], by: 20 } }]);
  });
});

describe('a plan that misses nothing', () => {
  it('needs no explanation; one that misses what would fit says so', () => {
    const both = trip([sight(1), sight(2)]);
    expect(obstacles(both)).toEqual([]);
    const lazy = { days: [[]], profit: 0, cost: 0, missed: [0, 1] };
    expect(explainMissed(both, lazy).map(({ obstacle }) => obstacle.kind)).toEqual(['fits', 'fits']);
  });
});
