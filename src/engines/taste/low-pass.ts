import { seededRandom } from '../../kernel/random.ts';
import { degrees, type Interactions, transposed } from './interactions.ts';
import { invertPositive } from './invert-positive.ts';

/** The ideal low-pass of a graph of people and items: the projection on its `rank` smoothest signals over items. */
export interface LowPass {
  readonly rank: number;
  /** One row an item: `basis` spans the signals, not orthonormal. */
  readonly basis: Float32Array;
  /** rank x rank: inverse of the Gram matrix of the basis. */
  readonly inverseGram: Float64Array;
}

export interface LowPassOptions {
  readonly rank: number;
  /** Times the random start is blurred over the graph, there and back; 3 is enough. */
  readonly rounds: number;
  readonly seed: number;
}

/**
 * The range of the normalised matrix N = Du^-1/2 R Di^-1/2 by randomised power iteration (Halko, Martinsson and Tropp, SIAM Review 2011): Y = (N' N)^p N' G with
 * Gaussian G. Only the projection Y (Y'Y)^-1 Y' is used, so neither orthogonal columns nor singular vectors are worked out: with
 * three rounds the least column keeps some 1e-3 of the largest, far above the rounding of 32 bits. About (2p + 1) pairs x rank + items x rank^2 / 2
 * multiplications.
 */
export function fitLowPass(people: Interactions, { rank: wanted, rounds, seed }: LowPassOptions): LowPass {
  const rank = Math.min(wanted, people.users, people.items);
  const byItem = transposed(people);
  const userWeight = degrees(people).map((degree) => 1 / Math.sqrt(Math.max(1, degree)));
  const itemWeight = degrees(byItem).map((degree) => 1 / Math.sqrt(Math.max(1, degree)));
  const small = gaussian(people.users * rank, seed);
  const basis = new Float32Array(people.items * rank);
  multiply(byItem, small, basis, { rank, rowWeight: itemWeight, columnWeight: userWeight });
  for (let round = 0; round < rounds; round += 1) {
    multiply(people, basis, small, { rank, rowWeight: userWeight, columnWeight: itemWeight });
    multiply(byItem, small, basis, { rank, rowWeight: itemWeight, columnWeight: userWeight });
  }
  const inverseGram = gramOf(basis, people.items, rank);
  // A graph with fewer signals than asked for has a singular Gram matrix; this much more on the diagonal is below what 32 bits keep.
  let trace = 0;
  for (let at = 0; at < rank; at += 1) trace += inverseGram[at * rank + at]!;
  for (let at = 0; at < rank; at += 1) inverseGram[at * rank + at]! += 1e-9 * trace + 1e-30;
  invertPositive(inverseGram, rank);
  return { rank, basis, inverseGram };
}

/** target[row] = rowWeight[row] * sum over the pairs of the row of columnWeight[column] * source[column]; rows of `rank` numbers. */
function multiply(
  pairs: Interactions,
  source: Float32Array,
  target: Float32Array,
  how: { readonly rank: number; readonly rowWeight: Float64Array; readonly columnWeight: Float64Array },
): void {
  const { rank, rowWeight, columnWeight } = how;
  const sum = new Float64Array(rank);
  for (let row = 0; row < pairs.users; row += 1) {
    sum.fill(0);
    for (let at = pairs.starts[row]!; at < pairs.starts[row + 1]!; at += 1) {
      const column = pairs.of[at]!;
      addScaled(sum, source, column * rank, columnWeight[column]!);
    }
    const weight = rowWeight[row]!;
    for (let k = 0; k < rank; k += 1) target[row * rank + k] = weight * sum[k]!;
  }
}

function addScaled(sum: Float64Array, source: Float32Array, from: number, weight: number): void {
  for (let k = 0; k < sum.length; k += 1) sum[k] = sum[k]! + weight * source[from + k]!;
}

/** Y'Y of a tall matrix by rows: chunks of it are turned on their side, so that every product is of rows with rows. */
function gramOf(tall: Float32Array, rows: number, rank: number): Float64Array {
  const chunk = 256;
  const gram = new Float64Array(rank * rank);
  const turned = new Float64Array(rank * chunk);
  for (let from = 0; from < rows; from += chunk) {
    const length = Math.min(chunk, rows - from);
    for (let k = 0; k < rank; k += 1)
      for (let row = 0; row < length; row += 1) turned[k * chunk + row] = tall[(from + row) * rank + k]!;
    addGram(gram, turned, { rank, chunk, length });
  }
  for (let row = 0; row < rank; row += 1)
    for (let column = 0; column < row; column += 1) gram[column * rank + row] = gram[row * rank + column]!;
  return gram;
}

/** Adds the products of four rows with four at a time, on and below the diagonal. */
function addGram(
  gram: Float64Array,
  turned: Float64Array,
  { rank, chunk, length }: { readonly rank: number; readonly chunk: number; readonly length: number },
): void {
  for (let row = 0; row < rank; row += 2)
    for (let column = 0; column <= row; column += 2) {
      const r0 = row * chunk;
      const r1 = Math.min(row + 1, rank - 1) * chunk;
      const c0 = column * chunk;
      const c1 = Math.min(column + 1, rank - 1) * chunk;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let k = 0; k < length; k += 1) {
        const a0 = turned[r0 + k]!;
        const a1 = turned[r1 + k]!;
        const b0 = turned[c0 + k]!;
        const b1 = turned[c1 + k]!;
        s00 += a0 * b0;
        s01 += a0 * b1;
        s10 += a1 * b0;
        s11 += a1 * b1;
      }
      gram[row * rank + column]! += s00;
      if (column + 1 < rank) gram[row * rank + column + 1]! += s01;
      if (row + 1 < rank) gram[(row + 1) * rank + column]! += s10;
      if (row + 1 < rank && column + 1 < rank) gram[(row + 1) * rank + column + 1]! += s11;
    }
}

/** Box and Muller. */
function gaussian(count: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const drawn = new Float32Array(count);
  for (let at = 0; at < count; at += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    drawn[at] = radius * Math.cos(angle);
    if (at + 1 < count) drawn[at + 1] = radius * Math.sin(angle);
  }
  return drawn;
}
