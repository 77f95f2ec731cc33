import { describe, expect, it } from 'vitest';
import { InputError, RunError } from '../../../../../src/core/errors.js';
import { describePointError } from '../../../../../src/runner/sweep/points/describe-point-error.js';

describe('why a point failed', () => {
  it('is what is wrong, without the place in the file', () => {
    const problems = [
      { path: 'a.b', message: 'expected more', line: 1 },
      { path: 'c', message: 'expected less' },
    ];
    const error = new InputError({
      code: 'SCENARIO_INVALID',
      message: 'The scenario\n  x.yaml:1:1',
      values: { problems },
    });
    expect(describePointError(error)).toEqual({
      code: 'SCENARIO_INVALID',
      message: 'a.b: expected more; c: expected less',
    });
  });

  it('is the message in one line otherwise', () => {
    const error = new RunError({ code: 'AGENT_FAILED', message: 'it threw:\n  at a\n' });
    expect(describePointError(error)).toEqual({ code: 'AGENT_FAILED', message: 'it threw: at a' });
  });
});
