import { GrowableRows } from './growable-rows.js';

/** A column of float64 numbers, append-only: a record's storage. */
export class GrowableColumn {
  private readonly rows = new GrowableRows(1);

  push(value: number): void {
    const at = this.rows.append();
    this.rows.values[at] = value;
  }

  clear(): void {
    this.rows.clear();
  }

  get length(): number {
    return this.rows.length;
  }

  /** Takes the place of what has been pushed. */
  load(values: Float64Array): void {
    this.rows.load(values);
  }

  /** A copy of what has been pushed. */
  toArray(): Float64Array {
    return this.rows.toArray();
  }
}
