import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';

function problemsOf(sizing: string): string {
  const text = `name: t
data: [{ symbol: BTCUSDT, source: synthetic, interval: 1m, days: 3 }]
account: { cash: { USDT: 10000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT]${sizing} }
`;
  try {
    parseScenario(text, { path: 't.yaml', env: {} });
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the scenario was taken');
}

describe('a mapping that is one of several kinds', () => {
  it('mistyped, is one problem and not one for every key beside it', () => {
    const message = problemsOf(', sizng: { model: fixed, quantity: 1 }');
    expect(message).toContain('has a problem:');
    expect(message).toContain('Did you mean "sizing"?');
    expect(message).not.toContain('allowed here');
  });

  it('left out, is missing, and nothing else is wrong', () => {
    const message = problemsOf('');
    expect(message).toContain('strategies[0].sizing\n    missing');
    expect(message).not.toContain('unknown key');
  });

  it('with its kind mistyped, is told so at its place', () => {
    expect(problemsOf(', sizing: { modl: fixed, quantity: 1 }')).toContain(
      'strategies[0].sizing.modl\n    unknown key. Did you mean "model"?',
    );
  });
});
