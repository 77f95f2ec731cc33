import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadScenario } from '../../../src/runner/scenario/load-scenario.js';
import { sim } from './cli-harness.js';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-'));
});

afterEach(() => rmSync(cwd, { recursive: true }));

describe('sim new strategy', () => {
  it('writes a strategy, its test and a scenario, and says what to do next', async () => {
    const { status, stdout } = await sim(['new', 'strategy', 'my-breakout'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Wrote strategies/my-breakout.ts, its test and a scenario. Next:

        sim test strategies/my-breakout.test.ts
        sim run strategies/my-breakout.yaml
      "
    `);
    expect(readdirSync(join(cwd, 'strategies')).sort()).toEqual([
      'my-breakout.test.ts',
      'my-breakout.ts',
      'my-breakout.yaml',
    ]);
    expect(readFileSync(join(cwd, 'strategies/my-breakout.ts'), 'utf8')).toContain("name: 'my-breakout'");
  });

  it('uses generated prices, the sample data or data of the user', async () => {
    await sim(['new', 'strategy', 'one'], { cwd });
    expect(loadScenario(join(cwd, 'strategies/one.yaml'), {}).data[0].source).toBe('synthetic');

    mkdirSync(join(cwd, 'data'));
    writeFileSync(join(cwd, 'data/BTCUSDT-1m-synthetic.csv.gz'), '');
    await sim(['new', 'strategy', 'two', '--dir', 'a/b'], { cwd });
    expect(loadScenario(join(cwd, 'a/b/two.yaml'), {}).data[0]).toMatchObject({
      source: 'csv',
      path: join(cwd, 'data/BTCUSDT-1m-synthetic.csv.gz'),
    });

    await sim(['new', 'strategy', 'three', '--data', 'my bars.csv', '--symbol', 'ETHUSDT', '--interval', '5m'], {
      cwd,
    });
    expect(loadScenario(join(cwd, 'strategies/three.yaml'), {}).data[0]).toMatchObject({
      symbol: 'ETHUSDT',
      interval: '5m',
      path: join(cwd, 'my bars.csv'),
    });
  });

  it('overwrites nothing without --force', async () => {
    await sim(['new', 'strategy', 'mine'], { cwd });
    const file = join(cwd, 'strategies/mine.ts');
    rmSync(join(cwd, 'strategies/mine.yaml'));
    writeFileSync(file, 'precious');
    const { status, stderr } = await sim(['new', 'strategy', 'mine'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('Code: FILE_EXISTS');
    expect(readFileSync(file, 'utf8')).toBe('precious');
    expect(readdirSync(join(cwd, 'strategies'))).not.toContain('mine.yaml');
    expect((await sim(['new', 'strategy', 'mine', '--force'], { cwd })).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('defineStrategy');
  });

  it.each([
    ['MyStrategy', 'Did you mean "my-strategy"?'],
    ['my_strategy.ts', 'Did you mean "my-strategy"?'],
    ['../evil', 'Did you mean "evil"?'],
    ['7', 'is no name for a strategy.\n'],
    ['--', 'Something is missing'],
  ])('refuses the name %s', async (name, message) => {
    const { status, stderr } = await sim(['new', 'strategy', name], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('refuses an interval that does not exist', async () => {
    const { status, stderr } = await sim(['new', 'strategy', 'x', '--interval', '2m'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('--interval expects one of 1s, 5s, 10s, 15s, 30s, 1m');
  });

  it('reports a folder that cannot be made', async () => {
    writeFileSync(join(cwd, 'strategies'), 'a file');
    const { status, stderr } = await sim(['new', 'strategy', 'x'], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain('Code: FILE_NOT_WRITTEN');
  });
});
