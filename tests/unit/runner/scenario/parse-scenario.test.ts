import { describe, expect, it } from 'vitest';
import { EXAMPLE, errorOf, exampleWith, parse } from './example-scenario.js';

const MINIMAL = `name: small
data: [{ symbol: ETH-EUR, source: synthetic, interval: 1h }]
account: { cash: { EUR: 1000 } }
strategies: [{ id: a, use: macd, symbols: [ETH-EUR], sizing: { model: percent, pct: 50 } }]
`;

describe('parseScenario', () => {
  it('resolves units, paths and amounts', () => {
    const { source, ...scenario } = parse(EXAMPLE);
    expect(source.file).toBe('/scenarios/demo.yaml');
    expect(scenario).toMatchInlineSnapshot(`
      {
        "account": {
          "cash": {
            "USDT": "100000",
          },
          "quoteCurrency": "USDT",
        },
        "allocator": {
          "model": "equal",
          "rebalanceMs": 21600000,
        },
        "data": [
          {
            "base": "BTC",
            "columns": null,
            "filters": {
              "lotSize": "0.00000001",
              "minNotional": "0",
              "tickSize": "0.00000001",
            },
            "funding": null,
            "interval": "1m",
            "intervalMs": 60000,
            "mark": null,
            "path": "/data/BTCUSDT-1m.csv",
            "policy": {
              "badPrices": "error",
              "badVolume": "error",
              "disorder": "error",
              "duplicates": "error",
              "gaps": "fill",
              "highLow": "error",
              "offGrid": "error",
            },
            "quote": "USDT",
            "source": "csv",
            "symbol": "BTCUSDT",
          },
        ],
        "description": "Two averages on one coin",
        "name": "btc-momentum",
        "period": {
          "fromMs": 1704067200000,
          "toMs": 1735689600000,
        },
        "report": {
          "equityEveryMs": 900000,
        },
        "risk": {
          "maxExposurePct": 80,
          "maxPositionPct": 20,
        },
        "seed": 7,
        "strategies": [
          {
            "execution": null,
            "file": null,
            "id": "sma",
            "interval": null,
            "intervalMs": null,
            "params": {
              "fast": 20,
              "slow": 50,
            },
            "sizing": {
              "model": "fixed",
              "quantity": "0.1",
            },
            "symbols": [
              "BTCUSDT",
            ],
            "use": "momentum",
          },
        ],
        "venue": {
          "fees": {
            "makerBps": 1.5,
            "takerBps": 10,
          },
          "intrabar": "pessimistic",
          "kind": "spot",
          "latency": {
            "model": "fixed",
            "ms": 250,
          },
          "limitTouch": true,
          "margin": null,
          "participationPct": null,
          "selfTrade": "prevent",
          "slippage": {
            "bps": 2,
            "model": "fixed",
          },
        },
      }
    `);
  });

  it('fills in the defaults', () => {
    const { source: _, ...scenario } = parse(MINIMAL);
    expect(scenario).toMatchInlineSnapshot(`
      {
        "account": {
          "cash": {
            "EUR": "1000",
          },
          "quoteCurrency": "EUR",
        },
        "allocator": {
          "model": "equal",
          "rebalanceMs": null,
        },
        "data": [
          {
            "base": "ETH",
            "filters": {
              "lotSize": "0.00000001",
              "minNotional": "0",
              "tickSize": "0.00000001",
            },
            "funding": null,
            "interval": "1h",
            "intervalMs": 3600000,
            "mark": null,
            "policy": {
              "badPrices": "error",
              "badVolume": "error",
              "disorder": "error",
              "duplicates": "error",
              "gaps": "error",
              "highLow": "error",
              "offGrid": "error",
            },
            "quote": "EUR",
            "source": "synthetic",
            "symbol": "ETH-EUR",
            "synthetic": {
              "days": 60,
              "fromMs": 1704067200000,
              "intervalMs": 3600000,
              "seed": 1,
              "startPrice": undefined,
              "symbol": "ETH-EUR",
              "volatility": 0.6,
            },
          },
        ],
        "description": null,
        "name": "small",
        "period": {
          "fromMs": null,
          "toMs": null,
        },
        "report": {
          "equityEveryMs": 3600000,
        },
        "risk": {
          "maxExposurePct": null,
          "maxPositionPct": null,
        },
        "seed": 1,
        "strategies": [
          {
            "execution": null,
            "file": null,
            "id": "a",
            "interval": null,
            "intervalMs": null,
            "params": {},
            "sizing": {
              "model": "percent",
              "pct": 50,
            },
            "symbols": [
              "ETH-EUR",
            ],
            "use": "macd",
          },
        ],
        "venue": {
          "fees": {
            "makerBps": 10,
            "takerBps": 10,
          },
          "intrabar": "adaptive",
          "kind": "spot",
          "latency": {
            "model": "fixed",
            "ms": 0,
          },
          "limitTouch": false,
          "margin": null,
          "participationPct": null,
          "selfTrade": "prevent",
          "slippage": {
            "model": "none",
          },
        },
      }
    `);
  });

  it.each([
    ['2024-01-01', '2024-01-01', '2024-01-01T00:00:00.000Z', '2024-01-02T00:00:00.000Z'],
    ['2024-02-29', '2024-12-31', '2024-02-29T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    ['2024-01-01T12:00', '2024-01-01T12:30:15', '2024-01-01T12:00:00.000Z', '2024-01-01T12:30:15.000Z'],
    ['2024-01-01T12:00:00.5Z', '2024-01-01 14:00', '2024-01-01T12:00:00.500Z', '2024-01-01T14:00:00.000Z'],
    ['2024-01-01T12:00+02:00', '2024-01-02', '2024-01-01T10:00:00.000Z', '2024-01-03T00:00:00.000Z'],
  ])('takes the period %s to %s', (from, to, fromIso, toIso) => {
    const { period } = parse(exampleWith(/period: .*/, `period: { from: ${from}, to: ${to} }`));
    expect(new Date(period.fromMs ?? 0).toISOString()).toBe(fromIso);
    expect(new Date(period.toMs ?? 0).toISOString()).toBe(toIso);
  });

  it.each([
    ['"0.10"', '0.1'],
    ['1e-7', '0.0000001'],
    ['1e21', '1000000000000000000000'],
    ['"0.123456789012345678901234567890"', '0.12345678901234567890123456789'],
    ['007', '7'],
  ])('keeps the amount %s exactly as %s', (written, exact) => {
    const { sizing } = parse(exampleWith('quantity: 0.1', `quantity: ${written}`)).strategies[0];
    expect(sizing).toEqual({ model: 'fixed', quantity: exact });
  });

  it('lets a data set override the policy of the scenario, kind by kind', () => {
    const { policy } = parse(exampleWith('interval: 1m }', 'interval: 1m, policy: { disorder: sort } }')).data[0];
    expect(policy).toMatchObject({ gaps: 'fill', disorder: 'sort', duplicates: 'error' });
  });

  it('takes a strategy file relative to the scenario', () => {
    expect(parse(exampleWith('use: momentum', 'use: ./mine.ts')).strategies[0]).toMatchObject({
      use: './mine.ts',
      file: '/scenarios/mine.ts',
    });
  });

  it('takes a section without lines as left out', () => {
    const { risk } = parse(exampleWith(/risk: .*/, 'risk:\n#  maxPositionPct: 20'));
    expect(risk).toEqual({ maxPositionPct: null, maxExposurePct: null });
  });

  it('survives a structured clone, for the way into a worker', () => {
    const scenario = parse(EXAMPLE);
    expect(structuredClone(scenario)).toEqual(scenario);
  });

  it('reads files from Windows, with byte order mark and carriage returns', () => {
    const { source: _, ...scenario } = parse(`\ufeff${EXAMPLE.replaceAll('\n', '\r\n')}`);
    const { source: __, ...expected } = parse(EXAMPLE);
    expect(scenario).toEqual(expected);
  });

  it('reads anchors and aliases', () => {
    const text = exampleWith('params: { fast: 20, slow: 50 }', 'params: &p { fast: 20, slow: 50 }').replace(
      'allocator:',
      '  - { id: b, use: macd, symbols: [BTCUSDT], params: *p, sizing: { model: percent, pct: 5 } }\nallocator:',
    );
    expect(parse(text).strategies[1].params).toEqual({ fast: 20, slow: 50 });
  });
});

/** `${expression}`, which linters take for a template string that lost its backticks. */
const ref = (expression: string) => `$\{${expression}}`;

describe('variables', () => {
  it('are filled in, in block and in flow style, whole and inside text', () => {
    const text = EXAMPLE.replace('path: ../data/', () => `path: ${ref('DIR:-../data')}/${ref('YEAR')}/`)
      .replace('quantity: 0.1', () => `quantity: ${ref('QTY:-0.25')}`)
      .replace('latencyMs: 250', () => `latencyMs: ${ref('LATENCY')}`)
      .replace('limitTouch: true', () => `limitTouch: ${ref('TOUCH:-false')}`);
    const scenario = parse(text, { YEAR: '2024', LATENCY: '5', DIR: '/d, {x}' });
    expect(scenario.data[0]).toMatchObject({ path: '/d, {x}/2024/BTCUSDT-1m.csv' });
    expect(scenario.strategies[0].sizing).toEqual({ model: 'fixed', quantity: '0.25' });
    expect(scenario.venue).toMatchObject({ latency: { model: 'fixed', ms: 5 }, limitTouch: false });
  });

  it('take the default when they are empty, and can be escaped', () => {
    const text = exampleWith('Two averages on one coin', `${ref('EMPTY:-some')} of $${ref('THIS')}, ${ref('EMPTY')}.`);
    expect(parse(text, { EMPTY: '' }).description).toBe(`some of ${ref('THIS')}, .`);
  });

  it.each([
    ['5 # five', '5 # five'],
    ['#5', '#5'],
    ['a: b', 'a: b'],
    ['[x', '[x'],
    ['two\nlines', 'two\nlines'],
    ['"quoted"', '"quoted"'],
  ])('stay text when they hold %j', (value, description) => {
    expect(parse(exampleWith('Two averages on one coin', ref('TEXT')), { TEXT: value }).description).toBe(description);
  });

  it('stay text in quotes', () => {
    expect(parse(exampleWith('Two averages on one coin', `"${ref('N:-12')}"`)).description).toBe('12');
  });

  it('that are not set are reported with their place, once, and with a near name', () => {
    const text = exampleWith('latencyMs: 250', `latencyMs: ${ref('LATENCY_MS')}`).replace(
      'seed: 7',
      () => `seed: ${ref('SEED').slice(0, -1)}`,
    );
    expect(errorOf(text, { LATENCY: '5' }).message).toMatchInlineSnapshot(`
      "The scenario /scenarios/demo.yaml has 2 problems:
        /scenarios/demo.yaml:3:7  seed
          expected \${NAME} or \${NAME:-default} (write $\${ for a literal \${), found \${SEED.
        /scenarios/demo.yaml:12:14  venue.latencyMs
          the environment variable LATENCY_MS is not set; set it, or give a default: \${LATENCY_MS:-value}. Did you mean "LATENCY"?"
    `);
  });

  it('keep the columns of errors after them', () => {
    const before = 'path: ../data/BTCUSDT-1m.csv, interval: 1m';
    const text = exampleWith(before, `path: ${ref('DIR:-../data')}/a.csv, interval: 1y`);
    const column = (text.split('\n')[4] ?? '').indexOf('1y') + 1;
    expect(errorOf(text).message).toContain(`/scenarios/demo.yaml:5:${column}  data[0].interval`);
  });
});
