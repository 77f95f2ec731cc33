import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyDataPolicy } from '../../../src/feeds/apply-data-policy.js';
import { isClean } from '../../../src/feeds/check/format-data-check.js';
import { checkBars } from '../../../src/feeds/check-bars.js';
import { hashBars } from '../../../src/feeds/hash-bars.js';
import { loadBars } from '../../../src/feeds/load-bars.js';
import { hasRealData, realDataPath } from './real-data.js';
import { tempFolder } from './temp-folder.js';

const MINUTE = 60_000;

describe.skipIf(!hasRealData)('real market data', () => {
  it('reads a clean year alike with both readers and from the cache', async () => {
    const request = { path: realDataPath('BTCUSDT-1m-2024.csv.gz'), intervalMs: MINUTE };
    const cacheDir = join(tempFolder(), 'cache');
    const cold = await loadBars({ ...request, cacheDir });
    const warm = await loadBars({ ...request, cacheDir });
    const reference = await loadBars({ ...request, cacheDir: null, reader: 'reference' });
    expect([cold.cache, warm.cache, reference.cache]).toEqual(['miss', 'hit', 'off']);
    const hashes = [cold, warm, reference].map(({ bars }) => hashBars(bars, 'BTCUSDT', MINUTE));
    expect(new Set(hashes).size).toBe(1);
    const check = checkBars(cold.bars, MINUTE);
    expect(check).toMatchObject({ rows: 527_040, fromMs: Date.UTC(2024, 0, 1), toMs: Date.UTC(2024, 11, 31, 23, 59) });
    expect(isClean(check)).toBe(true);
  });

  it('finds the dirt of early 2018, and a policy makes it fit', async () => {
    const { bars } = await loadBars({
      path: realDataPath('BTCUSDT-1m-dirty-2017-12.csv.gz'),
      intervalMs: MINUTE,
      cacheDir: null,
    });
    const check = checkBars(bars, MINUTE);
    expect(check.findings.gaps.count).toBe(6);
    expect(check.missingBars).toBe(2261);
    expect(check.findings.offGrid.count).toBe(21_602);
    expect(check.zeroVolume.count).toBe(100);
    expect(() => applyDataPolicy(bars, check)).toThrowError(expect.objectContaining({ code: 'DATA_DIRTY' }));
    const clean = applyDataPolicy(bars, check, { gaps: 'fill', offGrid: 'drop' });
    expect(isClean(checkBars(clean.bars, MINUTE))).toBe(true);
    expect(clean.bars.length).toBe(90 * 1440);
  });
});
