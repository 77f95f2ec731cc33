import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStreamCapture } from '../../src/feeds/ticks/read-stream-capture.js';
import { barsFromTrades } from '../../src/kernel/bar-builders/bars-from-trades.js';
import { runScenarioFile } from '../../src/runner/run-scenario-file.js';

const CAPTURE = resolve(import.meta.dirname, '../../../shared/data/binance-streams/spot-btcusdt-20240808.gz');
const hasCapture = existsSync(CAPTURE);
if (!hasCapture) console.warn(`Bars of a real capture are skipped: ${CAPTURE} is not there.`);

const SCENARIO = `name: tick-bars
data:
  - symbol: BTCUSDT
    source: capture
    path: ${CAPTURE}
    bars: { trades: 20 }
    filters: { tickSize: 0.01, lotSize: 0.00001, minNotional: 5 }
venue: { latencyMs: 20 }
account: { cash: { USDT: 1000000 } }
strategies:
  - { id: own, use: momentum, symbols: [BTCUSDT], params: { fast: 3, slow: 8 }, sizing: { model: fixed, quantity: 0.5 } }
  - id: asked
    use: momentum
    symbols: [BTCUSDT]
    bars: { notional: 20000 }
    params: { fast: 2, slow: 5 }
    sizing: { model: fixed, quantity: 0.5 }
`;

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-'));
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function run(name: string, scenario: string) {
  const path = join(cwd, `${name}.yaml`);
  writeFileSync(path, scenario);
  const { result } = await runScenarioFile({
    path,
    env: {},
    outDir: join(cwd, name),
    cache: false,
    worker: false,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    log: () => undefined,
  });
  return result;
}

describe.skipIf(!hasCapture)('a scenario on bars of a real capture', () => {
  it('trades on bars by trades and by notional, and says in the report what fills them', async () => {
    const result = await run('first', SCENARIO);
    const { trades } = await readStreamCapture(CAPTURE, { symbol: 'BTCUSDT' });
    const bars = barsFromTrades(trades, { kind: 'ticks', count: 20 });
    const rows = Math.floor(trades.length / 20);
    expect(bars.length).toBe(rows);
    expect(result.data[0]).toMatchObject({ interval: '20 trades', bars: { trades: 20 }, rows, source: 'capture' });
    expect(result.data[0].to).toBe(new Date(bars.closeTsMs[rows - 1]).toISOString());
    const [branch] = result.branches;
    expect(branch.counts.bars).toBe(rows);
    expect(branch.strategies.map(({ trades: roundTrips }) => roundTrips > 0)).toEqual([true, true]);
    expect(branch.metrics.buyAndHoldReturnPct).not.toBeNull();
    const report = readFileSync(join(cwd, 'first/report.html'), 'utf8');
    expect(report).toContain('<td>20 trades</td>');
    expect(report).not.toContain('NaN');
    expect(JSON.parse(readFileSync(join(cwd, 'first/result.json'), 'utf8')).data[0].bars).toEqual({ trades: 20 });
  });

  it('is the same run where a strategy asks for the bars that the data have, and another with other bars', async () => {
    const here = await run('here', SCENARIO);
    const fingerprints = [
      here,
      await run(
        'asked',
        SCENARIO.replace('symbols: [BTCUSDT], params', 'symbols: [BTCUSDT], bars: { trades: 20 }, params'),
      ),
      await run('other', SCENARIO.replace('trades: 20', 'trades: 21')),
    ].map(({ branches }) => branches[0].fingerprint);
    expect(fingerprints[1]).toBe(fingerprints[0]);
    expect(fingerprints[2]).not.toBe(fingerprints[0]);
  });
});
