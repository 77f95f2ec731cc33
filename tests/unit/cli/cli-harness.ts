import type { Metrics } from '../../../src/analytics/metrics.js';
import type { CliServices } from '../../../src/cli/cli-services.js';
import { runCli } from '../../../src/cli/run-cli.js';
import { createTerminal } from '../../../src/cli/terminal/terminal.js';
import type { RunResult } from '../../../src/report/run-result.js';
import type { FinishedRun } from '../../../src/runner/run-ready.js';

export interface CliOutcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliSetup {
  readonly env?: Record<string, string | undefined>;
  readonly cwd?: string;
  readonly isTTY?: boolean;
  readonly signal?: AbortSignal;
  readonly runScenarioFile?: CliServices['runScenarioFile'];
  readonly resumeRunFile?: CliServices['resumeRunFile'];
  readonly runSweepFile?: CliServices['runSweepFile'];
  readonly now?: () => number;
}

/** Runs `sim …args` in this process, with collected output and, unless given, a runner that always succeeds. */
export async function sim(args: readonly string[], setup: CliSetup = {}): Promise<CliOutcome> {
  const out: string[] = [];
  const err: string[] = [];
  const collect = (chunks: string[]) => ({
    write: (text: string) => chunks.push(text),
    isTTY: setup.isTTY ?? false,
    columns: 100,
  });
  const env = setup.env ?? {};
  const status = await runCli(args, {
    terminal: createTerminal(collect(out), collect(err), env),
    env,
    cwd: setup.cwd ?? '/project',
    signal: setup.signal ?? new AbortController().signal,
    program: 'sim',
    services: {
      runScenarioFile: setup.runScenarioFile ?? (async () => finishedRun()),
      resumeRunFile: setup.resumeRunFile ?? unexpected('resumeRunFile'),
      runSweepFile: setup.runSweepFile ?? unexpected('runSweepFile'),
    },
    now: setup.now ?? (() => 0),
  });
  return { status, stdout: out.join(''), stderr: err.join('') };
}

function unexpected(service: string) {
  return async () => {
    throw new Error(`nobody expected ${service} to be called`);
  };
}

export function finishedRun(changes: Partial<FinishedRun> = {}): FinishedRun {
  return {
    result: RESULT,
    outDir: '/project/reports/demo',
    files: ['/project/reports/demo/report.html', '/project/reports/demo/result.json'],
    elapsedMs: 840,
    barsPerSecond: 12_345_678,
    ...changes,
  };
}

const RESULT: RunResult = {
  schemaVersion: 1,
  engineVersion: '0.1.0',
  scenario: { name: 'demo', hash: 'abc' },
  data: [
    {
      symbol: 'BTCUSDT',
      interval: '1m',
      source: 'bars.csv',
      rows: 2880,
      from: '2024-01-01T00:00:00.000Z',
      to: '2024-01-03T00:00:00.000Z',
      hash: 'd',
    },
  ],
  quoteCurrency: 'USDT',
  assumptions: [],
  warnings: [],
  branches: [
    {
      name: 'demo',
      parent: null,
      forkedAt: null,
      fingerprint: 'f00d',
      metrics: {
        finalEquity: '100250.5',
        totalReturnPct: 0.25,
        sharpe: null,
        maxDrawdownPct: 1.5,
        trades: 12,
        winRatePct: 50,
        fees: '24.6',
        // The summary shows these; the rest of the metrics is for the report.
      } as unknown as Metrics,
      counts: {
        bars: 2880,
        events: 3000,
        signals: 24,
        orders: 24,
        fills: 24,
        refusals: 0,
        rejections: 0,
        shrinks: 0,
        expired: 0,
        liquidations: 0,
      },
      liquidations: [],
      halts: [],
      warnings: [],
      openPositions: [],
      executions: [],
      allocations: [],
      strategies: [
        {
          id: 'sma',
          use: 'momentum',
          symbols: ['BTCUSDT'],
          finalEquity: '100250.5',
          pnl: '250.5',
          returnPct: 0.2505,
          maxDrawdownPct: 1.5,
          fees: '24.6',
          trades: 12,
          winRatePct: 50,
        },
      ],
      refusals: [],
      shrinks: [],
    },
  ],
};
