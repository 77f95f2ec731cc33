import { describe, expect, test } from 'vitest';
import { forkGroups } from '../../../../src/report/data/fork-groups.js';
import { fixtureWhatIf } from '../fixture-branches.js';

const branches = fixtureWhatIf().result.branches.slice(1);

describe('groups of forks', () => {
  test('hold branches of one parent and time together, in the order of the file', () => {
    const groups = forkGroups(branches);
    expect(
      groups.map(({ parent, forkedAt, branches: own }) => [parent, forkedAt, own.map(({ name }) => name)]),
    ).toEqual([
      ['btc-momentum', '2024-01-11T00:00:00.000Z', ['tight-stop', 'wide-stop', 'control']],
      ['btc-momentum', '2024-01-21T00:00:00.000Z', ['crash']],
      ['crash', '2024-01-25T00:00:00.000Z', ['crash-hedged']],
      ['btc-momentum', '2024-02-09T00:00:00.000Z', ['late']],
    ]);
    expect(groups[0].parentMetrics).toBe(branches[0].comparison?.parentMetrics);
    expect(groups[0].to).toBe('2024-02-10T00:00:00.000Z');
  });

  test('keep apart what was compared over another time: its parent has other numbers', () => {
    const [first, second] = branches;
    const shorter = {
      ...second,
      comparison: second.comparison && { ...second.comparison, to: '2024-01-20T00:00:00.000Z' },
    };
    expect(forkGroups([first, shorter]).length).toBe(2);
  });

  test('have no numbers of the parent where nothing was compared', () => {
    const [first] = forkGroups([{ ...branches[0], comparison: undefined }]);
    expect(first.parentMetrics).toBeNull();
    expect(first.to).toBeNull();
  });
});
