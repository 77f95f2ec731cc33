import { describe, expect, test } from 'vitest';
import { branchesByName } from '../../../../src/report/data/branch-names.js';
import { fixtureBranches } from '../fixture-branches.js';

const names = ['one', 'twice@2024-01-03', 'twice@2024-01-04T12:00', 'alone@2024-01-05', 'me@home'];
const { branches } = fixtureBranches(
  names.map((name, index) => ({ name, day: 2 + index })),
  8,
).result;

describe('branches by name', () => {
  test('puts together what was forked at several times, and leaves the run itself out', () => {
    const { single, repeated } = branchesByName(branches);
    expect(single.map(({ name }) => name)).toEqual(['one', 'alone@2024-01-05', 'me@home']);
    expect(repeated.map(({ name, branches: own }) => [name, own.map((branch) => branch.name)])).toEqual([
      ['twice', ['twice@2024-01-03', 'twice@2024-01-04T12:00']],
    ]);
  });
});
