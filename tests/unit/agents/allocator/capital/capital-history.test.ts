import { describe, expect, it } from 'vitest';
import {
  createCapitalHistory,
  markEquities,
  moveCapital,
  returnsOf,
  sampleReturns,
} from '../../../../../src/agents/allocator/capital/capital-history.js';

const TERMS = { everyMs: 1000, samples: 3 };

describe('the history of capital', () => {
  it('takes cash that is moved for no return', () => {
    const history = createCapitalHistory(2, TERMS);
    const mark = (...equities: number[]) => markEquities(history, (index) => equities[index]);
    mark(100, 100);
    // The first earns 10 %, gives 55 away, and loses 20 % of what it has left.
    mark(110, 100);
    moveCapital(history, 0, 1, 55);
    mark(44, 155);
    sampleReturns(history, 1000);
    expect(returnsOf(history, 0)[0]).toBeCloseTo(1.1 * 0.8 - 1, 12);
    expect(returnsOf(history, 1)[0]).toBe(0);
  });

  it('remembers the last samples, oldest first', () => {
    const history = createCapitalHistory(1, TERMS);
    [100, 110, 121, 121, 242].forEach((equity, index) => {
      markEquities(history, () => equity);
      if (index > 0) sampleReturns(history, index * 1000);
    });
    expect([...returnsOf(history, 0)].map((one) => Math.round(one * 1e9) / 1e9)).toEqual([0.1, 0, 1]);
    expect(history).toMatchObject({ samples: 4, lastSampleTsMs: 4000 });
  });

  it('knows no return of nothing', () => {
    const history = createCapitalHistory(1, TERMS);
    markEquities(history, () => 0);
    markEquities(history, () => 50);
    sampleReturns(history, 1000);
    expect([...returnsOf(history, 0)]).toEqual([0]);
  });
});
