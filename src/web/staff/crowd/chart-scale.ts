/** Where minutes and people lie on a chart. */
export interface ChartScale {
  readonly width: number;
  readonly height: number;
  x(minute: number): number;
  y(value: number): number;
  /** Round values from 0 to beyond the most. */
  readonly marks: readonly number[];
}

export const chartFrom = -120;
export const chartUntil = 30;
const left = 56;
const right = 16;
const top = 20;
const bottom = 30;

export function chartScale(width: number, height: number, most: number): ChartScale {
  const step = roundStep(Math.max(1, most) / 4);
  const count = Math.max(1, Math.ceil(Math.max(1, most) / step));
  const marks = Array.from({ length: count + 1 }, (_, index) => index * step);
  const highest = marks.at(-1)!;
  return {
    width,
    height,
    x: (minute) => left + ((minute - chartFrom) / (chartUntil - chartFrom)) * (width - left - right),
    y: (value) => height - bottom - (value / highest) * (height - top - bottom),
    marks,
  };
}

/** The next of 1, 2, 5, 10, 20, 50 … */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}

/** Points of a row of values by the minute, as SVG has them; only what the chart shows. */
export function pointsOf(scale: ChartScale, row: ArrayLike<number>, fromSeconds: number): string[] {
  const points: string[] = [];
  for (let i = 0; i < row.length; i += 1) {
    const minute = fromSeconds / 60 + i + 1;
    if (minute < chartFrom || minute > chartUntil) continue;
    points.push(`${scale.x(minute).toFixed(1)},${scale.y(row[i]!).toFixed(1)}`);
  }
  return points;
}
