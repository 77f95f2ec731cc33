import { describe, expect, it } from 'vitest';
import { windowData } from '../../../../../src/runner/sweep/points/window-data.js';
import { aJob } from './a-job.js';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2024, 0, 1);

describe('the data of a window', async () => {
  const { scenario, data } = await aJob();

  it('is all of it where there is none', () => {
    const { bars, barHashes, benchmark } = windowData(scenario, data, null);
    expect(bars[0]).toBe(data[0].bars);
    expect(barHashes).toEqual([data[0].hash]);
    expect(benchmark.tsMs.at(-1)).toBe(START_MS + 10 * DAY_MS);
  });

  it('begins with the warm-up, but the market is that of the window alone', () => {
    const fromMs = START_MS + 3 * DAY_MS;
    const window = { fromMs, toMs: fromMs + DAY_MS, warmFromMs: fromMs - DAY_MS };
    const { bars, barHashes, benchmark } = windowData(scenario, data, window);
    expect([bars[0].length, bars[0].tsMs[0]]).toEqual([2 * 1440, fromMs - DAY_MS]);
    expect(bars[0].close.buffer).toBe(data[0].bars.close.buffer);
    expect(barHashes[0]).not.toBe(data[0].hash);
    expect(benchmark.tsMs[0]).toBe(fromMs + 60_000);
    expect(benchmark.tsMs.at(-1)).toBe(fromMs + DAY_MS);
  });
});
