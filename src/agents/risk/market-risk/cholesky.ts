/** A pivot this much smaller than its variance is rounding, not independent movement. */
const NOISE = 1e-12;

/**
 * The lower triangle L with L·Lᵀ = `matrix`, which is symmetric and positive semidefinite, row by row
 * (Cholesky–Banachiewicz). What moves exactly with those before it, or not at all, gets no movement of its own.
 */
export function cholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const size = matrix.length;
  const lower = Array.from({ length: size }, () => new Float64Array(size));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row][column];
      for (let k = 0; k < column; k++) rest -= lower[row][k] * lower[column][k];
      if (row === column) lower[row][row] = rest > matrix[row][row] * NOISE ? Math.sqrt(rest) : 0;
      else if (lower[column][column] > 0) lower[row][column] = rest / lower[column][column];
    }
  }
  return lower;
}
