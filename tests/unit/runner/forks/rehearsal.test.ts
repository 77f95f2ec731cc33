import { afterEach, describe, expect, it, vi } from 'vitest';
import { momentum } from '../../../../src/agents/strategies/momentum.js';
import type { MarketData } from '../../../../src/runner/forks/branches/market-data.js';
import type { CheckedFork } from '../../../../src/runner/forks/checked-forks.js';
import { rehearsalOf, rehearse } from '../../../../src/runner/forks/rehearsal.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { withCheckedCode } from '../../../../src/runner/user-files/resolve-code.js';
import { withCheckedForks } from '../../../../src/runner/user-files/resolve-forks.js';
import { DESK, deskMarket, runForked } from './forked-desk.js';

const LONG = deskMarket(180);
const SHORT = deskMarket(3);
const FORKS = `forks:
  - at: 2024-01-03
    branches:
      - { name: without, remove: [trend] }
      - { name: small, set: { strategies.trend.sizing.pct: 1 } }
      - { name: same }
      - { name: large, set: { strategies.trend.sizing.pct: 90 } }
`;

async function checked(text: string) {
  const parsed = parseScenario(text, { path: 'desk.yaml', env: {} });
  return { ...(await withCheckedCode(parsed)), forks: await withCheckedForks(parsed) };
}

async function rehearsalFor(
  text: string,
  market: MarketData,
  changed: (forks: CheckedFork[]) => CheckedFork[] = (f) => f,
) {
  const { scenario, forks } = await checked(text);
  return rehearsalOf(scenario, changed(forks), market);
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('rehearsalOf', () => {
  it('takes the first two branches that have the strategies of the run', async () => {
    const rehearsal = await rehearsalFor(DESK + FORKS, LONG);
    expect(rehearsal?.branches.map(({ strategies }) => strategies[0].sizing)).toMatchObject([{ pct: 1 }, { pct: 60 }]);
  });

  it('takes the run itself where every branch has other strategies', async () => {
    const only = (forks: CheckedFork[]) => [{ ...forks[0], branches: forks[0].branches.slice(0, 1) }];
    const rehearsal = await rehearsalFor(DESK + FORKS, LONG, only);
    expect(rehearsal?.branches).toEqual([rehearsal?.scenario]);
  });

  it('has nothing to rehearse without forks, or for a run that is short, or one on trades', async () => {
    expect(await rehearsalFor(DESK, LONG)).toBeNull();
    expect(await rehearsalFor(DESK + FORKS, SHORT)).toBeNull();
    const trades = { ...LONG, ticks: [{} as NonNullable<MarketData['ticks'][number]>, null] };
    expect(await rehearsalFor(DESK + FORKS, trades)).toBeNull();
  });

  it.each([
    ['strategy', (text: string) => ({ strategies: [{ file: text }] })],
    ['allocator', (text: string) => ({ allocator: { model: 'custom', file: text } })],
    ['rule', (text: string) => ({ risk: { rules: [{ file: text }] } })],
  ])("never calls code of the user's: %s", async (_, own) => {
    const { scenario, forks } = await checked(DESK + FORKS);
    const custom = { ...scenario, ...own('/own.ts') } as unknown as typeof scenario;
    expect(rehearsalOf(custom, forks, LONG)).toBeNull();
    const branches = forks[0].branches.map((branch) => ({
      ...branch,
      scenario: { ...branch.scenario, ...own('/own.ts') },
    }));
    expect(rehearsalOf(scenario, [{ ...forks[0], branches }] as unknown as CheckedFork[], LONG)).toBeNull();
  });

  it('does not try the shares of its allocator', async () => {
    const validated = DESK.replace('rebalance: 3h', 'rebalance: 3h, validate: { lookback: 12h }');
    expect((await checked(validated)).scenario.allocator.validate).toBeDefined();
    const rehearsal = await rehearsalFor(validated + FORKS, LONG);
    expect([rehearsal?.scenario, ...(rehearsal?.branches ?? [])].map((one) => one?.allocator.validate)).toEqual(
      Array(3).fill(undefined),
    );
  });
});

describe('rehearse', () => {
  it('runs the first 1,500 bars, and branches from their middle', async () => {
    const heard = vi.spyOn(momentum, 'onBar');
    const rehearsal = await rehearsalFor(DESK + FORKS, LONG);
    await rehearse(rehearsal as NonNullable<typeof rehearsal>, LONG);
    // Of two symbols, on bars of a quarter of an hour: the run, then two branches from the close of the fiftieth on.
    expect(heard).toHaveBeenCalledTimes(2 * (100 + 2 * 51));
  });

  it('changes nothing in the run that follows', async () => {
    const before = await runForked(DESK + FORKS, SHORT);
    const { scenario, forks } = await checked(DESK + FORKS);
    const branches = forks[0].branches.slice(1).map((branch) => branch.scenario);
    await rehearse({ scenario, branches }, SHORT);
    const after = await runForked(DESK + FORKS, SHORT);
    expect(after).toEqual(before);
  });

  it('says nothing of what fails in it: the run itself will', async () => {
    const rehearsal = await rehearsalFor(DESK + FORKS, LONG);
    vi.spyOn(momentum, 'onBar').mockImplementation(() => {
      throw new Error('no');
    });
    await expect(rehearse(rehearsal as NonNullable<typeof rehearsal>, LONG)).resolves.toBeUndefined();
  });
});
