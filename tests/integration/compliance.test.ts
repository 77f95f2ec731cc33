import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The built command; another build can be named for development. */
const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');

const WATCHED = '{ washTrade: { action: flag, window: 1h }, layering: { maxCancels: 10, within: 1m } }';

const scenario = (compliance: string) => `name: desk
data: [{ symbol: BTCUSDT, source: csv, path: bars.csv, interval: 1m }]
account: { cash: { USDT: 100000 } }
strategies:
  - { id: fast, use: momentum, symbols: [BTCUSDT], params: { fast: 5, slow: 15 }, sizing: { model: fixed, quantity: 0.1 } }
  - id: sliced
    use: momentum
    symbols: [BTCUSDT]
    params: { fast: 30, slow: 90 }
    sizing: { model: percent, pct: 50 }
    execution: { algorithm: twap, duration: 10m, slices: 4 }
${compliance === '' ? '' : `compliance: ${compliance}\n`}`;

/** What an order may meet on its way, and goes on. */
const BETWEEN = ['OrderShrunk', 'ComplianceFlagged'];

interface Entry {
  readonly seq: number;
  readonly ts: string;
  readonly who: string;
  readonly what: string;
  readonly order?: number;
  readonly because?: number;
  readonly on?: { readonly last?: number; readonly bar?: string };
  readonly detail?: { readonly price?: string; readonly quantity?: string };
}

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-compliance-'));
  expect(sim('data', 'synth', 'bars.csv', '--days', '3').status).toBe(0);
  run('watched', WATCHED);
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function sim(...args: string[]) {
  return spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Runs the desk into a folder of that name. */
function run(out: string, compliance: string, ...options: string[]): void {
  writeFileSync(join(cwd, 'desk.yaml'), scenario(compliance));
  const { status, stderr } = sim('run', 'desk.yaml', '--out', out, ...options);
  expect(stderr).toBe('');
  expect(status).toBe(0);
}

const read = (...path: string[]) => readFileSync(join(cwd, ...path), 'utf8');
const csv = (...path: string[]) => {
  const [header, ...rows] = read(...path)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
};
/** Without the first and the last line, which are no entries. */
const entriesOf = (...path: string[]) =>
  read(...path)
    .trimEnd()
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line) as Entry);

