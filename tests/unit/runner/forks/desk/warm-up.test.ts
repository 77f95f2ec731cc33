import { describe, expect, it } from 'vitest';
import { composeEngine } from '../../../../../src/runner/compose/compose-engine.js';
import { snapshotEngine } from '../../../../../src/runner/engine-snapshot.js';
import { warmUp } from '../../../../../src/runner/forks/desk/warm-up.js';
import { justBefore } from '../../../../../src/runner/forks/moments/just-before.js';
import { parseScenario } from '../../../../../src/runner/scenario/parse-scenario.js';
import { withCheckedCode } from '../../../../../src/runner/user-files/resolve-code.js';
import { DESK, deskMarket } from '../forked-desk.js';

const MARKET = deskMarket(3);
/** They look at their position while they read the market, so what they know depends on what was traded. */
const LOOKS_AT_POSITION = ['strategy:spread'];

async function marked(atMs: number) {
  const { scenario, code } = await withCheckedCode(parseScenario(DESK, { path: 'desk.yaml', env: {} }));
  const engine = composeEngine(scenario, code.strategies, code);
  engine.series.forEach((one, index) => {
    one.supply(MARKET.bars[index], MARKET.bars[index].length, MARKET.bars[index].length);
  });
  engine.loop.run(justBefore(atMs));
  const snapshot = snapshotEngine(engine);
  const closedRows = snapshot.series.map((one) => one.closedRows);
  const warm = (warmupBars: number | null) =>
    warmUp({ scenario, ...code, ...MARKET }, scenario.strategies, atMs, closedRows, warmupBars);
  return { snapshot, warm };
}

describe('a strategy that is warmed up', () => {
  it('knows of the market what it would know if it had been there from the start, bars in the making included', async () => {
    const { snapshot, warm } = await marked(MARKET.bars[0].tsMs[3001]);
    const warmed = warm(null);
    const ids = Object.keys(snapshot.agents).filter((id) => id.startsWith('strategy:'));
    expect(ids).toHaveLength(8);
    for (const id of ids.filter((one) => !LOOKS_AT_POSITION.includes(one))) {
      expect(warmed?.agents[id], id).toEqual(snapshot.agents[id]);
    }
    expect(warmed?.agents.resampler).toEqual(snapshot.agents.resampler);
  });

  it('sees as many of its own bars as it is given', async () => {
    const { snapshot, warm } = await marked(MARKET.bars[0].tsMs[3000]);
    expect(warm(0)).toBeNull();
    expect(warm(10)?.agents['strategy:bands']).not.toEqual(snapshot.agents['strategy:bands']);
    // Bollinger bands of 20 bars forget what is older.
    expect(warm(200)?.agents['strategy:bands']).toEqual(snapshot.agents['strategy:bands']);
  });
});
