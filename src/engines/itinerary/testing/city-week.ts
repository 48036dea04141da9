import { randomInteger, seededRandom } from '../../../kernel/random.ts';
import type { Stop, Trip, Window } from '../trip.ts';

/** A made-up week in a city in minutes and metres: sights with hours and closing days, lunch and dinner, a few booked sessions. */
export function cityWeek(sights: number, seed: number): Trip {
  const random = seededRandom(seed);
  const between = (from: number, to: number) => from + randomInteger(random, to - from + 1);
  const places = Array.from({ length: sights + 1 }, () => ({ x: between(0, 12_000), y: between(0, 12_000) }));
  const size = places.length;
  const [travel, walking] = [new Int32Array(size * size), new Int32Array(size * size)];
  places.forEach((one, i) => {
    places.forEach((other, j) => {
      const metres = Math.hypot(one.x - other.x, one.y - other.y);
      // On foot up to 1.2 km, else by train with 700 m of walking.
      travel[i * size + j] = i === j ? 0 : Math.ceil(metres < 1200 ? metres / 70 : 12 + metres / 400);
      walking[i * size + j] = Math.round(metres < 1200 ? metres : 700);
    });
  });
  const week = (windowOf: (day: number) => Window[]) => Array.from({ length: 7 }, (_, day) => windowOf(day));
  const stops = Array.from({ length: sights }, (_, index): Stop => {
    const place = index + 1;
    const closed = between(0, 13);
    if (index % 10 === 0) {
      const meal = index % 20 === 0 ? { opens: 690, closes: 810 } : { opens: 1050, closes: 1170 };
      const dayGroup = index % 20 === 0 ? 0 : 1;
      const shape = { duration: 60, profit: 60, cost: between(1000, 4000), dayGroup, uncounted: true };
      return { place, ...shape, windows: week(() => [meal]) };
    }
    if (index % 50 === 1) {
      const [day, start] = [between(0, 6), between(600, 1100)];
      const windows = week((one) => (one === day ? [{ opens: start - 30, closes: start }] : []));
      return { place, profit: 100, duration: 150, windows, required: true };
    }
    const opens = between(480, 660);
    const hours = [{ opens, closes: between(900, 1080) }];
    const windows = week((day) => (day === closed ? [] : hours));
    const shape = { duration: between(20, 120), profit: between(5, 60), walking: between(0, 1500) };
    return { place, ...shape, cost: between(0, 20) * 100, windows };
  });
  const day = { from: 0, to: 0, opens: 540, closes: 1320, walkingLimit: 12_000, mostStops: 5 };
  return {
    days: Array.from({ length: 7 }, () => day),
    stops,
    travel: { size, values: travel },
    walking: { size, values: walking },
    budget: 60_000,
  };
}
