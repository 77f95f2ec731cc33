import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../../../src/runner/scenario/parse-scenario.js';
import { variantOf, variantTemplate } from '../../../../../src/runner/sweep/points/variant-template.js';
import { FILE, scenarioText } from './a-job.js';

function templateOf(sweep: string) {
  const text = scenarioText({ sweep });
  const scenario = parseScenario(text, { path: FILE, env: {} });
  return variantTemplate(text, FILE, {}, scenario.sweep as NonNullable<typeof scenario.sweep>);
}

describe('a variant of a scenario', () => {
  it('is the scenario with other values, as if it had been written so', () => {
    const template = templateOf('parameters: { strategies.sma.params.fast: [60], risk.maxDrawdownPct: [5] }');
    const variant = variantOf(template, [90, 12]);
    const { source: _, ...written } = parseScenario(
      scenarioText({ more: 'risk: { maxDrawdownPct: 12 }' })
        .replace('fast: 60', 'fast: 90')
        .replace(/sweep:[\s\S]*/, ''),
      { path: FILE, env: {} },
    );
    const { source: __, ...plain } = variant;
    expect(plain).toEqual(written);
    expect(plain).not.toHaveProperty('sweep');
  });

  it('leaves the template as it was', () => {
    const template = templateOf('parameters: { strategies.sma.params.fast: [60] }');
    const before = structuredClone(template.input);
    variantOf(template, [90]);
    expect(template.input).toEqual(before);
  });

  it('is refused where the value is wrong, with the place of the parameter', () => {
    const template = templateOf('parameters: { strategies.sma.sizing.pct: [10] }');
    expect(() => variantOf(template, [-5])).toThrow(
      /sweep\.yaml:\d+:\d+ {2}sweep\.parameters\["strategies\.sma\.sizing\.pct"\]/,
    );
  });

  it('is refused where the path leads nowhere', () => {
    expect(() => templateOf('parameters: { strategies.sam.params.fast: [60] }')).toThrow(
      /there is no strategy "sam".*Did you mean "strategies\.sma\.params\.fast"/s,
    );
  });
});
