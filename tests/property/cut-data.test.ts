import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../src/agents/strategies/built-in.js';
import type { StrategyDefinition } from '../../src/agents/strategies/strategy.js';
import type { BacktestInput } from '../../src/runner/backtest-input.js';
import { checkLookahead } from '../../src/runner/check/check-lookahead.js';
import type { CheckSubject } from '../../src/runner/check/check-subject.js';
import { firstMomentMs, lastMomentMs } from '../../src/runner/check/choose-cuts.js';
import { SignalLog } from '../../src/runner/check/signal-log.js';
import { driveEvents } from '../../src/runner/event-stream/drive-events.js';
import { DigestRecorder } from '../../src/runner/event-stream/event-digests.js';
import { parseScenario } from '../../src/runner/scenario/parse-scenario.js';
import { pairStrategies, withCheckedParams } from '../../src/runner/user-files/resolve-strategies.js';
import { barsOfCloses } from '../unit/kernel/bars-of-closes.js';
import { ticksOf } from '../unit/kernel/ticks/ticks-of.js';
import { START_TS_MS } from '../unit/venues/simulated/venue-bench.js';
import { fickle } from './fickle-strategy.js';
import { runs } from './property-runs.js';
import { randomDesks } from './random-desk.js';
import { tickMarkets } from './tick-markets.js';

const KNOWN: Record<string, StrategyDefinition> = { ...BUILT_IN, fickle: fickle as unknown as StrategyDefinition };

function inputOf(scenario: object | string, market: Pick<BacktestInput, 'bars' | 'ticks'>): BacktestInput {
  const text = typeof scenario === 'string' ? scenario : JSON.stringify(scenario);
  const options = { path: '/scenario.yaml', env: {}, builtInStrategies: Object.keys(KNOWN) };
  const parsed = parseScenario(text, options);
  const definitions = parsed.strategies.map(({ use }) => KNOWN[use]);
  const checked = withCheckedParams(parsed, definitions);
  return { scenario: checked, strategies: pairStrategies(checked, definitions), ...market, dataHashes: [], terms: [] };
}

async function subjectOf(input: BacktestInput): Promise<CheckSubject> {
  const recorder = new DigestRecorder();
  const { instruments } = await driveEvents(input, { onEvent: recorder.onEvent });
  const { scenario } = input;
  return {
    run: { scenario, load: async () => input },
    digests: recorder.digests(),
    signals: new SignalLog(scenario.strategies.length),
    names: { strategyIds: scenario.strategies.map(({ id }) => id), instruments },
    step() {},
  };
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A moment of the data, on a bar's close or anywhere within one. */
function momentOf(input: BacktestInput, part: number, gridMs: number): number {
  const [fromMs, toMs] = [firstMomentMs(input), lastMomentMs(input)];
  return fromMs + Math.floor(((toMs - fromMs) * part) / gridMs) * gridMs;
}

describe('data that are cut at any time', () => {
  it('make an honest desk do what it does with all of them, up to that very time', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(randomDesks, share, fc.constantFrom(1, 60_000), async ({ scenario, bars }, part, gridMs) => {
        const input = inputOf(scenario, { bars });
        const subject = await subjectOf(input);
        const cutMs = momentOf(input, part, gridMs);
        const { status, changes } = await checkLookahead(subject, [cutMs]);
        expect({ status, changes }).toEqual({ status: 'pass', changes: [] });
        compared += subject.digests.tsMs.filter((tsMs) => tsMs <= cutMs).length;
      }),
      runs(150),
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  it('do the same where they are ticks beside bars', async () => {
    const scenario = `name: ticks
data:
  - { symbol: AAAUSDT, source: trades, path: a.csv, interval: 1s, filters: { tickSize: 0.01, lotSize: 0.001 } }
  - { symbol: BBBUSDT, source: csv, path: b.csv, interval: 1m, filters: { tickSize: 0.01, lotSize: 0.001 } }
venue: { latencyMs: 300 }
account: { cash: { USDT: 100000 } }
strategies:
  - { id: bars, use: fickle, symbols: [AAAUSDT, BBBUSDT], params: { chance: 0.6 }, sizing: { model: percent, pct: 40 } }
`;
    const closes = barsOfCloses([50, 51, 50]);
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(tickMarkets, share, fc.constantFrom(1, 500), async ({ written }, part, gridMs) => {
        const input = inputOf(scenario, { bars: [closes, closes], ticks: [ticksOf(written, START_TS_MS), null] });
        const subject = await subjectOf(input);
        const { quotes, depth } = ticksOf(written, START_TS_MS);
        // A book that is still to come is another thing than none at all: cuts come after its first message.
        const earliestMs = Math.max(0, ...[quotes, depth].map(({ tsMs, length }) => (length > 0 ? tsMs[0] : 0)));
        const cutMs = Math.max(earliestMs, momentOf(input, part, gridMs));
        const { status, changes } = await checkLookahead(subject, [cutMs]);
        expect({ status, changes }).toEqual({ status: 'pass', changes: [] });
        compared += subject.digests.tsMs.filter((tsMs) => tsMs <= cutMs).length;
      }),
      runs(150),
    );
    expect(compared).toBeGreaterThan(1_000);
  });
});
