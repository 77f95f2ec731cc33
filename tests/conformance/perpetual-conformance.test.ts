import { describe, expect, it } from 'vitest';
import { marginStory } from '../unit/venues/simulated/perpetual/margin-bench.js';
import { PERPETUAL_CASES } from './perpetual-cases.js';

describe('the simulated venue, on margin', () => {
  it.each(PERPETUAL_CASES.map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(marginStory(one.input)).toEqual(one.story);
  });

  it('has names for its cases that are unique', () => {
    const names = PERPETUAL_CASES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
