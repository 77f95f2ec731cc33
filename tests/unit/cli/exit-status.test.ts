import { describe, expect, it } from 'vitest';
import { exitStatusOf } from '../../../src/cli/exit-status.js';
import { Interruption } from '../../../src/cli/terminal/interruption.js';
import { InputError, RunError } from '../../../src/core/errors.js';

const failed = new RunError({ code: 'X', message: 'x' });
const wrong = new InputError({ code: 'X', message: 'x' });

describe('exitStatusOf', () => {
  it('is 1 for what failed and 2 for what was wrong from the start', () => {
    expect([exitStatusOf(failed, null), exitStatusOf(new Error('bug'), null), exitStatusOf(wrong, null)]).toEqual([
      1, 1, 2,
    ]);
  });

  it('is another one for failures of a command that answers with 1', () => {
    expect([exitStatusOf(failed, null, 2), exitStatusOf(wrong, null, 2)]).toEqual([2, 2]);
  });

  it('is that of the interruption, whatever it broke off', () => {
    const interruption = new Interruption('SIGINT');
    expect(exitStatusOf(failed, interruption, 2)).toBe(interruption.exitStatus);
  });
});
