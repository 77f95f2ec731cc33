import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadMarketTerms } from '../../../../src/runner/prepare/market-terms.js';
import type { ScenarioMargin } from '../../../../src/runner/scenario/scenario.js';
import type { ScenarioData, ScenarioFunding } from '../../../../src/runner/scenario/scenario-data.js';
import { nextFundingTsMs } from '../../../../src/venues/simulated/perpetual/funding-schedule.js';
import { maintenanceMargin, maxLeverage } from '../../../../src/venues/simulated/perpetual/margin-brackets.js';
import { usdt } from '../../agents/desk-parts.js';

const folder = mkdtempSync(join(tmpdir(), 'icarus-terms-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MARGIN: ScenarioMargin = {
  mode: 'cross',
  leverage: 5,
  bracketsPath: null,
  maintenancePct: 0.5,
  clearanceFeePct: 1.25,
  liquidation: 'at-once',
  interest: null,
};

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function load(margin: Partial<ScenarioMargin>, funding: ScenarioFunding | null = null) {
  return loadMarketTerms({ symbol: 'BTCUSDT', funding } as ScenarioData, { ...MARGIN, ...margin });
}

const brackets = (ratio: string) =>
  JSON.stringify([
    {
      symbol: 'BTCUSDT',
      brackets: [
        { notionalFloor: 0, notionalCap: 50000, maintMarginRatio: ratio, initialLeverage: 125, cum: 0 },
        { notionalFloor: 50000, notionalCap: 250000, maintMarginRatio: 0.006, initialLeverage: 100 },
      ],
    },
  ]);

describe('loadMarketTerms', () => {
  it('makes one row of a maintenance percentage, for every size', async () => {
    const { brackets: table, funding } = await load({});
    expect(table).toHaveLength(1);
    expect(maintenanceMargin(table, usdt('1000000'))).toBe(usdt('5000'));
    expect(funding).toBeNull();
  });

  it.each([
    [0, 125],
    [0.5, 125],
    // Below 1 / 0.02 = 50 times, or it would be liquidated at once.
    [2, 49],
    [30, 3],
    [99, 1],
  ])('lends, at a maintenance of %d %%, at most %d times', async (maintenancePct, most) => {
    expect(maxLeverage((await load({ maintenancePct })).brackets, usdt('1000'))).toBe(most);
  });

  it('reads the brackets of a file', async () => {
    const { brackets: table } = await load({ bracketsPath: file('brackets.json', brackets('0.004')) });
    // 100,000 × 0.6 % − 50,000 × 0.2 %
    expect(maintenanceMargin(table, usdt('100000'))).toBe(usdt('500'));
  });

  it('reads funding of a file, or takes one rate always', async () => {
    const path = file('funding.csv', 'funding_time,funding_rate\n1704067200003,0.0001\n1704096000000,-0.0002\n');
    const table = (await load({}, { path })).funding;
    expect(table).toMatchObject({ kind: 'table', rate: Float64Array.of(0.0001, -0.0002) });
    expect(table && nextFundingTsMs(table, 1_704_067_200_000)).toBe(1_704_067_200_003);
    const constant = (await load({}, { rate: 0.0001, everyMs: 3_600_000 })).funding;
    expect(constant).toEqual({ kind: 'constant', rate: 0.0001, everyMs: 3_600_000 });
  });

  it('has a hash of what it says, wherever it came from', async () => {
    const bracketsPath = file('a.json', brackets('0.004'));
    const same = file('b.json', brackets('0.0040'));
    const other = file('c.json', brackets('0.005'));
    const rates = (rate: string) => file(`${rate}.csv`, `funding_time,funding_rate\n1704067200000,${rate}\n`);
    const hash = async (margin: Partial<ScenarioMargin>, funding: ScenarioFunding | null = null) =>
      (await load(margin, funding)).hash;
    expect(await hash({ bracketsPath: same })).toBe(await hash({ bracketsPath }));
    const different = [
      await hash({ bracketsPath }),
      await hash({ bracketsPath: other }),
      await hash({}),
      await hash({ bracketsPath }, { path: rates('0.0001') }),
      await hash({ bracketsPath }, { path: rates('0.0002') }),
      await hash({ bracketsPath }, { rate: 0.0001, everyMs: 28_800_000 }),
      await hash({ bracketsPath }, { rate: 0.0001, everyMs: 3_600_000 }),
    ];
    expect(new Set(different).size).toBe(different.length);
  });

  it('refuses brackets that would be liquidated at once', async () => {
    const bracketsPath = file('bad.json', brackets('0.009'));
    await expect(load({ bracketsPath })).rejects.toMatchObject({ code: 'BRACKETS_INVALID' });
  });
});
