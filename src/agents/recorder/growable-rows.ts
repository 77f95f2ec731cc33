/** Rows of one chunk: some hundred kilobytes. */
const CHUNK_ROWS = 4096;

/**
 * Rows of float64 numbers, of which some may be exact 64-bit integers, append-only. They lie in chunks: one array that
 * grew by doubling would leave a copy of everything to the garbage collector each time.
 */
export class GrowableRows {
  length = 0;
  /** The chunk that the row appended last lies in, as numbers and as integers. */
  values: Float64Array = NO_VALUES;
  integers: BigInt64Array = NO_INTEGERS;
  private readonly width: number;
  private readonly chunks: Float64Array[] = [];

  constructor(width: number) {
    this.width = width;
  }

  /** Makes room for one more row and returns where in `values` and `integers` it starts. The caller fills it. */
  append(): number {
    const row = this.length++ % CHUNK_ROWS;
    if (row === 0) {
      this.values = new Float64Array(CHUNK_ROWS * this.width);
      this.integers = new BigInt64Array(this.values.buffer);
      this.chunks.push(this.values);
    }
    return row * this.width;
  }

  /** A copy of all rows, one behind the other. */
  toArray(): Float64Array {
    const all = new Float64Array(this.length * this.width);
    for (let first = 0; first < this.length; first += CHUNK_ROWS) {
      const rows = Math.min(CHUNK_ROWS, this.length - first);
      all.set(this.chunks[first / CHUNK_ROWS].subarray(0, rows * this.width), first * this.width);
    }
    return all;
  }

  /** Takes the place of what has been appended. */
  load(all: Float64Array): void {
    this.clear();
    for (let from = 0; from < all.length; from += this.width) {
      const at = this.append();
      this.values.set(all.subarray(from, from + this.width), at);
    }
  }

  clear(): void {
    this.length = 0;
    this.chunks.length = 0;
  }
}

const NO_VALUES = new Float64Array(0);
const NO_INTEGERS = new BigInt64Array(0);
