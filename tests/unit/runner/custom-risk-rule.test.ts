import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRiskRule, type RiskRuleDefinition } from '../../../src/agents/risk/risk-rule-definition.js';
import type { EventHeader } from '../../../src/events/event.js';
import { ColumnsFeed } from '../../../src/feeds/columns-feed.js';
import { driveReplay } from '../../../src/kernel/replay-driver.js';
import { composeEngine } from '../../../src/runner/compose/compose-engine.js';
import { scenarioHash } from '../../../src/runner/scenario/decision-part.js';
import { loadScenario } from '../../../src/runner/scenario/load-scenario.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import { simulate } from '../../../src/runner/simulate.js';
import { loadRiskRuleFile } from '../../../src/runner/user-files/load-risk-rule-file.js';
import { pairRiskRules, withCheckedRules } from '../../../src/runner/user-files/resolve-risk-rules.js';
import { pairStrategies, withCheckedParams } from '../../../src/runner/user-files/resolve-strategies.js';
import { tempFolder } from '../feeds/temp-folder.js';
import { barsOfCloses } from '../kernel/bars-of-closes.js';
import { LONG, scenarioOf, scriptedStrategy } from './scripted-strategy.js';

function ruleFile(text: string): string {
  const file = join(tempFolder(), 'rule.ts');
  writeFileSync(file, text);
  return file;
}

/** One strategy that wants 2 coins at 100 of 1,000 USDT, and a rule that stands in its way. */
async function runWith<S extends z.ZodType, State>(definition: RiskRuleDefinition<S, State>, params: object = {}) {
  const rules = [definition as unknown as RiskRuleDefinition];
  const text = JSON.stringify(scenarioOf('scripted', { risk: { rules: [{ use: './rule.ts', params }] } }));
  const parsed = parseScenario(text, { path: '/scenario.yaml', env: {}, builtInStrategies: ['scripted'] });
  const strategies = [scriptedStrategy({ 1: LONG })];
  const scenario = withCheckedRules(withCheckedParams(parsed, strategies), parsed.source, rules);
  const engine = composeEngine(scenario, pairStrategies(scenario, strategies), {
    riskRules: pairRiskRules(scenario, rules),
  });
  const refused: EventHeader[] = [];
  engine.kernel.listen((topic, event) => topic === 'OrderRefused' && refused.push(event));
  await driveReplay(engine.loop, engine.series, [new ColumnsFeed(barsOfCloses([100, 100, 100]))]);
  return { fills: engine.record.fills, refused, hash: scenarioHash(scenario) };
}

const COMMON = { name: 'mine', description: 'x', params: z.strictObject({}) };

