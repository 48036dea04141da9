import { readFileSync } from 'node:fs';
import { judgeTours } from '../../../engines/taste/tours/judge-tours.ts';
import type { BenchOptions } from '../../bench.ts';
import { fail } from '../../say.ts';
import type { BenchResult } from '../figures.ts';
import { rounded } from '../figures.ts';

/**
 * Tours of a city, leave one out: first place, last place and number of places are asked, learnt is from all other tours. `--visits` is a
 * file with trajectory, poi and start; `--pois` one with poi, category, lon and lat.
 */
export async function benchTrajectories(options: BenchOptions): Promise<BenchResult> {
  const pois = readTable(options, 'pois', ['poi', 'category', 'lon', 'lat']);
  const visits = readTable(options, 'visits', ['trajectory', 'poi', 'start']);
  const numbers = new Map(pois.map(({ poi }, number) => [poi!, number]));
  const places = pois.map(({ poi, category, lon, lat }) => {
    const place = { category: category!, lon: Number(lon), lat: Number(lat) };
    if (!Number.isFinite(place.lon) || !Number.isFinite(place.lat)) fail(`POI ${poi} has no longitude and latitude.`);
    return place;
  });
  const rows = new Map<string, { place: number; start: number }[]>();
  for (const { trajectory, poi, start } of visits) {
    const place = numbers.get(poi!);
    if (place === undefined)
      fail(`Trajectory ${trajectory} visits POI ${poi}, which ${options['pois']} does not have.`);
    if (!Number.isFinite(Number(start))) fail(`Trajectory ${trajectory} has a visit that starts at ${start}.`);
    rows.set(trajectory!, [...(rows.get(trajectory!) ?? []), { place, start: Number(start) }]);
  }
  const tours = [...rows.values()].map((stops) => {
    const ordered = stops.sort((one, other) => one.start - other.start).map(({ place }) => place);
    return [...new Set(ordered)];
  });
  const started = process.cpuUsage();
  const judged = judgeTours(places, tours);
  const { user } = process.cpuUsage(started);
  if (judged.length === 0) fail(`${options['visits']} has no trajectory of three POIs that could be asked for.`);
  const f1 = spread(judged.map((one) => one.f1));
  const pairs = spread(judged.map((one) => one.pairsF1));
  return {
    queries: judged.length,
    f1: rounded(f1.mean, 3),
    f1Std: rounded(f1.deviation, 3),
    pairsF1: rounded(pairs.mean, 3),
    pairsF1Std: rounded(pairs.deviation, 3),
    tours: tours.length,
    places: places.length,
    cpuSeconds: rounded(user / 1e6, 1),
  };
}

/** Mean and the deviation of the population. */
function spread(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

function readTable(options: BenchOptions, name: string, columns: readonly string[]): Record<string, string>[] {
  const file = options[name];
  if (file === undefined) fail(`--${name} names a table with the columns ${columns.join(', ')}.`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return fail(`${file} cannot be read: ${(error as Error).message}.`);
  }
  const [head = '', ...lines] = text.split(/\r?\n/);
  const names = head.split(',');
  for (const column of columns) if (!names.includes(column)) fail(`${file} has no column ${column}.`);
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const cells = line.split(',');
    if (cells.length !== names.length)
      fail(`Line ${index + 2} of ${file} has ${cells.length} cells, not ${names.length}.`);
    return [Object.fromEntries(names.map((column, at) => [column, cells[at]!]))];
  });
}
