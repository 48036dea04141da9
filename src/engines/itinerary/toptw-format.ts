import type { Matrix, Plan, Stop, Trip, Window } from './trip.ts';

/**
 * The public files of the team orienteering problem with time windows. Times are cut, not rounded, after one decimal (Solomon) or two
 * (Cordeau, Athens) and held as whole numbers, so that profits can be compared with published ones.
 */
export interface ToptwFile {
  readonly kind: 'solomon' | 'cordeau' | 'athens';
  /** Units in one unit of the file. */
  readonly scale: number;
  /** Days the file itself asks for; the older files leave that to the reader. */
  readonly tours: number | undefined;
  readonly startDay: number;
  /** Vertex 0 is where days begin and end. */
  readonly vertices: readonly Vertex[];
}

interface Vertex {
  readonly x: number;
  readonly y: number;
  readonly duration: number;
  readonly profit: number;
  /** One, or one a weekday; undefined: closed. */
  readonly windows: readonly (Window | undefined)[];
}

/** Reads a file by the name of its instance (`r101`, `pr05`, `t133`). Throws RangeError with the line that cannot be read. */
export function readToptw(name: string, text: string): ToptwFile {
  const kind = name.startsWith('pr') ? 'cordeau' : name.startsWith('t') ? 'athens' : 'solomon';
  const scale = kind === 'solomon' ? 10 : 100;
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const rows = lines.map((line, index) => numbersOf(line, name, index + 1));
  if (rows.length < 2) throw new RangeError(`${name} has no vertices`);
  const vertices =
    kind === 'athens'
      ? rows.slice(1).map((row, index) => (index === 0 ? athensDepot(row, scale) : athensVertex(row, scale)))
      : rows.slice(2).map((row) => plainVertex(row, scale));
  return {
    kind,
    scale,
    tours: kind === 'athens' ? rows[0]![1] : undefined,
    startDay: kind === 'athens' ? rows[0]![2]! : 0,
    vertices,
  };
}

/** The trip of `tours` days; stop s is vertex s + 1, place p is vertex p. */
export function toptwTrip(file: ToptwFile, tours: number): Trip {
  const { vertices, scale, startDay } = file;
  const [depot, ...rest] = vertices;
  const hours = depot!.windows[0]!;
  const day = { from: 0, to: 0, opens: hours.opens, closes: hours.closes };
  const stops = rest.map(({ profit, duration, windows }, index): Stop => {
    const perDay = Array.from({ length: tours }, (_, tour) => windows[(startDay + tour) % windows.length]);
    return {
      place: index + 1,
      profit,
      duration,
      windows: perDay.map((window) => (window && window.opens <= window.closes ? [window] : [])),
    };
  });
  return { days: Array.from({ length: tours }, () => day), stops, travel: cutDistances(vertices, scale) };
}

/** One line a tour: vertices from 0 to 0. */
export function writeToptw(plan: Plan): string {
  const tours = plan.days.map((visits) => [0, ...visits.map(({ stop }) => stop + 1), 0].join(' '));
  return `${[plan.profit, ...tours].join('\n')}\n`;
}

function numbersOf(line: string, name: string, number: number): number[] {
  const row = line.split(/\s+/).map(Number);
  if (row.some((value) => !Number.isFinite(value))) throw new RangeError(`${name}, line ${number} is not all numbers`);
  return row;
}

const units = (value: number, scale: number) => Math.round(value * scale);

function windowOf(opens: number, closes: number, scale: number): Window {
  return { opens: units(opens, scale), closes: units(closes, scale) };
}

function plainVertex(row: readonly number[], scale: number): Vertex {
  const [, x, y, duration, profit] = row;
  const window = windowOf(row.at(-2)!, row.at(-1)!, scale);
  return { x: x!, y: y!, duration: units(duration!, scale), profit: profit!, windows: [window] };
}

function athensDepot(row: readonly number[], scale: number): Vertex {
  const [, x, y, , , opens, closes] = row;
  return { x: x!, y: y!, duration: 0, profit: 0, windows: [windowOf(opens!, closes!, scale)] };
}

function athensVertex(row: readonly number[], scale: number): Vertex {
  const [, x, y, duration, profit] = row;
  const windows = Array.from({ length: 7 }, (_, day) => {
    const [opens, closes] = [row[6 + 2 * day]!, row[7 + 2 * day]!];
    return opens === 0 && closes === 0 ? undefined : windowOf(opens, closes, scale);
  });
  return { x: x!, y: y!, duration: units(duration!, scale), profit: profit!, windows };
}

/** Euclidean, cut to the scale. The small sum keeps exact products such as 5 * 10 from being cut to 49. */
function cutDistances(vertices: readonly Vertex[], scale: number): Matrix {
  const size = vertices.length;
  const values = new Int32Array(size * size);
  vertices.forEach((one, i) => {
    vertices.forEach((other, j) => {
      values[i * size + j] = Math.floor(Math.hypot(one.x - other.x, one.y - other.y) * scale + 1e-9);
    });
  });
  return { size, values };
}
