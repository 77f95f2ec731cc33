/** Rows of the first chunk: a run of a week has room in it, and thousands of them at once stay small. */
const FIRST_ROWS = 128;
/** Each chunk has twice the rows of the one before, up to so many: some hundred kilobytes. */
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
  /** Where the next row starts in `values`. */
  private next = 0;

  constructor(width: number) {
    this.width = width;
  }

  /** Makes room for one more row and returns where in `values` and `integers` it starts. The caller fills it. */
  append(): number {
    if (this.next === this.values.length) this.addChunk();
    const at = this.next;
    this.next += this.width;
    this.length++;
    return at;
  }

  /** A copy of all rows, one behind the other. */
  toArray(): Float64Array {
    const all = new Float64Array(this.length * this.width);
    let at = 0;
    for (const chunk of this.chunks) {
      all.set(chunk.subarray(0, all.length - at), at);
      at += chunk.length;
    }
    return all;
  }

  /** A copy of all rows, a column of each place in them. */
  toColumns(): Float64Array[] {
    const columns = Array.from({ length: this.width }, () => new Float64Array(this.length));
    for (let place = 0; place < this.width; place++) {
      const column = columns[place];
      let row = 0;
      for (const chunk of this.chunks) {
        for (let at = place; at < chunk.length && row < column.length; at += this.width) column[row++] = chunk[at];
      }
    }
    return columns;
  }

  /** Takes the place of what has been appended. */
  load(all: Float64Array): void {
    this.clear();
    if (all.length > 0) this.begin(all.slice());
    this.next = all.length;
    this.length = all.length / this.width;
  }

  clear(): void {
    this.length = 0;
    this.next = 0;
    this.values = NO_VALUES;
    this.integers = NO_INTEGERS;
    this.chunks.length = 0;
  }

  private addChunk(): void {
    const before = this.values.length / this.width;
    const rows = Math.min(Math.max(2 * before, FIRST_ROWS), CHUNK_ROWS);
    this.begin(new Float64Array(rows * this.width));
  }

  private begin(chunk: Float64Array): void {
    this.values = chunk;
    this.integers = new BigInt64Array(chunk.buffer);
    this.chunks.push(chunk);
    this.next = 0;
  }
}

const NO_VALUES = new Float64Array(0);
const NO_INTEGERS = new BigInt64Array(0);
