/**
 * Queues whose answer is known exactly; the simulator is held against them. Rates are per second.
 * Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone exchanges" (1917);
 * Pollaczek and Khinchine for M/G/1.
 */

/** Chance that somebody who comes to M/M/c must wait (Erlang C); 1 when the lanes cannot keep up. */
export function erlangC(arrivalRate: number, serviceRate: number, lanes: number): number {
  const load = arrivalRate / serviceRate;
  if (load >= lanes) return 1;
  let blocked = 1;
  for (let lane = 1; lane <= lanes; lane += 1) blocked = (load * blocked) / (lane + load * blocked);
  return (lanes * blocked) / (lanes - load * (1 - blocked));
}

/** Mean wait in line of M/M/c, seconds. */
export function meanWaitMMc(arrivalRate: number, serviceRate: number, lanes: number): number {
  return erlangC(arrivalRate, serviceRate, lanes) / (lanes * serviceRate - arrivalRate);
}

/** Mean wait in line of one lane with any service of the given mean and variation (standard deviation over mean). */
export function meanWaitMG1(arrivalRate: number, meanSeconds: number, variation: number): number {
  const busy = arrivalRate * meanSeconds;
  if (busy >= 1) return Number.POSITIVE_INFINITY;
  return (busy * meanSeconds * (1 + variation ** 2)) / (2 * (1 - busy));
}

/** Lanes that a steady stream needs so that lanes are busy at most so much. */
export function lanesFor(peoplePerMinute: number, perLaneMinute: number, busyShare: number): number {
  return Math.ceil(peoplePerMinute / (perLaneMinute * busyShare));
}
