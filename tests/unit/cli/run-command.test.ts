import { describe, expect, it } from 'vitest';
import { Interruption } from '../../../src/cli/terminal/interruption.js';
import { DataError, InputError, RunError } from '../../../src/core/errors.js';
import { finishedRun, sim } from './cli-harness.js';

describe('sim run', () => {
  it('prints a summary for people, with the fingerprint and where the report is', async () => {
    const { status, stdout, stderr } = await sim(['run', 'demo.yaml']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.replaceAll('\u00a0', ' ')).toMatchInlineSnapshot(`
      "demo  2024-01-01 to 2024-01-02 · BTCUSDT 1m · 2,880 bars · 840 ms (12.3 M bars/s)

        Final equity      100,250.50 USDT
        Total return              +0.25 %
        Sharpe ratio                    –
        Largest drawdown           1.50 %
        Trades                         12
        Winners                   50.00 %
        Fees paid              24.60 USDT

      Fingerprint  f00d
      Report       reports/demo/report.html
                   file:///project/reports/demo/report.html
      "
    `);
  });

  it('hands the options to the runner', async () => {
    let seen: Record<string, unknown> = {};
    const runScenarioFile = async (request: object) => {
      seen = { ...request };
      return finishedRun();
    };
    await sim(['run', 'a/demo.yaml', '--out', 'results', '--no-cache', '--worker'], {
      runScenarioFile,
      env: { X: '1' },
    });
    expect(seen).toMatchObject({
      path: 'a/demo.yaml',
      outDir: '/project/results',
      cache: false,
      worker: true,
      env: { X: '1' },
    });
    await sim(['run', 'demo.yaml'], { runScenarioFile });
    expect(seen).toMatchObject({ outDir: undefined, cache: true, worker: false });
  });

  it('prints exactly one JSON object on stdout with --json, and logs on stderr', async () => {
    const { status, stdout, stderr } = await sim(['run', 'demo.yaml', '--json'], {
      runScenarioFile: async ({ log, onProgress }) => {
        log('warn', 'the data were repaired', { gaps: 3 });
        log('info', 'not shown at this level');
        onProgress({ phase: 'run', done: 1, total: 2 });
        return finishedRun();
      },
    });
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      scenario: { name: 'demo' },
      outDir: '/project/reports/demo',
      files: ['/project/reports/demo/report.html', '/project/reports/demo/result.json'],
      elapsedMs: 840,
    });
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0])).toMatchObject({ level: 40, msg: 'the data were repaired', gaps: 3 });
  });

  it.each([
    [new InputError({ code: 'SCENARIO_EMPTY', message: 'It is empty.' }), 2],
    [new DataError({ code: 'DATA_DIRTY', message: 'It is dirty.' }), 1],
    [new RunError({ code: 'AGENT_FAILED', message: 'It threw.' }), 1],
    [new Error('unexpected'), 1],
  ])('ends with the right status for %s', async (error, status) => {
    const runScenarioFile = async () => {
      throw error;
    };
    expect((await sim(['run', 'demo.yaml'], { runScenarioFile })).status).toBe(status);
  });

  it('prints problem, values, cause, remedy and code of an error, without a stack', async () => {
    const error = new RunError({
      code: 'AGENT_FAILED',
      message: 'The strategy sma failed at 2024-01-05T10:00:00.000Z.',
      remedy: 'Mend the strategy.',
      values: { event: 'BarClosed', strategy: 'sma', list: [1] },
      cause: new TypeError('x is not a function'),
    });
    const runScenarioFile = async () => {
      throw error;
    };
    const { stdout, stderr } = await sim(['run', 'demo.yaml'], { runScenarioFile });
    expect(stdout).toBe('');
    expect(stderr).toMatchInlineSnapshot(`
      "Error: The strategy sma failed at 2024-01-05T10:00:00.000Z.

        event: BarClosed
        Cause: TypeError: x is not a function
        What to do: Mend the strategy.
        Code: AGENT_FAILED (explained in docs/errors.md)
      "
    `);
    const debug = await sim(['run', 'demo.yaml', '--log-level', 'debug'], { runScenarioFile });
    expect(debug.stderr).toContain('run-command.test.ts');
    expect(debug.stderr).toContain('Caused by: TypeError: x is not a function');
  });

  it('prints an unexpected error as a bug, with its stack', async () => {
    const runScenarioFile = async () => {
      throw new TypeError('undefined is not a function');
    };
    const { stderr } = await sim(['run', 'demo.yaml'], { runScenarioFile });
    expect(stderr).toContain('This is a bug in Icarus');
    expect(stderr).toContain('TypeError: undefined is not a function');
    expect(stderr).toContain('run-command.test.ts');
  });

  it('prints one JSON object on failure too', async () => {
    const runScenarioFile = async () => {
      throw new DataError({ code: 'DATA_DIRTY', message: 'It is dirty.', remedy: 'Mend it.', values: { gaps: 2 } });
    };
    const { status, stdout, stderr } = await sim(['run', 'demo.yaml', '--json'], { runScenarioFile });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'DATA_DIRTY', message: 'It is dirty.', remedy: 'Mend it.', values: { gaps: 2 } },
    });
    expect(stderr).toContain('It is dirty.');
  });

  it('says that it was interrupted, status 130', async () => {
    const controller = new AbortController();
    const { status, stdout, stderr } = await sim(['run', 'demo.yaml'], {
      signal: controller.signal,
      runScenarioFile: async ({ signal }) => {
        controller.abort(new Interruption('SIGINT'));
        signal.throwIfAborted();
        return finishedRun();
      },
    });
    expect(status).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toBe('\nInterrupted by SIGINT: stopped, nothing was written.\n');
  });

  it('prints nothing with --quiet', async () => {
    const { stdout, stderr } = await sim(['run', 'demo.yaml', '--quiet'], {
      runScenarioFile: async ({ log }) => {
        log('warn', 'hush');
        return finishedRun();
      },
    });
    expect(stdout + stderr).toBe('');
  });
});

