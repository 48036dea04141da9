/** How a time spreads around its mean. `quantiles` are measured ones, at even steps from 0 to 1, as parts of their mean. */
export type Spread =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'exponential' }
  /** `variation` is the standard deviation over the mean. */
  | { readonly kind: 'lognormal'; readonly variation: number }
  | { readonly kind: 'quantiles'; readonly parts: readonly number[] };

/** Seconds that a party takes at a lane: once for its act, and for each person who walks through. */
export interface ServiceTime {
  readonly actSeconds: number;
  readonly personSeconds: number;
  readonly spread: Spread;
}

/** Seconds on average for so many people. */
export function meanSeconds({ actSeconds, personSeconds }: ServiceTime, people: number): number {
  return actSeconds + personSeconds * people;
}

/** A factor with mean 1 for a chance u in (0, 1): the inverse of the spread, so that one u means the same luck everywhere. */
export function spreadFactor(spread: Spread, u: number): number {
  switch (spread.kind) {
    case 'fixed':
      return 1;
    case 'exponential':
      return -Math.log(1 - u);
    case 'lognormal': {
      const sigma = Math.sqrt(Math.log(1 + spread.variation ** 2));
      return Math.exp(sigma * normalQuantile(u) - (sigma * sigma) / 2);
    }
    case 'quantiles': {
      const at = u * (spread.parts.length - 1);
      const left = Math.floor(at);
      const low = spread.parts[left] ?? 1;
      return low + (at - left) * ((spread.parts[left + 1] ?? low) - low);
    }
  }
}

const low = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
] as const;
const lowBelow = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
] as const;
const tail = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
] as const;
const tailBelow = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416] as const;

/** The inverse of the normal distribution, by P. J. Acklam's rational approximation (relative error below 1.2e-9). */
export function normalQuantile(u: number): number {
  const p = Math.min(1 - 1e-12, Math.max(1e-12, u));
  const horner = (terms: readonly number[], x: number): number => terms.reduce((sum, term) => sum * x + term, 0);
  if (p < 0.02425 || p > 1 - 0.02425) {
    const q = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
    const value = horner(tail, q) / (horner(tailBelow, q) * q + 1);
    return p < 0.5 ? value : -value;
  }
  const q = p - 0.5;
  const r = q * q;
  return (horner(low, r) * q) / (horner(lowBelow, r) * r + 1);
}
