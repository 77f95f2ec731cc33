import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/report/run-result.js';

const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');
const GUIDE = readFileSync('docs/guides/write-a-strategy.md', 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(GUIDE);
  if (found === null) throw new Error(`the guide has no block of ${language}`);
  return found[1];
}

describe('the guide to strategies', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'icarus-strategy-'));
    writeFileSync(join(cwd, 'dip.ts'), block('ts'));
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  function run(scenario: string) {
    writeFileSync(join(cwd, 'dip.yaml'), scenario);
    return spawnSync(process.execPath, [CLI, 'run', 'dip.yaml', '--out', 'out'], { cwd, encoding: 'utf8' });
  }

  it('shows one that runs as it stands there, and trades', () => {
    const { status, stderr } = run(block('yaml'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { counts, strategies } = (JSON.parse(readFileSync(join(cwd, 'out', 'result.json'), 'utf8')) as RunResult)
      .branches[0];
    expect(strategies[0].trades).toBeGreaterThan(20);
    expect(counts.signals).toBeGreaterThanOrEqual(2 * strategies[0].trades);
    const [header, ...trips] = readFileSync(join(cwd, 'out', 'trades.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(header).toMatch(/,exit_reason$/);
    expect(trips).toHaveLength(strategies[0].trades);
  });

  it('explains parameters that contradict each other with their line', () => {
    const { status, stderr } = run(block('yaml').replace('period: 30', 'buyBelow: 60'));
    expect(status).toBe(2);
    expect(stderr).toContain('buyBelow must be smaller than sellAbove');
    expect(stderr).toContain('dip.yaml:6');
  });
});
