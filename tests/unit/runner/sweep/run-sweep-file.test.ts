import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type RunSweepFileOptions, runSweepFile } from '../../../../src/runner/sweep/run-sweep-file.js';
import { SweepStopped } from '../../../../src/runner/sweep/sweep-stopped.js';
import { scenarioText } from './points/a-job.js';

const dir = mkdtempSync(join(tmpdir(), 'icarus-sweep-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let count = 0;

function options(text: string, changes: Partial<RunSweepFileOptions> = {}): RunSweepFileOptions {
  const name = `sweep-${count++}`;
  writeFileSync(join(dir, `${name}.yaml`), text);
  return {
    path: join(dir, `${name}.yaml`),
    env: {},
    outDir: join(dir, name),
    cache: false,
    workers: 1,
    restart: false,
    signal: new AbortController().signal,
    now: () => 0,
    onProgress: () => {},
    log: () => {},
    ...changes,
  };
}

const SWEEP = `parameters: { strategies.sma.params.fast: [60, 120, 480], strategies.sma.params.slow: [240, 480] }
  objective: totalReturnPct`;
const TEXT = scenarioText({ sweep: SWEEP });

describe('a sweep', () => {
  it('ranks its points, tells of those that failed, and writes what it found', async () => {
    const { result, files, outDir, runs, resumed } = await runSweepFile(options(TEXT));
    expect(result.points).toHaveLength(6);
    expect(result.points.filter(({ error }) => error !== null).map(({ values }) => values)).toEqual([
      [480, 240],
      [480, 480],
    ]);
    const returns = result.ranking.map((index) => result.points[index].metrics?.totalReturnPct ?? Number.NaN);
    expect(returns).toEqual([...returns].sort((a, b) => b - a));
    expect(result.ranking).toHaveLength(4);
    expect(result.statistics).toMatchObject({ best: result.ranking[0], trials: 4, observations: 10 });
    expect(result.warnings).toContain('2 of 6 points failed; the table says why.');
    expect(result.parameters.map(({ name }) => name)).toEqual(['fast', 'slow']);
    expect([runs, resumed]).toEqual([6, 0]);
    expect(readdirSync(outDir).sort()).toEqual(['report.html', 'sweep.csv', 'sweep.json', 'sweep.jsonl']);
    expect(files.map((file) => file.slice(outDir.length + 1))).toEqual(['report.html', 'sweep.json', 'sweep.csv']);
    expect(JSON.parse(readFileSync(join(outDir, 'sweep.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(result)));
  });

  it('runs nothing again that it has on record, and everything when told to', async () => {
    const own = options(TEXT);
    const first = await runSweepFile(own);
    const again = await runSweepFile(own);
    expect([again.runs, again.resumed]).toEqual([0, 6]);
    expect(again.result).toEqual(first.result);
    const anew = await runSweepFile({ ...own, restart: true });
    expect([anew.runs, anew.resumed]).toEqual([6, 0]);
    expect(anew.result).toEqual(first.result);
  });

  it('that was stopped says what it keeps, and goes on to the same end', async () => {
    const whole = await runSweepFile(options(TEXT));
    const controller = new AbortController();
    const own = options(TEXT, {
      signal: controller.signal,
      onProgress: ({ phase, done }) => {
        if (phase === 'sweep' && done === 2) controller.abort(new Error('enough'));
      },
    });
    const stopped = await runSweepFile(own).catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(SweepStopped);
    expect(stopped).toMatchObject({ kept: 2, total: 6, message: '2 of 6 runs are kept' });
    expect(readdirSync(own.outDir as string)).toEqual(['sweep.jsonl']);
    const later = await runSweepFile({ ...own, signal: new AbortController().signal });
    expect([later.runs, later.resumed]).toEqual([4, 2]);
    expect(later.result).toEqual(whole.result);
  });

  it('learns from its own points where it is sequential, broken off or not', async () => {
    const text = scenarioText({
      sweep: `parameters: { strategies.sma.params.fast: { from: 20, to: 200, integer: true }, strategies.sma.params.slow: { from: 100, to: 900, scale: log, integer: true } }
  constraints: ["fast < slow"]
  search: { sequential: 30, seed: 4 }
  objective: totalReturnPct`,
    });
    const whole = await runSweepFile(options(text));
    expect(whole.result.points).toHaveLength(30);
    expect(whole.result.points.every(({ error, values: [fast, slow] }) => error === null && fast < slow)).toBe(true);
    const controller = new AbortController();
    const own = options(text, {
      signal: controller.signal,
      onProgress: ({ phase, done }) => {
        if (phase === 'sweep' && done === 21) controller.abort(new Error('enough'));
      },
    });
    await expect(runSweepFile(own)).rejects.toMatchObject({ kept: 21, total: 30 });
    const later = await runSweepFile({ ...own, signal: new AbortController().signal });
    expect(later.result).toEqual(whole.result);
  });

  it('walks forward over windows that follow each other, tests behind their pasts', async () => {
    const text = scenarioText({ sweep: `${SWEEP}\n  walkForward: { train: 3d, test: 2d, warmup: 1d }` });
    const { result, runs } = await runSweepFile(options(text));
    const windows = result.walkForward?.windows ?? [];
    expect(windows.map(({ testFrom }) => testFrom.slice(0, 10))).toEqual(['2024-01-05', '2024-01-07', '2024-01-09']);
    for (const { trainTo, testFrom } of windows) expect(trainTo).toBe(testFrom);
    for (const { trials, failed, chosen } of windows) {
      expect([trials, failed]).toEqual([6, 2]);
      expect(chosen?.trainScore).toBe(chosen?.trainMetrics.totalReturnPct);
    }
    expect(result.walkForward?.outOfSample?.dayMs).toHaveLength(6);
    expect(runs).toBe(6 * 4 + 3);
    expect(result.conclusion).toMatch(/Walking forward over 3 windows/);
  });

  it.each([
    [TEXT.replace(/sweep:[\s\S]*/, ''), 'SWEEP_MISSING'],
    [scenarioText({ sweep: `${SWEEP}\n  constraints: ["fast > 1000"]` }), 'SWEEP_NO_POINTS'],
    [scenarioText({ sweep: `${SWEEP}\n  walkForward: { train: 9d, test: 2d }` }), 'SWEEP_NO_WINDOW'],
    [scenarioText({ sweep: 'parameters: { strategies.sam.params.fast: [1] }' }), 'SCENARIO_INVALID'],
  ])('%#: is refused with %s', async (text, code) => {
    await expect(runSweepFile(options(text))).rejects.toMatchObject({ code });
  });

  it('is refused where the folder holds the points of another', async () => {
    const own = options(TEXT);
    await runSweepFile(own);
    writeFileSync(own.path, TEXT.replace('100000', '90000'));
    await expect(runSweepFile(own)).rejects.toMatchObject({ code: 'SWEEP_POINTS_OF_ANOTHER' });
  });
});
