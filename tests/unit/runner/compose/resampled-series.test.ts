import { describe, expect, it } from 'vitest';
import { askedBars, topicOfAsked } from '../../../../src/runner/compose/resampled-series.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';

const SCENARIO = `name: asked
data:
  - { symbol: AAAUSDT, source: trades, path: a.csv, bars: { trades: 100 } }
  - { symbol: BBBUSDT, source: trades, path: b.csv, interval: 1s }
account: { cash: { USDT: 1000 } }
strategies:
  - { id: own, use: momentum, symbols: [AAAUSDT, BBBUSDT], sizing: { model: percent, pct: 10 } }
  - { id: volume, use: momentum, symbols: [AAAUSDT, BBBUSDT], bars: { volume: 5 }, sizing: { model: percent, pct: 10 } }
  - { id: again, use: momentum, symbols: [BBBUSDT], bars: { volume: 5 }, sizing: { model: percent, pct: 10 } }
  - { id: same, use: momentum, symbols: [AAAUSDT], bars: { trades: 100 }, sizing: { model: percent, pct: 10 } }
  - { id: minute, use: momentum, symbols: [BBBUSDT], interval: 1m, sizing: { model: percent, pct: 10 } }
`;

describe('the bars that strategies ask for', () => {
  const scenario = parseScenario(SCENARIO, { path: '/asked.yaml', env: {} });
  const asked = askedBars(scenario);

  it('are those that the data do not have, each once: longer ones first, then those by what has traded', () => {
    expect(asked.names).toEqual(['BBBUSDT 1m', 'AAAUSDT 5 AAA', 'BBBUSDT 5 BBB']);
    expect(asked.resampled.map(({ seriesIndex, intervalMs }) => [seriesIndex, intervalMs])).toEqual([[1, 60_000]]);
    expect(asked.sized.map((series) => series.map(({ topicIndex }) => topicIndex))).toEqual([[1], [2]]);
  });

  it('have a topic each; null stands for the bars of the data', () => {
    const topics = scenario.strategies.map((strategy) =>
      strategy.symbols.map((symbol) => topicOfAsked(asked, symbol === 'AAAUSDT' ? 0 : 1, strategy)),
    );
    expect(topics).toEqual([[null, null], [1, 2], [2], [null], [0]]);
  });
});
