import { describe, expect, it } from 'vitest';
import { decisionPart, scenarioHash } from '../../../../src/runner/scenario/decision-part.js';
import { EXAMPLE, errorOf, exampleWith, parse } from './example-scenario.js';

const withInterval = (interval: string) =>
  exampleWith('symbols: [BTCUSDT]', `symbols: [BTCUSDT]\n    interval: ${interval}`);

describe("a strategy's interval", () => {
  it('is left to the data by default', () => {
    expect(parse(EXAMPLE).strategies[0]).toMatchObject({ interval: null, intervalMs: null });
    expect(parse(withInterval('')).strategies[0]).toMatchObject({ interval: null, intervalMs: null });
  });

  it("may be any of the known ones that is a multiple of its data's, and that itself", () => {
    expect(parse(withInterval('15m')).strategies[0]).toMatchObject({ interval: '15m', intervalMs: 900_000 });
    expect(parse(withInterval('1m')).strategies[0]).toMatchObject({ interval: '1m', intervalMs: 60_000 });
    expect(parse(withInterval('1d')).strategies[0]).toMatchObject({ interval: '1d', intervalMs: 86_400_000 });
  });

  it.each([
    ['15m', '5m'],
    ['3m', '5m'],
    ['4h', '6h'],
    ['1d', '1m'],
  ])('is refused where it is no multiple: data of %s, strategy of %s', (data, interval) => {
    const text = withInterval(interval).replace('interval: 1m }', `interval: ${data} }`);
    const { code, message } = errorOf(text);
    expect(code).toBe('SCENARIO_INVALID');
    expect(message.split('\n').slice(1).join('\n')).toBe(
      `  /scenarios/demo.yaml:20:15  strategies[0].interval\n    expected an interval that is a whole multiple of ${data}, the interval of BTCUSDT, found ${interval}.`,
    );
  });

  it('must be a multiple for each of the symbols of the strategy, and only for those', () => {
    const data = '  - { symbol: ETHUSDT, source: csv, path: eth.csv, interval: 3m }\ndataPolicy:';
    const both = withInterval('5m').replace('dataPolicy:', data);
    expect(parse(both).strategies[0].interval).toBe('5m');
    const { message } = errorOf(both.replace('symbols: [BTCUSDT]', 'symbols: [BTCUSDT, ETHUSDT]'));
    expect(message).toContain('a whole multiple of 3m, the interval of ETHUSDT, found 5m');
  });

  it('is refused where it is no known one', () => {
    const { message } = errorOf(withInterval('15min'));
    expect(message).toContain('strategies[0].interval\n    expected one of 1s, 5s, 10s, 15s, 30s, 1m, 3m, 5m, 15m,');
    expect(message).toContain('found "15min". Did you mean "15m"?');
  });

  it('is in what decides only where it is another than that of the data', () => {
    expect(decisionPart(parse(EXAMPLE))).not.toMatch(/"strategies":.*intervalMs/);
    expect(decisionPart(parse(withInterval('15m')))).toMatch(/"strategies":.*"intervalMs":900000/);
    expect(scenarioHash(parse(withInterval('1m')))).toBe(scenarioHash(parse(EXAMPLE)));
  });
});