describe('a risk rule of the user', () => {
  it('shrinks what it is asked about, with parameters that its own schema has filled in', async () => {
    const sized = defineRiskRule({
      ...COMMON,
      params: z.strictObject({ coins: z.number().default(1.5) }),
      room: (order, _view, _state, { coins }) => ({ maxQuantity: coins, value: order.quantity, limit: coins }),
    });
    const left = await runWith(sized);
    expect(left.fills).toMatchObject([{ quantity: 1_500 }]);
    const less = await runWith(sized, { coins: 0.5 });
    expect(less.fills).toMatchObject([{ quantity: 500 }]);
    // A default that is left out is the same scenario as one that is given.
    expect((await runWith(sized, { coins: 1.5 })).hash).toBe(left.hash);
    expect(less.hash).not.toBe(left.hash);
  });

  it('remembers in its state, and looks at every timestamp if it wants to', async () => {
    const looking = defineRiskRule({
      ...COMMON,
      init: () => ({ looks: 0 }),
      observe(_view, state) {
        state.looks++;
      },
      room: (_order, _view, state) => ({ maxQuantity: 0, value: state.looks, limit: -1 }),
    });
    // The first close and the second, at whose barrier the order was decided.
    expect((await runWith(looking)).refused).toMatchObject([{ rule: 'mine', value: 2, limit: -1 }]);
  });

  it('cannot reach the desk through the order', async () => {
    const greedy = defineRiskRule({
      ...COMMON,
      room(order): null {
        Object.assign(order, { quantity: 1_000, closes: 1_000 });
        return null;
      },
    });
    expect((await runWith(greedy)).fills).toMatchObject([{ quantity: 2_000 }]);
  });

  const fail = (message: string) => (): never => {
    throw new Error(message);
  };

  const wrong: readonly (readonly [string, object, RegExp])[] = [
    ['throws', { room: fail('ouch') }, /risk rule "mine" failed in room: ouch/],
    ['gives no numbers', { room: () => ({ maxQuantity: '1', value: 1, limit: 1 }) }, /in room: maxQuantity is 1, not/],
    ['throws on looking', { observe: fail('no'), room: () => null }, /"mine" failed in observe: no/],
  ];

  it.each(wrong)('that %s stops the run, by name', async (_what, functions, message) => {
    const definition = { ...COMMON, ...functions } as unknown as RiskRuleDefinition;
    await expect(runWith(definition)).rejects.toMatchObject({
      code: 'AGENT_FAILED',
      message: expect.stringMatching(message),
    });
  });

  it('that throws in init stops the run before it begins, by name', async () => {
    await expect(runWith(defineRiskRule({ ...COMMON, init: fail('no'), room: () => null }))).rejects.toMatchObject({
      code: 'RISK_RULE_FAILED',
      message: expect.stringMatching(/"mine" failed in init: no/),
    });
  });

  it('has its parameters checked where they stand in the scenario', async () => {
    const strict = defineRiskRule({ ...COMMON, params: z.strictObject({ coins: z.number() }), room: () => null });
    await expect(runWith(strict, { coins: 'many' })).rejects.toMatchObject({
      code: 'RISK_RULE_PARAMS_INVALID',
      message: expect.stringContaining('risk.rules[0].params.coins'),
    });
  });

  it.each([
    ['throws on loading', "throw new Error('ouch');", 'RISK_RULE_FILE_THREW', 'ouch'],
    ['has no default export', 'export const a = 1;', 'RISK_RULE_FILE_INVALID', 'has no '],
    ['has no name', 'export default {};', 'RISK_RULE_FILE_INVALID', 'has no name'],
    ['has no room', "export default { name: 'a' };", 'RISK_RULE_FILE_INVALID', 'has no function room'],
    ['has a wrong init', "export default { name: 'a', room() {}, init: 1 };", 'RISK_RULE_FILE_INVALID', 'init'],
    ['has a wrong scope', "export default { name: 'a', room() {}, scope: 'all' };", 'RISK_RULE_FILE_INVALID', 'scope'],
    ['has no schema', "export default { name: 'a', room() {} };", 'RISK_RULE_FILE_INVALID', 'has no params'],
  ])('is refused if its file %s', async (_what, text, code, message) => {
    const file = ruleFile(text);
    await expect(loadRiskRuleFile(file)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
      values: { file },
    });
  });

  it('must be a file, and the file must be there', () => {
    const scenario = (use: string) => JSON.stringify(scenarioOf('momentum', { risk: { rules: [{ use }] } }));
    expect(() => parseScenario(scenario('calm'), { path: '/s.yaml', env: {} })).toThrow(/expected the path of a file/);
    const path = ruleFile(scenario('./rules.ts'));
    expect(() => loadScenario(path, {})).toThrow(
      /risk\.rules\[0\]\.use\s+there is no file .*rules\.ts.*Did you mean "\.\/rule\.ts"/s,
    );
  });
});

describe('docs/guides/write-a-risk-rule.md', () => {
  it('shows a rule that runs as it stands there, and bites', async () => {
    const page = readFileSync('docs/guides/write-a-risk-rule.md', 'utf8');
    const block = (language: string) =>
      (new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(page) as RegExpExecArray)[1];
    const folder = tempFolder();
    writeFileSync(join(folder, 'calm-after-jump.ts'), block('ts'));
    const { run } = await simulate({ scenario: block('yaml'), baseDir: folder });
    expect(run.result.refusals).toMatchObject([{ rule: 'calmAfterJump' }]);
    expect(run.result.refusals[0].count).toBeGreaterThan(5);
    expect(run.fills.length).toBeGreaterThan(20);
  });
});
