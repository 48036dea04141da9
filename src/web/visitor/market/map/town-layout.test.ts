import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameOf, project, spread } from './town-layout.ts';

const spot = fc.record({
  longitude: fc.double({ min: 127, max: 146, noNaN: true }),
  latitude: fc.double({ min: 26, max: 45, noNaN: true }),
});

test('every spot lies inside of the frame around all, with room at the edges', () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 40 }), (spots) => {
      const frame = frameOf(spots, { room: 1 });
      for (const one of spots) {
        const [x, y] = project(one, frame);
        expect(x).toBeGreaterThan(frame.x + 0.99);
        expect(x).toBeLessThan(frame.x + frame.width - 0.99);
        expect(y).toBeGreaterThan(frame.y + 0.99);
        expect(y).toBeLessThan(frame.y + frame.height - 0.99);
      }
    }),
  );
});

test('signs of eight makers do not cover each other, also where two share a town', () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 2, maxLength: 7 }), (spots) => {
      const all = [...spots, spots[0]!];
      const frame = frameOf(all, { room: 2, least: 14 });
      const placed = spread(
        all.map((one) => project(one, frame)),
        1,
        frame,
      );
      for (let i = 0; i < placed.length; i += 1)
        for (let k = i + 1; k < placed.length; k += 1)
          expect(Math.hypot(placed[i]![0] - placed[k]![0], placed[i]![1] - placed[k]![1])).toBeGreaterThan(0.95);
    }),
    { seed: 7 },
  );
});

test('signs that lie apart stay where they are', () => {
  const frame = { x: 0, y: 0, width: 10, height: 10 };
  const points: [number, number][] = [
    [2, 2],
    [5, 5],
    [8, 2],
  ];
  expect(spread(points, 1, frame)).toEqual(points);
});
