import { describe, expect, it } from 'vitest';
import { restartedStrategies } from '../../../../../src/runner/forks/desk/restarted-strategies.js';
import { parseScenario } from '../../../../../src/runner/scenario/parse-scenario.js';
import { DESK } from '../forked-desk.js';

const scenarioOf = (text: string) => parseScenario(text, { path: '/desk/desk.yaml', env: {} });
const PARENT = scenarioOf(DESK);
const restarted = (from: string, to: string) => {
  expect(DESK).toContain(from);
  return restartedStrategies(PARENT, scenarioOf(DESK.replace(from, to))).map(({ id }) => id);
};

describe('strategies that start anew', () => {
  it('are none where nothing changes', () => {
    expect(restarted('name: desk', 'name: other')).toEqual([]);
  });

  it.each([
    ['its parameters', 'params: { fast: 3, slow: 8 }', 'params: { fast: 3, slow: 9 }', ['trend']],
    ['its code', 'use: mean-reversion', 'use: bollinger', ['rebound']],
    ['its file', 'use: mean-reversion', 'use: ./mine.ts', ['rebound']],
    [
      'its bars',
      'use: bollinger, symbols: [BTCUSDT], interval: 5m',
      'use: bollinger, symbols: [BTCUSDT], interval: 15m',
      ['bands'],
    ],
    [
      'its bars, to those of the data',
      'use: bollinger, symbols: [BTCUSDT], interval: 5m',
      'use: bollinger, symbols: [BTCUSDT]',
      ['bands'],
    ],
    ['its symbols', 'use: macd, symbols: [ETHUSDT]', 'use: macd, symbols: [BTCUSDT]', ['swing']],
    [
      'the order of its symbols',
      'use: pairs, symbols: [BTCUSDT, ETHUSDT]',
      'use: pairs, symbols: [ETHUSDT, BTCUSDT]',
      ['spread'],
    ],
    ['its name: it is another', 'id: swing', 'id: wave', ['wave']],
  ])('are those that change %s', (_, from, to, ids) => {
    expect(restarted(from, to)).toEqual(ids);
  });

  it.each([
    ['how large it trades', 'sizing: { model: kelly, startPct: 20 }', 'sizing: { model: percent, pct: 5 }'],
    [
      'how it trades',
      'params: {}, sizing',
      'params: {}, execution: { algorithm: twap, duration: 5m, slices: 3 }, sizing',
    ],
    ['what it may do', 'maxPositionPct: 35', 'maxPositionPct: 5'],
    ['what it pays', 'takerBps: 5', 'takerBps: 50'],
  ])('are not those that only change %s', (_, from, to) => {
    expect(restarted(from, to)).toEqual([]);
  });

  it('are those that join, too', () => {
    const more = '  - { id: extra, use: macd, symbols: [ETHUSDT], params: {}, sizing: { model: percent, pct: 50 } }\n';
    expect(restartedStrategies(PARENT, scenarioOf(DESK + more)).map(({ id }) => id)).toEqual(['extra']);
  });
});
