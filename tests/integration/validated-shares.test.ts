import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/report/run-result.js';

const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');

function guideScenario(): string {
  const found = /```yaml\n(.*?)```/s.exec(readFileSync('docs/guides/validate-shares.md', 'utf8'));
  if (found === null) throw new Error('the guide has no scenario');
  return found[1];
}

describe('the guide to shares that are tried', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'icarus-validated-'));
    const forks = `forks:
  - { at: 2024-01-03, branches: [{ name: same }, { name: unasked, set: { allocator.validate: null } }] }
  - { at: 2024-01-04T13:30, branches: [{ name: same-later }] }
`;
    writeFileSync(join(cwd, 'alone.yaml'), guideScenario());
    writeFileSync(join(cwd, 'forked.yaml'), guideScenario() + forks);
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  function run(scenario: string, ...options: string[]) {
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'run', scenario, '--out', 'out', ...options], {
      cwd,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(readFileSync(join(cwd, 'out', 'result.json'), 'utf8')) as RunResult;
  }

  it('shows a desk whose proposals are deployed, rejected and left open, and a record of each', () => {
    const { branches } = run('alone.yaml');
    const [{ validations = [], allocations, fingerprint }] = branches;
    const verdicts = validations.map(({ verdict }) => verdict);
    expect(new Set(verdicts)).toEqual(new Set(['deploy', 'reject', 'needs-review']));
    for (const { ts, verdict, proposed, shares, interval } of validations) {
      const live = allocations.find((one) => one.ts === ts);
      expect(live?.shares).toEqual(verdict === 'deploy' ? proposed : undefined);
      expect(Object.keys(shares)).toEqual(['trend', 'swing', 'rebound']);
      if (verdict === 'deploy') expect(interval?.lowPct).toBeGreaterThan(0);
      if (verdict === 'reject') expect(interval?.highPct).toBeLessThan(0);
    }
    const report = readFileSync(join(cwd, 'out', 'report.html'), 'utf8');
    expect(report).toContain(`${validations.length} proposals of other shares: 1 deployed`);
    // The same in a thread of its own.
    const [worker] = run('alone.yaml', '--worker').branches;
    expect(worker).toMatchObject({ fingerprint, validations });
  });

  it('is branched by one thread as by two, and a branch that changes nothing gets the same answers', () => {
    const one = run('forked.yaml');
    const two = run('forked.yaml', '--workers', '2');
    expect(two).toEqual(one);
    const [main, ...branches] = one.branches;
    expect(branches).toHaveLength(3);
    for (const { name, validations, forkedAt, fingerprint } of branches) {
      const asked = main.validations?.filter(({ ts }) => ts >= (forkedAt as string));
      if (name.startsWith('same'))
        expect({ fingerprint, validations }).toEqual({ fingerprint: main.fingerprint, validations: asked });
      else expect(validations).toBeUndefined();
    }
  });
});
