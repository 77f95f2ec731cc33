/** A float64 column that grows by doubling: a record's storage, append-only. */
export class GrowableColumn {
  private values = new Float64Array(1024);
  private used = 0;

  push(value: number): void {
    if (this.used === this.values.length) {
      const grown = new Float64Array(this.used * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.used++] = value;
  }

  clear(): void {
    this.used = 0;
  }

  get length(): number {
    return this.used;
  }

  last(): number {
    return this.values[this.used - 1];
  }

  /** Takes the place of what has been pushed. */
  load(values: Float64Array): void {
    this.values = new Float64Array(Math.max(1024, values.length));
    this.values.set(values);
    this.used = values.length;
  }

  /** A copy of what has been pushed. */
  toArray(): Float64Array {
    return this.values.slice(0, this.used);
  }
}
