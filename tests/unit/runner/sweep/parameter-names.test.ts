import { describe, expect, it } from 'vitest';
import { matchingPaths, parameterNames } from '../../../../src/runner/sweep/parameter-names.js';

describe('names of parameters', () => {
  it('are the shortest endings that mean one parameter', () => {
    expect(parameterNames(['strategies.a.params.fast', 'strategies.a.params.slow'])).toEqual(['fast', 'slow']);
    expect(parameterNames(['strategies.a.params.fast', 'strategies.b.params.fast'])).toEqual([
      'a.params.fast',
      'b.params.fast',
    ]);
    expect(parameterNames(['seed'])).toEqual(['seed']);
  });

  it('are the whole path where one is the ending of the other', () => {
    expect(parameterNames(['seed', 'x.seed'])).toEqual(['seed', 'x.seed']);
  });

  it('match whole steps, and the path itself before all', () => {
    const paths = ['a.fast', 'b.fast', 'b.breakfast', 'fast'];
    expect(matchingPaths('fast', paths)).toEqual([3]);
    expect(matchingPaths('b.fast', paths)).toEqual([1]);
    expect(matchingPaths('fast', paths.slice(0, 3))).toEqual([0, 1]);
    expect(matchingPaths('slow', paths)).toEqual([]);
  });
});
