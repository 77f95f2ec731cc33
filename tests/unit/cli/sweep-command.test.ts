import { describe, expect, it } from 'vitest';
import { Interruption } from '../../../src/cli/terminal/interruption.js';
import { InputError } from '../../../src/core/errors.js';
import type { FinishedSweep } from '../../../src/runner/sweep/run-sweep-file.js';
import { SweepStopped } from '../../../src/runner/sweep/sweep-stopped.js';
import { fixtureSweep } from '../report/comparison/fixture-sweep.js';
import { sim } from './cli-harness.js';

function finishedSweep(changes: Partial<FinishedSweep> = {}): FinishedSweep {
  return {
    result: fixtureSweep(2),
    outDir: '/project/reports/demo',
    files: ['/project/reports/demo/report.html', '/project/reports/demo/sweep.json', '/project/reports/demo/sweep.csv'],
    runs: 100,
    resumed: 0,
    elapsedMs: 2_000,
    ...changes,
  };
}

describe('sim sweep', () => {
  it('prints the best points, what may be concluded, and where the rest is', async () => {
    const sweep = finishedSweep();
    const { status, stdout, stderr } = await sim(['sweep', 'demo.yaml'], { runSweepFile: async () => sweep });
    expect([status, stderr]).toEqual([0, '']);
    const { result } = sweep;
    const lines = stdout.split('\n');
    expect(lines[0]).toContain(`${result.points.length} points`);
    expect(lines[0]).toContain('100 runs in 2.0 s (50/s)');
    expect(lines[2]).toMatch(
      new RegExp(`Point +${result.parameters.map(({ name }) => name).join(' +')} +Sharpe ratio`),
    );
    const shown = lines.slice(3, 13).map((line) => Number(line.trim().split(/\s+/)[0]));
    expect(shown).toEqual(result.ranking.slice(0, 10));
    expect(lines[13]).toBe('');
    expect(stdout.replaceAll('\n', ' ')).toContain(result.conclusion);
    expect(stdout).toContain('reports/demo/sweep.csv');
    expect(stdout).toContain('file:///project/reports/demo/report.html');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(130);
  });

  it('shows what each window of a walk forward picked and got', async () => {
    const sweep = finishedSweep();
    const { stdout } = await sim(['sweep', 'demo.yaml'], { runSweepFile: async () => sweep });
    for (const { testFrom } of sweep.result.walkForward?.windows ?? []) expect(stdout).toContain(testFrom.slice(0, 16));
    expect(stdout).toContain('Sharpe ratio, test');
  });

  it('says how much was there before', async () => {
    const { stdout } = await sim(['sweep', 'x.yaml'], { runSweepFile: async () => finishedSweep({ resumed: 7 }) });
    expect(stdout).toContain('100 runs in 2.0 s · 7 from before');
  });

  it('hands its options on, and takes every core unless told otherwise', async () => {
    const seen: object[] = [];
    const runSweepFile = async (request: object) => {
      seen.push(request);
      return finishedSweep();
    };
    await sim(['sweep', 'demo.yaml', '--out', 'results', '--workers', '3', '--restart', '--no-cache'], {
      runSweepFile,
    });
    await sim(['sweep', 'demo.yaml'], { runSweepFile });
    const outDir = '/project/results';
    expect(seen[0]).toMatchObject({ path: 'demo.yaml', outDir, workers: 3, restart: true, cache: false });
    expect(seen[1]).toMatchObject({ outDir: undefined, restart: false, cache: true });
    expect((seen[1] as { workers: number }).workers).toBeGreaterThanOrEqual(1);
  });

  it.each(['0', '-1', '1.5', 'many', '1000'])('takes no %s workers', async (workers) => {
    const { status, stderr } = await sim(['sweep', 'demo.yaml', `--workers=${workers}`]);
    expect(status).toBe(2);
    expect(stderr).toContain('--workers is the number of threads');
  });

  it('prints one object with --json', async () => {
    const sweep = finishedSweep();
    const { stdout } = await sim(['sweep', 'demo.yaml', '--json'], { runSweepFile: async () => sweep });
    const { result, ...made } = sweep;
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify({ ...result, ...made })));
  });

  it('says nothing with --quiet', async () => {
    const { stdout } = await sim(['sweep', 'demo.yaml', '-q'], { runSweepFile: async () => finishedSweep() });
    expect(stdout).toBe('');
  });

  it('that is interrupted says what is kept and how to go on', async () => {
    const controller = new AbortController();
    const runSweepFile = async () => {
      controller.abort(new Interruption('SIGINT'));
      throw new SweepStopped(12, 40, { cause: controller.signal.reason });
    };
    const { status, stderr } = await sim(['sweep', 'demo.yaml'], { signal: controller.signal, runSweepFile });
    expect(status).toBe(130);
    expect(stderr).toBe(
      '\nInterrupted by SIGINT: stopped; 12 of 40 runs are kept. The same command goes on from there.\n',
    );
  });

  it('ends with 2 where the scenario is wrong', async () => {
    const runSweepFile = async () => {
      throw new InputError({ code: 'SWEEP_MISSING', message: 'no sweep' });
    };
    expect((await sim(['sweep', 'demo.yaml'], { runSweepFile })).status).toBe(2);
  });
});
