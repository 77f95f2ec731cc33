import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/core/errors.js';
import { loadScenario } from '../../../../src/runner/scenario/load-scenario.js';
import { EXAMPLE } from './example-scenario.js';

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'icarus-'));
  writeFileSync(join(dir, 'demo.yaml'), EXAMPLE);
  writeFileSync(join(dir, 'own.yaml'), EXAMPLE.replace('use: momentum', 'use: ./my-strtegy.ts'));
  writeFileSync(join(dir, 'my-strategy.ts'), '');
});

afterAll(() => rmSync(dir, { recursive: true }));

function failure(path: string): InputError {
  try {
    loadScenario(path, {});
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return error as InputError;
  }
  throw new Error('the scenario was accepted');
}

describe('loadScenario', () => {
  it('reads a file, paths relative to it', () => {
    const scenario = loadScenario(join(dir, 'demo.yaml'), {});
    expect(scenario.data[0]).toMatchObject({ path: join(dir, '../data/BTCUSDT-1m.csv') });
  });

  it.each([
    ['dmeo.yaml', 'demo.yaml'],
    ['demo.yml', 'demo.yaml'],
    ['demo', 'demo.yaml'],
  ])('asks whether %s means %s', (wrong, right) => {
    const error = failure(join(dir, wrong));
    expect(error.code).toBe('SCENARIO_MISSING');
    expect(error.message).toBe(`There is no scenario file ${join(dir, wrong)}. Did you mean "${join(dir, right)}"?`);
  });

  it('refuses a folder, and a path through a file', () => {
    expect(failure(dir)).toMatchObject({
      code: 'SCENARIO_UNREADABLE',
      message: `${dir} is a folder, not a scenario file.`,
    });
    expect(failure(join(dir, 'demo.yaml/x.yaml')).code).toBe('SCENARIO_MISSING');
  });

  it('says which strategy file is missing, and which one is near', () => {
    const error = failure(join(dir, 'own.yaml'));
    expect(error.code).toBe('SCENARIO_INVALID');
    expect(error.message).toContain(
      `own.yaml:18:10  strategies[0].use\n    there is no file ${join(dir, 'my-strtegy.ts')}.`,
    );
    expect(error.message).toContain('Did you mean "./my-strategy.ts"?');
  });

  it('says so of a branch at its own place, and only of what the branch brings along', () => {
    const forks = (text: string) => `forks:\n  - { at: 2024-06-01, branches: [{ name: mine, set: ${text} }] }\n`;
    writeFileSync(join(dir, 'fork.yaml'), EXAMPLE + forks('{ strategies.sma.use: ./my-strtegy.ts }'));
    expect(failure(join(dir, 'fork.yaml')).message).toMatch(
      /fork.yaml:26:75 {2}forks\[0\]\.branches\[0\]\.set\["strategies\.sma\.use"\]\n {4}there is no file .*my-strtegy.ts\. Did you mean "\.\/my-strategy\.ts"\?$/,
    );
    const own = EXAMPLE.replace('use: momentum', 'use: ./my-strtegy.ts');
    writeFileSync(join(dir, 'fork.yaml'), own + forks('{ strategies.sma.params.fast: 5 }'));
    expect(failure(join(dir, 'fork.yaml')).message).toContain('has a problem:');
  });
});
