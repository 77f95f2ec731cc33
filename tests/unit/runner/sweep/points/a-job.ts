import { dirname } from 'node:path';
import { synthesizeBars } from '../../../../../src/feeds/synthetic/synthesize-bars.js';
import { prepareBars, withTerms } from '../../../../../src/runner/prepare/prepare-data.js';
import { parseScenario } from '../../../../../src/runner/scenario/parse-scenario.js';
import type { ScenarioSweep } from '../../../../../src/runner/scenario/scenario-sweep.js';
import type { SweepJob } from '../../../../../src/runner/sweep/points/sweep-job.js';
import { variantTemplate } from '../../../../../src/runner/sweep/points/variant-template.js';

export const FILE = '/scenarios/sweep.yaml';

/** A scenario of ten synthetic days with a sweep over two averages. */
export function scenarioText(changes: { readonly sweep?: string; readonly more?: string } = {}): string {
  const {
    more = '',
    sweep = 'parameters: { strategies.sma.params.fast: [60, 120], strategies.sma.params.slow: [240, 480] }',
  } = changes;
  return `name: swept
data:
  - { symbol: BTCUSDT, source: synthetic, interval: 1m, days: 10, seed: 3 }
account: { cash: { USDT: 100000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 60, slow: 240 }, sizing: { model: percent, pct: 50 } }
${more}
sweep:
  ${sweep}
`;
}

/** What the points of a sweep share, with bars of the generator. */
export async function aJob(text = scenarioText()): Promise<SweepJob & { readonly sweep: ScenarioSweep }> {
  const scenario = parseScenario(text, { path: FILE, env: {} });
  const { sweep } = scenario;
  if (sweep === undefined) throw new Error(`a job needs a sweep (${dirname(FILE)})`);
  const template = variantTemplate(text, FILE, {}, sweep);
  const data = await Promise.all(
    scenario.data.map((one) => {
      const bars = synthesizeBars({ symbol: one.symbol, seed: 3, days: 10 });
      return withTerms(one, prepareBars(one, bars, scenario), scenario, { cache: false });
    }),
  );
  return { scenario, sweep, template, data };
}
