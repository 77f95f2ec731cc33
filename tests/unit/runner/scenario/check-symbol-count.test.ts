import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/core/errors.js';
import { checkSymbolCount } from '../../../../src/runner/scenario/check-symbol-count.js';
import { EXAMPLE, parse } from './example-scenario.js';

function problemOf(expected: number | undefined): string | null {
  try {
    checkSymbolCount(parse(EXAMPLE), 0, expected);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).code).toBe('STRATEGY_SYMBOLS_INVALID');
    return (error as InputError).message.split('\n').slice(1).join('\n').replaceAll('/scenarios/demo.yaml:', '');
  }
  return null;
}

describe('checkSymbolCount', () => {
  it('lets a strategy have what it needs, or anything if it does not say', () => {
    expect(problemOf(undefined)).toBeNull();
    expect(problemOf(1)).toBeNull();
  });

  it('points at the symbols otherwise', () => {
    expect(problemOf(2)).toBe(
      '  19:14  strategies[0].symbols\n    expected exactly 2 symbols for momentum, found 1 (BTCUSDT).',
    );
  });
});
