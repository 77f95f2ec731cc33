/** Rows of float64 numbers of one width in a single array that grows by doubling: a record's storage, append-only. */
export class GrowableRows {
  /** The numbers; only the first `length × width` of them are meant. Another array after it has grown. */
  values: Float64Array;
  length = 0;
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
    this.values = new Float64Array(256 * width);
  }

  /** Makes room for one more row and returns where it starts. The caller fills it. */
  append(): number {
    const start = this.length++ * this.width;
    if (start === this.values.length) {
      const grown = new Float64Array(start * 2);
      grown.set(this.values);
      this.values = grown;
    }
    return start;
  }

  row(index: number): Float64Array {
    return this.values.subarray(index * this.width, (index + 1) * this.width);
  }

  clear(): void {
    this.length = 0;
  }
}
