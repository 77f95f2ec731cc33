import { describe, expect, it } from 'vitest';
import { decisionPart, scenarioHash } from '../../../../src/runner/scenario/decision-part.js';
import { barRuleOf } from '../../../../src/runner/scenario/scenario-data.js';
import { EXAMPLE, errorOf, exampleWith, parse } from './example-scenario.js';

const TRADES = 'source: trades, path: t.csv';
const withData = (fields: string, text = EXAMPLE) =>
  text.replace('source: csv, path: ../data/BTCUSDT-1m.csv, interval: 1m', fields);
const withBars = (bars: string) => exampleWith('symbols: [BTCUSDT]', `symbols: [BTCUSDT]\n    bars: ${bars}`);
const problem = (text: string) => errorOf(text).message.split('\n').slice(1).join('\n').trim();

describe('bars by what has traded, of data', () => {
  it.each([
    ['{ trades: 500 }', { kind: 'ticks', count: 500 }, '500 trades'],
    ['{ trades: 1 }', { kind: 'ticks', count: 1 }, '1 trade'],
    ['{ volume: 2.5 }', { kind: 'volume', volume: 2.5 }, '2.5 BTC'],
    ['{ notional: 1000000 }', { kind: 'notional', notional: 1_000_000 }, '1000000 USDT'],
  ])('%s', (bars, rule, label) => {
    const { data } = parse(withData(`${TRADES}, bars: ${bars}`));
    expect(data[0]).toMatchObject({ bars: rule, interval: label, intervalMs: 0 });
    expect(barRuleOf(data[0])).toEqual(rule);
  });

  it('are not there by default: ticks make bars of a minute', () => {
    const { data } = parse(withData(TRADES));
    expect(data[0]).toMatchObject({ interval: '1m', intervalMs: 60_000 });
    expect(data[0]).not.toHaveProperty('bars');
    expect(barRuleOf(data[0])).toEqual({ kind: 'time', intervalMs: 60_000 });
  });

  it.each([
    [`${TRADES}, bars: { trades: 0 }`, /data\[0\]\.bars\.trades\n +expected at least 1 trade, found 0/],
    [`${TRADES}, bars: { trades: 1.5 }`, /expected a whole number of trades, such as 500, found 1.5/],
    [`${TRADES}, bars: { volume: 0 }`, /bars\.volume\n +expected an amount of base currency above 0.*, found 0/],
    [`${TRADES}, bars: { notional: -5 }`, /bars\.notional\n +expected an amount of quote currency above 0.*, found -5/],
    [
      `${TRADES}, bars: { volume: 1, trades: 5 }`,
      /data\[0\]\.bars\n +a bar is filled by exactly one of trades, volume/,
    ],
    [`${TRADES}, bars: {}`, /a bar is filled by exactly one of/],
    [`${TRADES}, bars: 500`, /expected what fills a bar, such as { trades: 500 }.*, found 500/],
    [`${TRADES}, bars: { trade: 500 }`, /unknown key\. Did you mean "trades"/],
    [`${TRADES}, interval: 1m, bars: { trades: 5 }`, /data\[0\]\.bars\n +give either interval or bars/],
    ['source: capture, path: c.gz, interval: 1s, bars: { volume: 5 }', /give either interval or bars/],
    ['source: csv, path: b.csv, interval: 1m, bars: { trades: 5 }', /data\[0\]\.bars\n +these bars are ready-made/],
    ['source: arrow, path: b.arrow, interval: 1m, bars: { trades: 5 }', /made of ticks \(capture, trades\)/],
    ['source: synthetic, interval: 1h, bars: { trades: 5 }', /made of ticks \(capture, trades\)/],
    [`${TRADES}, depth: d.csv`, /data\[0\]\.depth\n +expected a file of depth messages.*, found "d.csv"/],
  ])('are refused: %s', (fields, message) => {
    expect(problem(withData(fields))).toMatch(message);
  });

  it('are in what decides, which is as it was without them', () => {
    expect(decisionPart(parse(withData(TRADES)))).not.toContain('"bars"');
    const parts = ['{ trades: 5 }', '{ trades: 6 }', '{ volume: 5 }', '{ notional: 5 }'].map((bars) =>
      decisionPart(parse(withData(`${TRADES}, bars: ${bars}`))),
    );
    expect(new Set(parts).size).toBe(4);
    expect(parts[0]).toContain('"bars":{"count":5,"kind":"ticks"}');
  });
});

describe('bars by what has traded, of a strategy', () => {
  const ticks = withData(TRADES);

  it('may be asked for where the data is ticks', () => {
    const text = withBars('{ volume: 3 }').replace('source: csv, path: ../data/BTCUSDT-1m.csv, interval: 1m', TRADES);
    expect(parse(text).strategies[0].bars).toEqual({ kind: 'volume', volume: 3 });
    expect(parse(ticks).strategies[0]).not.toHaveProperty('bars');
    expect(decisionPart(parse(text))).toMatch(/"strategies":.*"bars":{"kind":"volume","volume":3}/);
  });

  it('are the same as none where they are those of the data', () => {
    const data = `${TRADES}, bars: { trades: 50 }`;
    const asked = withBars('{ trades: 50 }').replace('source: csv, path: ../data/BTCUSDT-1m.csv, interval: 1m', data);
    expect(scenarioHash(parse(asked))).toBe(scenarioHash(parse(withData(data))));
  });

  it('are refused on bars, beside an interval, and an interval on them', () => {
    expect(problem(withBars('{ trades: 5 }'))).toMatch(
      /strategies\[0\]\.bars\n +bars by trades, .* but the data of BTCUSDT is bars \(csv\)/,
    );
    const both = withBars('{ trades: 5 }\n    interval: 15m');
    expect(problem(both)).toMatch(/strategies\[0\]\.bars\n +give either interval or bars/);
    const interval = exampleWith('symbols: [BTCUSDT]', 'symbols: [BTCUSDT]\n    interval: 15m');
    expect(problem(withData(`${TRADES}, bars: { trades: 50 }`, interval))).toMatch(
      /strategies\[0\]\.interval\n +bars of 50 trades \(BTCUSDT\) last as long as they take/,
    );
  });
});

describe('intervals below a minute', () => {
  it.each([
    ['5s', 5_000],
    ['10s', 10_000],
    ['15s', 15_000],
    ['30s', 30_000],
  ])('%s', (interval, intervalMs) => {
    expect(parse(withData(`source: csv, path: b.csv, interval: ${interval}`)).data[0]).toMatchObject({
      interval,
      intervalMs,
    });
    expect(60_000 % intervalMs).toBe(0);
  });
});
