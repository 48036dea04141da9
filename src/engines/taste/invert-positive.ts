/** Rows and columns of a block; 64 rows of 512 doubles stay in the second cache. */
const block = 64;
const depth = 512;

/**
 * The inverse of a symmetric positive definite matrix, in its place, by blocked Cholesky: A = L L', then T = inverse of L, transposed, then T T'.
 * Everything is a product of rows with rows, four by four at a time, so memory is read in order. About n^3 / 2 multiplications.
 * @param matrix n x n by rows; the lower triangle is read; afterwards it holds the whole inverse.
 * @throws RangeError where the matrix is not positive definite.
 */
export function invertPositive(matrix: Float64Array, size: number): void {
  factor(matrix, size);
  const turned = new Float64Array(size * size);
  invertFactor(matrix, turned, size);
  // What is above the diagonal was never read; from here the whole matrix is the answer.
  matrix.fill(0);
  for (let top = 0; top < size; top += block)
    for (let left = 0; left <= top; left += block)
      addProducts(matrix, size, turned, turned, {
        rows: [top, Math.min(size, top + block)],
        columns: [left, Math.min(size, left + block)],
        inner: [top, size],
        sign: 1,
      });
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < row; column += 1) matrix[column * size + row] = matrix[row * size + column]!;
}

/** L into the lower triangle. */
function factor(matrix: Float64Array, size: number): void {
  for (let left = 0; left < size; left += block) {
    const right = Math.min(size, left + block);
    for (let top = left; top < size; top += block) {
      const bottom = Math.min(size, top + block);
      addProducts(matrix, size, matrix, matrix, {
        rows: [top, bottom],
        columns: [left, right],
        inner: [0, left],
        sign: -1,
      });
      for (let row = top; row < bottom; row += 1)
        for (let column = left; column < Math.min(right, row + 1); column += 1) {
          let sum = matrix[row * size + column]!;
          for (let k = left; k < column; k += 1) sum -= matrix[row * size + k]! * matrix[column * size + k]!;
          if (row > column) matrix[row * size + column] = sum / matrix[column * size + column]!;
          else if (sum > 0) matrix[row * size + row] = Math.sqrt(sum);
          else throw new RangeError('The matrix is not positive definite');
        }
    }
  }
}

/** The transposed inverse of L into the upper triangle of `turned`. */
function invertFactor(lower: Float64Array, turned: Float64Array, size: number): void {
  for (let left = 0; left < size; left += block) {
    const right = Math.min(size, left + block);
    for (let top = 0; top <= left; top += block) {
      const bottom = Math.min(size, top + block);
      addProducts(turned, size, turned, lower, {
        rows: [top, bottom],
        columns: [left, right],
        inner: [top, left],
        sign: -1,
      });
      for (let row = top; row < bottom; row += 1)
        for (let column = Math.max(left, row); column < right; column += 1) {
          let sum = row === column ? 1 : turned[row * size + column]!;
          for (let k = Math.max(left, row); k < column; k += 1)
            sum -= turned[row * size + k]! * lower[column * size + k]!;
          turned[row * size + column] = sum / lower[column * size + column]!;
        }
    }
  }
}

interface Ranges {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
  readonly inner: readonly [number, number];
  readonly sign: 1 | -1;
}

/** target[r][c] += sign * sum over k of one[r][k] * other[c][k]. */
function addProducts(target: Float64Array, size: number, one: Float64Array, other: Float64Array, ranges: Ranges): void {
  const { rows, columns, inner, sign } = ranges;
  for (let from = inner[0]; from < inner[1]; from += depth) {
    const to = Math.min(inner[1], from + depth);
    let row = rows[0];
    for (; row + 4 <= rows[1]; row += 4) {
      let column = columns[0];
      for (; column + 4 <= columns[1]; column += 4) tile(target, size, one, other, row, column, from, to, sign);
      for (; column < columns[1]; column += 1)
        for (let at = row; at < row + 4; at += 1) single(target, size, one, other, at, column, from, to, sign);
    }
    for (; row < rows[1]; row += 1)
      for (let column = columns[0]; column < columns[1]; column += 1)
        single(target, size, one, other, row, column, from, to, sign);
  }
}

function single(
  target: Float64Array,
  size: number,
  one: Float64Array,
  other: Float64Array,
  row: number,
  column: number,
  from: number,
  to: number,
  sign: number,
): void {
  let sum = 0;
  for (let k = from; k < to; k += 1) sum += one[row * size + k]! * other[column * size + k]!;
  target[row * size + column] = target[row * size + column]! + sign * sum;
}

/** Four rows by four columns: sixteen sums in registers for eight numbers read. */
function tile(
  target: Float64Array,
  size: number,
  one: Float64Array,
  other: Float64Array,
  row: number,
  column: number,
  from: number,
  to: number,
  sign: number,
): void {
  let [s00, s01, s02, s03] = [0, 0, 0, 0];
  let [s10, s11, s12, s13] = [0, 0, 0, 0];
  let [s20, s21, s22, s23] = [0, 0, 0, 0];
  let [s30, s31, s32, s33] = [0, 0, 0, 0];
  const r0 = row * size;
  const c0 = column * size;
  for (let k = from; k < to; k += 1) {
    const a0 = one[r0 + k]!;
    const a1 = one[r0 + size + k]!;
    const a2 = one[r0 + 2 * size + k]!;
    const a3 = one[r0 + 3 * size + k]!;
    const b0 = other[c0 + k]!;
    const b1 = other[c0 + size + k]!;
    const b2 = other[c0 + 2 * size + k]!;
    const b3 = other[c0 + 3 * size + k]!;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s03 += a0 * b3;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    s13 += a1 * b3;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
    s23 += a2 * b3;
    s30 += a3 * b0;
    s31 += a3 * b1;
    s32 += a3 * b2;
    s33 += a3 * b3;
  }
  const sums = [s00, s01, s02, s03, s10, s11, s12, s13, s20, s21, s22, s23, s30, s31, s32, s33];
  for (let at = 0; at < 16; at += 1) {
    const place = (row + (at >> 2)) * size + column + (at & 3);
    target[place] = target[place]! + sign * sums[at]!;
  }
}
