/** Waits of people, in seconds. `mean` and `most` are exact, the quantiles to half a second. */
export interface Waits {
  readonly people: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

const stepSeconds = 0.5;
const steps = 4 * 3600 * (1 / stepSeconds);

/** Counts waits without keeping them. */
export class WaitTally {
  private readonly counts = new Float64Array(steps);
  private people = 0;
  private sum = 0;
  private most = 0;

  add(seconds: number, people: number): void {
    if (people === 0) return;
    this.people += people;
    this.sum += seconds * people;
    if (seconds > this.most) this.most = seconds;
    const step = Math.min(steps - 1, Math.ceil(seconds / stepSeconds));
    this.counts[step] = this.counts[step]! + people;
  }

  /** The wait that the share `q` of the people did not exceed. */
  quantile(q: number): number {
    const rank = q * this.people;
    let below = 0;
    for (let step = 0; step < steps; step += 1) {
      below += this.counts[step]!;
      if (below >= rank && below > 0) return Math.min(this.most, step * stepSeconds);
    }
    return this.most;
  }

  waits(): Waits {
    const { people, sum, most } = this;
    return {
      people,
      mean: people > 0 ? sum / people : 0,
      p50: this.quantile(0.5),
      p95: this.quantile(0.95),
      most,
    };
  }
}
