const ROWS_AT_FIRST = 4096;

/** A float64 column whose length is not known beforehand: it grows by doubling, and is copied out at the end. */
export class GrowingColumn {
  private values = new Float64Array(ROWS_AT_FIRST);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(value: number): void {
    if (this.used === this.values.length) this.grow(this.used + 1);
    this.values[this.used++] = value;
  }

  /** Adds the first `count` values of another array. */
  pushAll(values: Float64Array, count: number): void {
    if (this.used + count > this.values.length) this.grow(this.used + count);
    for (let index = 0; index < count; index++) this.values[this.used + index] = values[index];
    this.used += count;
  }

  /** Copies the column to where it is to stay, whatever the type of number there. */
  copyTo(target: Float64Array | Int8Array | Uint8Array | Uint32Array): void {
    target.set(this.values.subarray(0, this.used));
  }

  private grow(least: number): void {
    const grown = new Float64Array(Math.max(least, this.values.length * 2));
    grown.set(this.values);
    this.values = grown;
  }
}
