import { expect, it } from 'vitest';
import {
  createHeldPosition,
  holdsPosition,
  updateHeldPosition,
} from '../../../../../src/agents/strategies/ict/held-position.js';

it('takes what a fee in coins leaves behind for no position, and anything else for one', () => {
  const state = createHeldPosition();
  const steps: readonly (readonly [position: number, held: boolean])[] = [
    [0.002, true],
    [0.9, true],
    [0.4, true],
    [0.0003, false],
    [0.5, true],
    [0, false],
    [-2, true],
    [-0.02, true],
    [-0.019, false],
  ];
  expect(holdsPosition(state, 0)).toBe(false);
  for (const [position, held] of steps) {
    updateHeldPosition(state, position);
    expect(holdsPosition(state, position), String(position)).toBe(held);
  }
  // Between two fills the position stays what it was: the dust is compared, not the last answer.
  expect(holdsPosition(state, 0.019)).toBe(false);
  expect(holdsPosition(state, 0.0191)).toBe(true);
});
