import { describe, expect, it } from 'vitest';
import { formatScenarioDifference, scenarioDifferences } from '../../../../src/runner/compare/scenario-differences.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';

const SCENARIO = `name: one
data:
  - { symbol: BTCUSDT, source: synthetic, interval: 1m }
  - { symbol: ETHUSDT, source: synthetic, interval: 1m }
account: { cash: { USDT: 1000 } }
strategies:
  - { id: fast, use: momentum, symbols: [BTCUSDT], params: { fast: 5, slow: 10 }, sizing: { model: percent, pct: 40 } }
  - { id: slow, use: momentum, symbols: [BTCUSDT, ETHUSDT], params: { fast: 50, slow: 90 }, sizing: { model: percent, pct: 40 } }
risk: { maxDrawdownPct: 10 }
`;
const differences = (change: (text: string) => string) => {
  const read = (text: string) => parseScenario(text, { path: '/scenario.yaml', env: {} });
  return scenarioDifferences(read(SCENARIO), read(change(SCENARIO))).map(formatScenarioDifference);
};

describe('scenarioDifferences', () => {
  it('finds none in what only has another name', () => {
    expect(differences((text) => text.replace('name: one', 'name: two\ndescription: The same'))).toEqual([]);
  });

  it('names a setting by its path, with both values', () => {
    expect(differences((text) => text.replace('maxDrawdownPct: 10', 'maxDrawdownPct: 5'))).toEqual([
      'risk.maxDrawdownPct: 10 → 5',
    ]);
  });

  it('knows strategies by their ids and lists of names as a whole', () => {
    expect(
      differences((text) => text.replace('fast: 50', 'fast: 60').replace('[BTCUSDT, ETHUSDT]', '[ETHUSDT]')),
    ).toEqual(['strategies.slow.symbols: BTCUSDT, ETHUSDT → ETHUSDT', 'strategies.slow.params.fast: 50 → 60']);
  });

  it('does not take the others for changed when a strategy is left out', () => {
    const found = differences((text) => text.replace(/.*id: fast.*\n/, ''));
    expect(found).toContain('strategies.fast.params.fast: 5 → left out');
    expect(found.every((text) => text.startsWith('strategies.fast.'))).toBe(true);
  });

  it('takes a default that is written out for the same', () => {
    expect(differences((text) => text.replace('name: one', 'name: one\nseed: 1'))).toEqual([]);
    expect(differences((text) => text.replace('name: one', 'name: one\nseed: 2'))).toEqual(['seed: 1 → 2']);
  });
});