describe('a run with compliance', () => {
  it('writes two files more, and an audit trail that verifies', () => {
    expect(readdirSync(join(cwd, 'watched')).sort()).toEqual([
      'audit.jsonl',
      'best-execution.csv',
      'equity.csv',
      'fills.csv',
      'report.html',
      'result.json',
      'trades.csv',
    ]);
    const { status, stdout } = sim('audit', 'verify', 'watched/audit.jsonl');
    const { counts, fingerprint } = JSON.parse(read('watched/result.json')).branches[0];
    expect(stdout).toContain(`${counts.events} entries, unbroken`);
    expect(status).toBe(0);
    expect(JSON.parse(read('watched/audit.jsonl').split('\n', 1)[0])).toMatchObject({ scenario: 'desk', fingerprint });
  });

  it('shows one changed byte, in the line where it is', () => {
    const text = read('watched/audit.jsonl');
    const at = text.indexOf('"price":"', text.length / 2) + '"price":"'.length;
    const digit = text[at] === '9' ? '8' : '9';
    writeFileSync(join(cwd, 'changed.jsonl'), text.slice(0, at) + digit + text.slice(at + 1));
    const line = text.slice(0, at).split('\n').length;
    const { status, stdout, stderr } = sim('audit', 'verify', 'changed.jsonl');
    expect(stderr).toContain(`changed.jsonl, line ${line}: its hash does not fit`);
    expect(stderr).toContain('AUDIT_BROKEN');
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  it('leads every fill back to a signal, entry by entry, each with the data that it was decided on', () => {
    const entries = entriesOf('watched/audit.jsonl');
    const fills = csv('watched/fills.csv');
    const filled = entries.filter(({ what }) => what === 'OrderFilled');
    expect(fills.length).toBeGreaterThan(50);
    expect(filled.map(({ ts, order, detail }) => [ts, String(order), detail?.price, detail?.quantity])).toEqual(
      fills.map(({ ts, order_id: order, price, quantity }) => [ts, order, price, quantity]),
    );
    for (const fill of filled) {
      const chain = [fill];
      while (chain[0].because !== undefined) chain.unshift(entries[chain[0].because - 1]);
      const names = ['SignalEmitted', 'OrderIntended', 'OrderApproved', 'OrderCleared', 'SubmitOrder'];
      const steps = chain.map(({ what }) => what).filter((what) => !BETWEEN.includes(what));
      expect(steps.slice(0, 5)).toEqual(names);
      expect(chain.every(({ on }) => on?.last !== undefined && on.bar !== undefined)).toBe(true);
    }
  });

  it('shows the decision behind an order', () => {
    const { order_id: order } = csv('watched/fills.csv')[0];
    const { stdout } = sim('audit', 'show', 'watched/audit.jsonl', '--order', order);
    const shown = ['SignalEmitted', 'OrderIntended', 'OrderApproved', 'OrderCleared', 'SubmitOrder', 'OrderAccepted'];
    const whats = stdout
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(/ {2,}/)[3]);
    expect(whats).toEqual([...shown, 'OrderFilled']);
    const missing = sim('audit', 'show', 'watched/audit.jsonl', '--order', '999999');
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('AUDIT_ENTRY_MISSING');
    expect(sim('audit', 'show', 'watched/audit.jsonl').status).toBe(2);
  });

  it('measures every fill by the price at its approval, slices by that of their parent', () => {
    const fills = csv('watched/fills.csv');
    const measured = csv('watched/best-execution.csv');
    expect(measured.map((row) => [row.ts, row.order_id, row.fill_price])).toEqual(
      fills.map((row) => [row.ts, row.order_id, row.price]),
    );
    const byIntent = new Map<string, Set<string>>();
    for (const row of measured) {
      const worse = Number(row.fill_price) - Number(row.arrival_price);
      const bps = ((row.side === 'buy' ? worse : -worse) / Number(row.arrival_price)) * 10_000;
      expect(Number(row.slippage_bps)).toBeCloseTo(bps, 3);
      expect(Date.parse(row.ts) - Date.parse(row.approved_ts)).toBe(Number(row.ms_to_fill));
      const arrivals = byIntent.get(row.intent_id) ?? new Set();
      byIntent.set(row.intent_id, arrivals.add(row.arrival_price));
    }
    expect([...byIntent.values()].every(({ size }) => size === 1)).toBe(true);
    expect(measured.filter(({ role }) => role === 'slice').some(({ ms_to_fill: ms }) => Number(ms) >= 300_000)).toBe(
      true,
    );
    const { bestExecution, compliance } = JSON.parse(read('watched/result.json')).branches[0];
    expect(bestExecution.map(({ strategy }: { strategy: string }) => strategy)).toEqual(['fast', 'sliced']);
    const total = bestExecution.reduce((sum: number, { orders }: { orders: number }) => sum + orders, 0);
    expect(total).toBe(byIntent.size);
    expect(compliance.blocked).toEqual([]);
  });

  it('is the same file every time, in a worker too', () => {
    run('again', WATCHED);
    run('threaded', WATCHED, '--worker');
    for (const name of ['audit.jsonl', 'best-execution.csv', 'result.json']) {
      expect(read('again', name)).toBe(read('watched', name));
      expect(read('threaded', name)).toBe(read('watched', name));
    }
  });
});

describe('a run without compliance', () => {
  it('has the same fills, and no trail', () => {
    run('plain', '');
    expect(read('plain/fills.csv')).toBe(read('watched/fills.csv'));
    expect(existsSync(join(cwd, 'plain/audit.jsonl'))).toBe(false);
    expect(existsSync(join(cwd, 'plain/best-execution.csv'))).toBe(false);
    expect(JSON.parse(read('plain/result.json')).branches[0]).not.toHaveProperty('bestExecution');
  });
});

describe('a restricted market', () => {
  it('is not entered on that day, and traded again on the next', () => {
    run('restricted', '{ restricted: [{ symbol: BTCUSDT, from: 2024-01-02, to: 2024-01-02 }] }');
    const { blocked } = JSON.parse(read('restricted/result.json')).branches[0].compliance;
    expect(blocked).toMatchObject([{ rule: 'restrictedList' }]);
    expect(blocked[0].count).toBeGreaterThan(1);
    const approvedOn = (day: string) =>
      csv('restricted/best-execution.csv').filter(({ approved_ts: ts }) => ts.startsWith(day));
    const isBuy = ({ side }: Record<string, string>) => side === 'buy';
    expect(approvedOn('2024-01-01').some(isBuy)).toBe(true);
    expect(approvedOn('2024-01-02').some(isBuy)).toBe(false);
    expect(approvedOn('2024-01-03').some(isBuy)).toBe(true);
    expect(sim('audit', 'verify', 'restricted/audit.jsonl').status).toBe(0);
  });
});
