import { describe, expect, it } from 'vitest';
import { constraintTokens } from '../../../../src/runner/sweep/constraint-token.js';

describe('pieces of a constraint', () => {
  it('are names, numbers and signs with their places', () => {
    expect(constraintTokens('a<=.5', ['a'])).toEqual([
      { kind: 'name', text: 'a', at: 0 },
      { kind: 'sign', text: '<=', at: 1 },
      { kind: 'number', value: 0.5, at: 3 },
      { kind: 'end', at: 5 },
    ]);
  });

  it('take the longest known name that is a word', () => {
    const texts = (text: string) => {
      const tokens = constraintTokens(text, ['a', 'a-b']);
      return typeof tokens === 'number' ? tokens : tokens.flatMap((one) => (one.kind === 'name' ? [one.text] : []));
    };
    expect(texts('a-b')).toEqual(['a-b']);
    expect(texts('a-c')).toEqual(['a', 'c']);
    expect(texts('ab')).toEqual(['ab']);
  });

  it('end at the first character that is none', () => {
    expect(constraintTokens('a & b', [])).toBe(2);
  });
});
