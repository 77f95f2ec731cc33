import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { importOnce } from '../../../../src/runner/user-files/import-once.js';
import { importUserFile } from '../../../../src/runner/user-files/import-user-file.js';
import { loadCode, withCheckedCode } from '../../../../src/runner/user-files/resolve-code.js';
import { withCheckedForks } from '../../../../src/runner/user-files/resolve-forks.js';
import { tempFolder } from '../../feeds/temp-folder.js';
import { oneBranch, TRUNK } from '../scenario/forks/forked-scenario.js';

const checked = (text: string, trunk = TRUNK) =>
  withCheckedForks(parseScenario(trunk + oneBranch(text), { path: '/scenarios/demo.yaml', env: {} }));

/** A schema that takes everything, for files that import nothing. */
const SCHEMA = '{ safeParse: (data) => ({ success: true, data: { ...data, checked: true } }) }';
const FILES = {
  'mine.ts': `export default { name: 'mine', params: ${SCHEMA}, init: () => ({}), onBar() {} };`,
  'rule.ts': `export default { name: 'rule', params: ${SCHEMA}, room: () => null };`,
  'share.ts': `export default { name: 'share', params: ${SCHEMA}, allocate: () => [1] };`,
};

/** A scenario of the user's own code, in a folder of its own. */
function ownCode(branch: string) {
  const folder = tempFolder();
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  const trunk = TRUNK.replace('use: momentum', 'use: ./mine.ts').replace(
    'maxDrawdownPct: 10',
    'rules: [{ use: ./rule.ts }]',
  );
  const text = `${trunk}allocator: { use: ./share.ts }\n${oneBranch(branch)}`;
  return parseScenario(text, { path: join(folder, 'demo.yaml'), env: {} });
}

describe('withCheckedForks', () => {
  it('fills in the defaults of every branch', async () => {
    const [fork] = await checked(
      '{ name: a, set: { strategies.macd.params.fast: 6 }, forks: [{ on: { halt: true }, branches: [{ name: b }] }] }',
    );
    const [branch] = fork.branches;
    expect(branch.scenario.strategies[1].params).toEqual({ fast: 6, slow: 26, signal: 9 });
    expect(branch.code.strategies.map(({ definition }) => definition.name)).toEqual(['momentum', 'macd']);
    expect(branch.code.strategies[1].params).toBe(branch.scenario.strategies[1].params);
    expect(branch.scenario).not.toHaveProperty('source');
    expect(branch.forks[0].branches[0].scenario).toEqual(branch.scenario);
  });

  it('has the scenario of the run where a branch changes nothing', async () => {
    const scenario = parseScenario(TRUNK + oneBranch('{ name: same }'), { path: '/scenarios/demo.yaml', env: {} });
    const run = await withCheckedCode(scenario);
    const [fork] = await withCheckedForks(scenario);
    expect(fork.branches[0].scenario).toEqual(run.scenario);
    expect(run.scenario).not.toHaveProperty('forks');
  });

  it('imports a file once, the one that the run itself has imported', async () => {
    const scenario = ownCode('{ name: a, set: { strategies.sma.params.fast: 5 } }\n      - { name: b }');
    const asked: string[] = [];
    const importFile = importOnce((file) => {
      asked.push(file);
      return importUserFile(file);
    });
    const run = await withCheckedCode(scenario, { importFile });
    const [{ branches }] = await withCheckedForks(scenario, { importFile });
    expect(asked.map((file) => file.split('/').at(-1)).sort()).toEqual(['mine.ts', 'rule.ts', 'share.ts']);
    for (const { code } of branches) {
      expect(code.strategies[0].definition).toBe(run.code.strategies[0].definition);
      expect(code.riskRules[0].definition).toBe(run.code.riskRules[0].definition);
      expect(code.allocator).toBe(run.code.allocator);
    }
    expect(branches[0].code.strategies[0].params).toEqual({ fast: 5, slow: 50, checked: true });
  });

  it('has plain scenarios, whose code another thread loads again', async () => {
    const [fork] = await withCheckedForks(ownCode('{ name: a, set: { strategies.sma.params.fast: 5 } }'));
    const { scenario, code } = fork.branches[0];
    const loaded = await loadCode(structuredClone(scenario));
    expect(loaded.strategies[0]).toMatchObject({ definition: { name: 'mine' }, params: { fast: 5, checked: true } });
    expect(loaded.strategies.map(({ params }) => params)).toEqual(code.strategies.map(({ params }) => params));
    expect(loaded.riskRules).toMatchObject([{ definition: { name: 'rule' }, params: { checked: true } }]);
    expect(loaded.allocator?.name).toBe('share');
  });

  it('has nothing to do without forks', async () => {
    expect(await withCheckedForks({})).toEqual([]);
  });
});

describe('parameters that a branch sets', () => {
  it.each([
    [
      'a wrong one',
      'set: { strategies.sma.params.fast: 0 }',
      '14:55  forks[0].branches[0].set["strategies.sma.params.fast"]\n    expected at least 1, found 0.',
    ],
    [
      'an unknown one',
      'set: { strategies.sma.params.fst: 5 }',
      '14:27  forks[0].branches[0].set["strategies.sma.params.fst"]\n    unknown key. Did you mean "strategies.sma.params.fast"?',
    ],
    [
      'one among several',
      'set: { strategies.sma.params: { fast: 5, slo: 50 } }',
      '14:61  forks[0].branches[0].set["strategies.sma.params"].slo\n    unknown key. Did you mean "slow"?',
    ],
    [
      'one of a strategy that joins',
      'add: [{ id: b, use: macd, symbols: [BTCUSDT], params: { fast: a }, sizing: { model: percent, pct: 10 } }]',
      '14:82  forks[0].branches[0].add[0].params.fast\n    expected a number, found "a".',
    ],
    [
      'what does not fit what the file says',
      'set: { strategies.sma.params.slow: 10 }',
      '14:27  forks[0].branches[0].set["strategies.sma.params.slow"]\n    with this change, strategies[0].params.fast: ',
    ],
    [
      'a symbol too many',
      'set: { strategies.macd.use: pairs }',
      '14:27  forks[0].branches[0].set["strategies.macd.use"]\n    with this change, strategies[1].symbols: expected exactly 2 symbols for pairs, found 1 (ETHUSDT).',
    ],
  ])('%s', async (_what, text, expected) => {
    await expect(checked(`{ name: a, ${text} }`)).rejects.toThrow(`/scenarios/demo.yaml:${expected}`);
  });
});