describe('progress and colours', () => {
  const slowRun = async ({
    onProgress,
  }: {
    onProgress: (update: { phase: 'run'; done: number; total: number }) => void;
  }) => {
    for (let done = 0; done <= 4; done++) onProgress({ phase: 'run', done: done * 250, total: 1000 });
    return finishedRun();
  };
  const tickingClock = () => {
    let nowMs = 0;
    return () => {
      nowMs += 200;
      return nowMs;
    };
  };

  it('draws a bar with rate and time left on a terminal', async () => {
    const { stderr } = await sim(['run', 'demo.yaml'], { isTTY: true, runScenarioFile: slowRun, now: tickingClock() });
    expect(stderr).toContain('Running');
    expect(stderr).toContain('/1,000 bars');
    expect(stderr).toContain('bars/s');
    expect(stderr).toContain('left');
  });

  it('stays quiet where nobody looks', async () => {
    const { stderr } = await sim(['run', 'demo.yaml'], { isTTY: false, runScenarioFile: slowRun, now: tickingClock() });
    expect(stderr).toBe('');
  });

  it('uses colours on a terminal, but not with NO_COLOR', async () => {
    expect((await sim(['run', 'demo.yaml'], { isTTY: true })).stdout).toContain('\u001b[1m');
    expect((await sim(['run', 'demo.yaml'], { isTTY: true, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001b');
    expect((await sim(['run', 'demo.yaml'])).stdout).not.toContain('\u001b');
  });

  it('logs readable lines on a terminal', async () => {
    const { stderr } = await sim(['run', 'demo.yaml'], {
      isTTY: true,
      env: { NO_COLOR: '1' },
      runScenarioFile: async ({ log }) => {
        log('warn', 'the data were repaired', { gaps: 3 });
        return finishedRun();
      },
    });
    expect(stderr).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: the data were repaired\n {4}gaps: 3\n$/);
  });
});
