/** How many of how many bought. */
export interface Share {
  readonly bought: number;
  readonly of: number;
}

/** A difference of two shares in percentage points, with its 95 % interval. */
export interface Uplift {
  readonly points: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the normal distribution. */
const z = 1.959964;

/**
 * The share of those asked less the one of the control group, with an interval made of the two Wilson score intervals.
 *
 * R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
 * Statistics in Medicine 17 (1998), 873-890, method 10. It holds for small groups and for shares of 0 and 1, where the usual interval
 * shrinks to nothing.
 */
export function upliftOf(asked: Share, control: Share): Uplift {
  const [p1, l1, u1] = wilson(asked);
  const [p2, l2, u2] = wilson(control);
  const difference = p1 - p2;
  return {
    points: 100 * difference,
    low: 100 * (difference - Math.hypot(p1 - l1, u2 - p2)),
    high: 100 * (difference + Math.hypot(u1 - p1, p2 - l2)),
  };
}

/** A share with its Wilson score interval. */
function wilson({ bought, of }: Share): [number, number, number] {
  const share = bought / of;
  const middle = 2 * bought + z * z;
  const spread = z * Math.sqrt(z * z + 4 * bought * (1 - share));
  const whole = 2 * (of + z * z);
  return [share, (middle - spread) / whole, (middle + spread) / whole];
}
