import { expect, it } from 'vitest';
import { powerOfTen } from '../../../src/core/power-of-ten.js';

it('is the power of ten that a decimal literal is', () => {
  for (let exponent = -22; exponent <= 22; exponent++) {
    expect(powerOfTen(exponent), `10^${exponent}`).toBe(Number(`1e${exponent}`));
  }
});
