import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/report/run-result.js';

const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');
const GUIDE = readFileSync('docs/guides/write-an-allocator.md', 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(GUIDE);
  if (found === null) throw new Error(`the guide has no block of ${language}`);
  return found[1];
}

describe('the guide to allocators', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'icarus-allocator-'));
    writeFileSync(join(cwd, 'winners.yaml'), block('yaml'));
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  function run(code: string, ...options: string[]) {
    writeFileSync(join(cwd, 'winners.ts'), code);
    return spawnSync(process.execPath, [CLI, 'run', 'winners.yaml', '--out', 'out', ...options], {
      cwd,
      encoding: 'utf8',
    });
  }

  function branchOf(...options: string[]) {
    const { status, stderr } = run(block('ts'), ...options);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const result = JSON.parse(readFileSync(join(cwd, 'out', 'result.json'), 'utf8')) as RunResult;
    return result.branches[0];
  }

  it('shows one that runs as it stands there, in the main thread and in a worker', () => {
    const { allocations, fingerprint } = branchOf();
    // Ten days, every six hours; at the start nobody has earned: half of one half each.
    expect(allocations[0]).toEqual({
      ts: '2024-01-01T00:00:00.000Z',
      shares: { fast: 0.25, slow: 0.25 },
      reason: 'winners: fast 25.0 %, slow 25.0 %',
    });
    expect(allocations.length).toBeGreaterThan(10);
    for (const { shares } of allocations) {
      const total = shares.fast + shares.slow;
      expect(Math.min(Math.abs(total - 1), Math.abs(total - 0.5))).toBeLessThan(1e-12);
    }
    expect(allocations.some(({ shares }) => shares.slow > 0.7)).toBe(true);
    expect(branchOf('--worker')).toMatchObject({ fingerprint, allocations });
  });

  it('stops a run whose shares are none, and says which', () => {
    const { status, stderr } = run(block('ts').replace('0.5 / strategies.length', '1'));
    expect(status).toBe(1);
    expect(stderr).toContain('The allocator "winners" gave the shares 1, 1 for 2 strategies');
  });
});
