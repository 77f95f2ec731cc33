import { InputError } from '../../../../src/core/errors.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import type { Scenario } from '../../../../src/runner/scenario/scenario.js';

/** A scenario with every section, for tests to change. */
export const EXAMPLE = `name: btc-momentum
description: Two averages on one coin
seed: 7
data:
  - { symbol: BTCUSDT, source: csv, path: ../data/BTCUSDT-1m.csv, interval: 1m }
dataPolicy: { gaps: fill }
period: { from: 2024-01-01, to: 2024-12-31 }
venue:
  kind: spot
  fees: { makerBps: 1.5, takerBps: 10 }
  slippage: { model: fixed, bps: 2 }
  latencyMs: 250
  intrabar: pessimistic
  limitTouch: true
account: { cash: { USDT: 100000 } }
strategies:
  - id: sma
    use: momentum
    symbols: [BTCUSDT]
    params: { fast: 20, slow: 50 }
    sizing: { model: fixed, quantity: 0.1 }
allocator: { model: equal, rebalance: 6h }
risk: { maxPositionPct: 20, maxExposurePct: 80 }
report: { equityEvery: 15m }
`;

export function parse(text: string, env: Record<string, string | undefined> = {}): Scenario {
  return parseScenario(text, { path: '/scenarios/demo.yaml', env });
}

/** The example with `line` in place of the line that `pattern` matches. */
export function exampleWith(pattern: string | RegExp, replacement: string): string {
  const changed = EXAMPLE.replace(pattern, () => replacement);
  if (changed === EXAMPLE) throw new Error(`${pattern} is not in the example`);
  return changed;
}

/** The error that reading `text` ends with. */
export function errorOf(text: string, env: Record<string, string | undefined> = {}): InputError {
  try {
    parse(text, env);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('the scenario was accepted');
}
