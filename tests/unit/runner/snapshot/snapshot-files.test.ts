import { describe, expect, it } from 'vitest';
import { decodeSnapshot } from '../../../../src/runner/snapshot/snapshot-file.js';
import { snapshotFiles } from '../../../../src/runner/snapshot/snapshot-files.js';
import { MARKET, SCENARIO, savedAt } from './saved-run.js';

describe('snapshotFiles', () => {
  it('has a file for each time, named as fine as the time is, without colons', async () => {
    const times = [
      Date.UTC(2024, 0, 1, 6),
      Date.UTC(2024, 0, 1, 12, 34),
      Date.UTC(2024, 0, 1, 12, 34, 56),
      Date.UTC(2024, 0, 1, 12, 34, 56, 7),
      Date.UTC(2024, 0, 2),
    ];
    const { source: _, forks: __, ...scenario } = SCENARIO;
    const files = snapshotFiles(scenario, MARKET, await savedAt(...times));
    expect(files.map(({ name }) => name)).toEqual([
      'snapshot-2024-01-01T0600.icarus',
      'snapshot-2024-01-01T1234.icarus',
      'snapshot-2024-01-01T123456.icarus',
      'snapshot-2024-01-01T123456.007.icarus',
      'snapshot-2024-01-02T0000.icarus',
    ]);
    files.forEach(({ name, chunks }, index) => {
      const { point, dataHashes, codeHashes } = decodeSnapshot(chunks as Uint8Array, name);
      expect(point.start.tsMs).toBe(times[index]);
      expect(dataHashes).toHaveLength(2);
      expect(codeHashes).toEqual({});
    });
  });

  it('has none of a run that was not put away', () => {
    expect(snapshotFiles(SCENARIO, MARKET, [])).toEqual([]);
  });
});
