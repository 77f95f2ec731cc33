import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InputError } from '../../../../src/core/errors.js';
import { validateParams } from '../../../../src/runner/scenario/validate-params.js';
import { EXAMPLE, exampleWith, parse } from './example-scenario.js';

const schema = z
  .strictObject({ fast: z.int().min(1).default(5), slow: z.int().min(2), kind: z.enum(['sma', 'ema']).default('sma') })
  .refine(({ fast, slow }) => fast < slow, { path: ['fast'], message: 'fast must be below slow' });

function messageFor(params: string): string {
  const scenario = parse(exampleWith('params: { fast: 20, slow: 50 }', `params: ${params}`));
  try {
    validateParams(scenario, 0, schema);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).code).toBe('STRATEGY_PARAMS_INVALID');
    return (error as InputError).message.split('\n').slice(1).join('\n').replaceAll('/scenarios/demo.yaml:', '');
  }
  throw new Error('the parameters were accepted');
}

describe('validateParams', () => {
  it('fills in the defaults of the strategy', () => {
    expect(validateParams(parse(EXAMPLE), 0, schema)).toEqual({ fast: 20, slow: 50, kind: 'sma' });
  });

  it.each([
    ['{ fst: 1, slow: 5 }', '  20:15  strategies[0].params.fst\n    unknown key. Did you mean "fast"?'],
    ['{ fast: 1 }', '  20:5  strategies[0].params.slow\n    missing, expected a number.'],
    ['{ fast: 1.5, slow: 3 }', '  20:21  strategies[0].params.fast\n    expected a whole number, found 1.5.'],
    ['{ fast: 0, slow: 3 }', '  20:21  strategies[0].params.fast\n    expected at least 1, found 0.'],
    [
      '{ slow: 3, kind: emma }',
      '  20:30  strategies[0].params.kind\n    expected one of sma, ema, found "emma". Did you mean "ema"?',
    ],
    ['{ fast: 9, slow: 3 }', '  20:21  strategies[0].params.fast\n    fast must be below slow.'],
  ])('%s', (params, expected) => {
    expect(messageFor(params)).toBe(expected);
  });

  it('points at the strategy when it has no params at all', () => {
    const scenario = parse(EXAMPLE.replace(/ {4}params.*\n/, ''));
    expect(() => validateParams(scenario, 0, schema)).toThrow('17:5  strategies[0].params.slow');
  });
});
