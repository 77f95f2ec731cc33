import { describe, expect, it } from 'vitest';
import { sliceBarColumns } from '../../../../src/core/bar-columns.js';
import { ColumnsFeed } from '../../../../src/feeds/columns-feed.js';
import { composeEngine } from '../../../../src/runner/compose/compose-engine.js';
import { RunDriver } from '../../../../src/runner/validation/run-driver.js';
import { runHeld } from '../../../../src/runner/validation/run-held.js';
import { type ValidationSetup, validationSetup } from '../../../../src/runner/validation/validation-setup.js';
import { DESK, deskMarket } from '../forks/forked-desk.js';
import { inputOf, validatedDesk } from './validated-desk.js';

const MARKET = deskMarket(3);
const UNTIL_MS = Date.UTC(2024, 0, 3, 12);
const SAMPLE_MS = 900_000;
/** Nothing ever gains so much: all that is proposed is turned down. */
const NEVER = 'validate: { lookback: 2d, minImprovementPct: 100 }';

/** Eight strategies, every rule, compliance, and conflicts that are settled. */
const WHOLE_DESK = DESK.replace(
  /allocator: .*\n/,
  `allocator: { model: performance, window: 1d, rebalance: 3h, minPct: 2, maxPct: 40, conflicts: net, ${NEVER} }\nreport: { equityEvery: 15m }\ncompliance: {}\n`,
);

async function heldDesk(text = validatedDesk(NEVER)) {
  const input = await inputOf(text, MARKET);
  const engine = composeEngine(input.scenario, input.strategies, input);
  const feeds = input.bars.map((bars) => new ColumnsFeed(bars));
  const setup = validationSetup(input) as ValidationSetup;
  const driver = new RunDriver(engine, feeds, { validation: setup });
  await driver.driveTo(UNTIL_MS);
  const [mark] = driver.marks;
  const bars = MARKET.bars.map((one, index) => {
    const end = one.tsMs.indexOf(UNTIL_MS);
    return sliceBarColumns(one, mark.snapshot.series[index].closedRows, end);
  });
  const held = (shares: readonly number[] | null, sampleEveryMs = SAMPLE_MS) =>
    runHeld(setup, mark.snapshot, { shares, bars, untilMs: UNTIL_MS, sampleEveryMs });
  return { engine, mark, held };
}

describe('a run whose shares are held', () => {
  it.each([
    ['a small desk', validatedDesk(NEVER)],
    ['a whole one', WHOLE_DESK],
  ])('is what really happened where they are those that were in force: %s', async (_, text) => {
    const { engine, mark, held } = await heldDesk(text);
    // Turned down proposals, and money that moves without asking, lie in the time that is lived through again.
    expect(engine.record.validations.filter((one) => one.tsMs > mark.tsMs).length).toBeGreaterThanOrEqual(3);
    expect(engine.record.allocations.filter((one) => one.tsMs > mark.tsMs).length).toBeGreaterThanOrEqual(1);
    expect(engine.record.fillCount).toBeGreaterThan(100);
    const { tsMs, equity } = engine.record.equityCurve();
    const from = tsMs.findIndex((one) => one > mark.tsMs);
    const own = await held(null);
    expect(own.tsMs).toEqual(tsMs.slice(from));
    expect(own.equity).toEqual(equity.slice(from));
    expect(own.tsMs.at(-1)).toBe(UNTIL_MS);
    expect(tsMs[from] - mark.tsMs).toBe(SAMPLE_MS);
    expect(equity[from - 1]).toBeCloseTo(mark.equity, 0);
  });

  it('looks at its equity as often as it is told to, whatever the report does', async () => {
    const { held } = await heldDesk();
    const [often, rarely] = [await held(null), await held(null, 3_600_000)];
    expect(rarely.tsMs).toEqual(often.tsMs.filter((one) => one % 3_600_000 === 0));
    expect([...rarely.equity]).toEqual([...rarely.tsMs].map((one) => often.equity[often.tsMs.indexOf(one)]));
  });

  it('goes another way with other shares, from the same place', async () => {
    const { held, mark } = await heldDesk();
    const [own, other] = [await held(null), await held([0.9, 0.05, 0.05])];
    expect(other.tsMs).toEqual(own.tsMs);
    expect(Math.abs(other.equity[0] / mark.equity - 1)).toBeLessThan(0.02);
    expect(other.equity.at(-1)).not.toBe(own.equity.at(-1));
  });
});
