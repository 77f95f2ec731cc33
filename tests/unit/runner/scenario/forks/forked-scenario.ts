import type { ScenarioBranch, ScenarioFork } from '../../../../../src/runner/scenario/scenario-forks.js';
import { errorOf, parse } from '../example-scenario.js';

/** A scenario of two strategies on two coins, for forks to be written below. */
export const TRUNK = `name: desk
data:
  - { symbol: BTCUSDT, source: synthetic, interval: 1h }
  - { symbol: ETHUSDT, source: synthetic, interval: 1h }
period: { from: 2024-01-01, to: 2024-02-20 }
account: { cash: { USDT: 100000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 20, slow: 50 }, sizing: { model: percent, pct: 50 } }
  - { id: macd, use: macd, symbols: [ETHUSDT], interval: 4h, sizing: { model: percent, pct: 50 } }
risk: { maxDrawdownPct: 10 }
`;

/** The forks of the scenario with this text below it. */
export function forksOf(text: string, trunk = TRUNK): readonly ScenarioFork[] {
  return parse(trunk + text).forks ?? [];
}

const AT = 'forks:\n  - at: 2024-02-01\n    branches:\n      - ';

/** The text of one fork with one branch, in line 14 from column 9 on. */
export function oneBranch(text: string): string {
  return AT + text;
}

/** The one branch of a scenario whose branch says this. */
export function branchOf(text: string, trunk = TRUNK): ScenarioBranch {
  return forksOf(oneBranch(text), trunk)[0].branches[0];
}

/** What is wrong with forks of this text, without the heading and the file's name. */
export function problemsOf(text: string, trunk = TRUNK): string {
  const { message } = errorOf(trunk + text);
  return message.split('\n').slice(1).join('\n').replaceAll('/scenarios/demo.yaml:', '');
}
