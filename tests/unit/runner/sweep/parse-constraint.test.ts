import { describe, expect, it } from 'vitest';
import { parseConstraint } from '../../../../src/runner/sweep/parse-constraint.js';

const PATHS = ['strategies.sma.params.fast', 'strategies.sma.params.slow', 'strategies.my-own.params.fast-leg'];

function holds(text: string, ...numbers: number[]): boolean {
  const parsed = parseConstraint(text, PATHS);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.holds(numbers);
}

function problemOf(text: string, paths = PATHS): string {
  const parsed = parseConstraint(text, paths);
  return parsed.ok ? 'none' : parsed.problem;
}

describe('a constraint', () => {
  it.each([
    ['fast < slow', 1, 2, true],
    ['fast < slow', 2, 2, false],
    ['fast <= slow', 2, 2, true],
    ['fast > slow', 3, 2, true],
    ['fast >= slow', 1, 2, false],
    ['fast == slow', 2, 2, true],
    ['fast != slow', 2, 2, false],
  ])('%s of %d and %d is %s', (text, fast, slow, expected) => {
    expect(holds(text, fast, slow, 0)).toBe(expected);
  });

  it('reckons products before sums, from left to right, and with parentheses and signs', () => {
    expect(holds('1 + 2 * 3 == 7')).toBe(true);
    expect(holds('10 - 3 - 2 == 5')).toBe(true);
    expect(holds('8 / 2 / 2 == 2')).toBe(true);
    expect(holds('(1 + 2) * 3 == 9')).toBe(true);
    expect(holds('-fast + 1 == -(slow)', 3, 2, 0)).toBe(true);
    expect(holds('fast*-2 < 1.5e1', 3, 0, 0)).toBe(true);
    expect(holds('.5*slow<=fast', 5, 10, 0)).toBe(true);
  });

  it('takes whole paths and endings of them, with the - that a name has', () => {
    expect(holds('strategies.sma.params.fast < params.slow', 1, 2, 0)).toBe(true);
    expect(holds('fast-leg == 7', 0, 0, 7)).toBe(true);
    expect(holds('strategies.my-own.params.fast-leg - fast == 4', 3, 0, 7)).toBe(true);
    expect(holds('slow-fast == 4', 3, 7, 0)).toBe(true);
  });

  it('knows which parameters it is about', () => {
    expect(parseConstraint('slow * 2 > slow + fast', PATHS)).toMatchObject({ ok: true, parameters: [0, 1] });
  });

  it.each([
    ['fast', 'expected one of < <= > >= == != before its end'],
    ['fast < ', 'expected a number or a parameter before its end'],
    ['fast < slow < 9', 'expected nothing more than one comparison, found more at character 13'],
    ['fast = slow', '"=" has no place in a comparison'],
    ['(fast < slow', 'expected a ) at character 7'],
    ['quick < slow', `there is no parameter "quick" in this sweep (${PATHS.join(', ')})`],
    ['process.exit() < 1', `there is no parameter "process.exit" in this sweep (${PATHS.join(', ')})`],
    ['constructor < 1', `there is no parameter "constructor" in this sweep (${PATHS.join(', ')})`],
    [`${'('.repeat(60)}1${')'.repeat(60)} < 2`, 'there are too many parentheses or signs in one another'],
  ])('%s: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('asks for more where a name may mean several', () => {
    expect(problemOf('fast < 1', ['a.fast', 'b.fast'])).toBe(
      '"fast" may mean a.fast or b.fast; write more of the path',
    );
  });
});
