import { describe, expect, it } from 'vitest';
import { drawSteps } from '../../../../src/feeds/market-changes/draw-steps.js';

describe('drawing steps in blocks', () => {
  it('stays in range, and is told by the seed', () => {
    const drawn = drawSteps(5000, 10, 30, 0.1, 7);
    expect(Math.min(...drawn)).toBe(10);
    expect(Math.max(...drawn)).toBe(29);
    expect(drawSteps(5000, 10, 30, 0.1, 7)).toEqual(drawn);
    expect(drawSteps(5000, 10, 30, 0.1, 8)).not.toEqual(drawn);
  });

  it('has blocks whose length is geometric', () => {
    const drawn = drawSteps(200_000, 0, 1_000_000, 1 / 20, 1);
    const lengths: number[] = [];
    let length = 1;
    for (let index = 1; index < drawn.length; index++) {
      if (drawn[index] === drawn[index - 1] + 1) length++;
      else {
        lengths.push(length);
        length = 1;
      }
    }
    // Ten thousand blocks: the mean is within 3 standard errors (19.5 / 100) of 20.
    expect(Math.abs(drawn.length / lengths.length - 20)).toBeLessThan(0.6);
    // P(length = 1) = 1 / 20 and P(length > 20) = 0.95^20 = 0.358.
    const share = (test: (one: number) => boolean) => lengths.filter(test).length / lengths.length;
    expect(Math.abs(share((one) => one === 1) - 0.05)).toBeLessThan(0.01);
    expect(Math.abs(share((one) => one > 20) - 0.358)).toBeLessThan(0.015);
  });

  it('comes to the first step after the last', () => {
    const drawn = drawSteps(100, 5, 8, 1e-9, 3);
    for (let index = 1; index < drawn.length; index++) {
      expect(drawn[index]).toBe(drawn[index - 1] === 7 ? 5 : drawn[index - 1] + 1);
    }
  });

  it('draws every step by itself where blocks are one step long', () => {
    const drawn = drawSteps(30_000, 0, 3, 1, 3);
    for (const step of [0, 1, 2]) {
      const share = drawn.filter((one) => one === step).length / drawn.length;
      expect(Math.abs(share - 1 / 3)).toBeLessThan(0.01);
    }
  });
});
