/** What a bench found; the field names are fixed, machines read them. A list has one row a case. */
export type BenchResult = Readonly<Record<string, BenchFigure | readonly Readonly<Record<string, BenchFigure>>[]>>;
export type BenchFigure = number | string | boolean;

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
