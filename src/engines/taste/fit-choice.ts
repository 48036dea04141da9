import { invertPositive } from './invert-positive.ts';

/** One choice that somebody made: the alternatives by rows of features, and which of them it was. */
export interface Choice {
  /** alternatives x features, by rows. */
  readonly features: Float64Array;
  readonly chosen: number;
  /** How much this choice counts; 1 where it is not said. */
  readonly weight?: number;
}

export interface ChoiceModel {
  readonly coefficients: Float64Array;
  /** Utility of each alternative; a difference of 1 makes it e times as likely. Fits, scaled, as the profit of a stop. */
  utilities(features: Float64Array): Float64Array;
  /** Probability of each alternative, summing to 1. */
  chances(features: Float64Array): Float64Array;
}

/**
 * Conditional (multinomial) logit (McFadden 1974): coefficients of greatest likelihood less ridge / 2 times their squares, by Newton steps, halved while
 * they do not help. The function is concave, so the answer is the only one.
 * @param width features of one alternative.
 * @param ridge above 0: one over the variance of the prior; features should be of like size.
 * @throws RangeError for features that are not finite or a choice that is none of its alternatives.
 */
export function fitChoice(choices: readonly Choice[], width: number, ridge: number): ChoiceModel {
  if (!(ridge > 0 && Number.isFinite(ridge))) throw new RangeError(`The ridge is ${ridge}, not a number above 0`);
  choices.forEach(({ features, chosen }, at) => {
    if (!features.every(Number.isFinite)) throw new RangeError(`Choice ${at} has a feature that is not finite`);
    if (!Number.isInteger(chosen) || chosen < 0 || (chosen + 1) * width > features.length)
      throw new RangeError(`Choice ${at} says ${chosen}, which is none of its alternatives`);
  });
  let coefficients = new Float64Array(width);
  let value = likelihood(choices, coefficients, ridge);
  for (let round = 0; round < 50; round += 1) {
    const { slope, curve } = derivatives(choices, coefficients, ridge);
    invertPositive(curve, width);
    const step = new Float64Array(width);
    let promise = 0;
    for (let row = 0; row < width; row += 1) {
      for (let k = 0; k < width; k += 1) step[row] = step[row]! + curve[row * width + k]! * slope[k]!;
      promise += step[row]! * slope[row]!;
    }
    if (promise < 1e-10) break;
    for (let size = 1; size > 1e-6; size /= 2) {
      const tried = coefficients.map((old, k) => old + size * step[k]!);
      const found = likelihood(choices, tried, ridge);
      if (found <= value) continue;
      coefficients = tried;
      value = found;
      break;
    }
  }
  const utilities = (features: Float64Array) => utilitiesOf(features, coefficients);
  return { coefficients, utilities, chances: (features) => softmax(utilities(features)) };
}

function utilitiesOf(features: Float64Array, coefficients: Float64Array): Float64Array {
  const width = coefficients.length;
  const found = new Float64Array(features.length / width);
  for (let row = 0; row < found.length; row += 1) {
    let sum = 0;
    for (let k = 0; k < width; k += 1) sum += features[row * width + k]! * coefficients[k]!;
    found[row] = sum;
  }
  return found;
}

function softmax(utilities: Float64Array): Float64Array {
  const most = utilities.reduce((top, one) => Math.max(top, one), Number.NEGATIVE_INFINITY);
  const raised = utilities.map((one) => Math.exp(one - most));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

function likelihood(choices: readonly Choice[], coefficients: Float64Array, ridge: number): number {
  let sum = 0;
  for (const one of coefficients) sum -= (ridge / 2) * one * one;
  for (const { features, chosen, weight = 1 } of choices)
    sum += weight * Math.log(Math.max(1e-300, softmax(utilitiesOf(features, coefficients))[chosen]!));
  return sum;
}

/** Slope, and the negative curvature, which is positive definite. */
function derivatives(choices: readonly Choice[], coefficients: Float64Array, ridge: number) {
  const width = coefficients.length;
  const slope = coefficients.map((one) => -ridge * one);
  const curve = new Float64Array(width * width);
  for (let k = 0; k < width; k += 1) curve[k * width + k] = ridge;
  const mean = new Float64Array(width);
  const away = new Float64Array(width);
  for (const { features, chosen, weight = 1 } of choices) {
    const chances = softmax(utilitiesOf(features, coefficients));
    mean.fill(0);
    chances.forEach((chance, row) => {
      for (let k = 0; k < width; k += 1) mean[k] = mean[k]! + chance * features[row * width + k]!;
    });
    chances.forEach((chance, row) => {
      for (let k = 0; k < width; k += 1) away[k] = features[row * width + k]! - mean[k]!;
      if (row === chosen) for (let k = 0; k < width; k += 1) slope[k] = slope[k]! + weight * away[k]!;
      const share = weight * chance;
      if (share < 1e-12) return;
      for (let k = 0; k < width; k += 1) {
        const scaled = share * away[k]!;
        for (let l = 0; l <= k; l += 1) curve[k * width + l] = curve[k * width + l]! + scaled * away[l]!;
      }
    });
  }
  return { slope, curve };
}
