import { highLimb } from '../../core/limbs.js';
import type { Money } from '../../core/units.js';

/** A column of exact amounts, append-only: each in two 64-bit limbs, so that no object outlives the event it came with. */
export class GrowableMoneyColumn {
  private limbs = new BigInt64Array(1024);
  private used = 0;

  push(amount: Money): void {
    if (this.used === this.limbs.length) {
      const grown = new BigInt64Array(this.used * 2);
      grown.set(this.limbs);
      this.limbs = grown;
    }
    this.limbs[this.used++] = amount;
    this.limbs[this.used++] = highLimb(amount);
  }

  at(index: number): Money {
    return ((this.limbs[2 * index + 1] << 64n) + BigInt.asUintN(64, this.limbs[2 * index])) as Money;
  }

  clear(): void {
    this.used = 0;
  }
}
