import { describe, expect, it } from 'vitest';
import { story } from '../unit/venues/simulated/venue-bench.js';
import { CONFORMANCE_CASES } from './conformance-cases.js';

describe('the simulated venue', () => {
  it.each(CONFORMANCE_CASES.map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(story(one.input)).toEqual(one.story);
  });

  it('has names for its cases that are unique', () => {
    const names = CONFORMANCE_CASES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
