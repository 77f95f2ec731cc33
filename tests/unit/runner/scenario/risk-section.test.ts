import { describe, expect, it } from 'vitest';
import { decisionPart } from '../../../../src/runner/scenario/decision-part.js';
import { EXAMPLE, exampleWith, parse } from './example-scenario.js';

const risk = (text: string) => parse(exampleWith(/risk: .*/, `risk: ${text}`)).risk;
const partWith = (text: string) => JSON.parse(decisionPart(parse(exampleWith(/risk: .*/, `risk: ${text}`)))).risk;
const problemsOf = (text: string) => () => risk(text);

describe('the risk section', () => {
  it('resolves units and defaults, and leaves out what is off', () => {
    expect(risk('{}')).toEqual({ maxPositionPct: null, maxExposurePct: null });
    expect(
      risk(`
  maxLeverage: 2
  valueAtRiskPct: { limitPct: 3 }
  expectedShortfallPct: { limitPct: 4, confidence: 97.5, method: monte-carlo, lookback: 50, interval: 15m }
  correlatedExposurePct: { limitPct: 60 }
  stress: { maxLossPct: 15, scenarios: [{ name: crash, shocks: { BTCUSDT: -20, all: -30 } }] }
  maxTradesPerDay: 20
  orderRate: { orders: 10, per: 1m }
  symbols: { deny: [BTCUSDT] }
  killSwitch: { at: 2024-03-01T12:00 }
  halt: { resume: { after: 4h } }
  warnAtPct: 80
  rules: [{ use: ./rule.ts }]`),
    ).toEqual({
      maxPositionPct: null,
      maxExposurePct: null,
      maxLeverage: 2,
      valueAtRiskPct: {
        limitPct: 3,
        confidence: 95,
        method: 'historical',
        lookback: 168,
        intervalMs: 3_600_000,
        samples: null,
      },
      expectedShortfallPct: {
        limitPct: 4,
        confidence: 97.5,
        method: 'monte-carlo',
        lookback: 50,
        intervalMs: 900_000,
        samples: 1_000,
      },
      correlatedExposurePct: { limitPct: 60, threshold: 0.7, lookback: 168, intervalMs: 3_600_000 },
      stress: { maxLossPct: 15, scenarios: [{ name: 'crash', shocks: { BTCUSDT: -20, all: -30 } }] },
      maxTradesPerDay: { desk: 20, strategy: null },
      orderRate: { orders: 10, perMs: 60_000 },
      symbols: { allow: null, deny: ['BTCUSDT'] },
      killSwitchTsMs: Date.UTC(2024, 2, 1, 12),
      halt: { flatten: false, resume: { afterMs: 14_400_000 } },
      warnAtPct: 80,
      rules: [{ use: './rule.ts', file: expect.stringMatching(/rule\.ts$/), params: {} }],
    });
  });

  it('of an older scenario is hashed as it always was', () => {
    expect(JSON.parse(decisionPart(parse(EXAMPLE))).risk).toEqual({ maxExposurePct: 80, maxPositionPct: 20 });
    expect(partWith('{}')).toEqual({});
  });

  it('is hashed with what is on, and without paths', () => {
    expect(partWith('{ maxDailyLossPct: 5, rules: [{ use: ./a.ts, params: { x: 1 } }] }')).toEqual({
      maxDailyLossPct: 5,
      rules: [{ use: '(file)', params: { x: 1 } }],
    });
    expect(partWith('{ maxTradesPerDay: { desk: 20 } }')).toEqual(partWith('{ maxTradesPerDay: 20 }'));
    expect(partWith('{ warnAtPct: 100 }')).toEqual({});
  });

  it.each([
    ['{ symbols: { allow: [BTCUSD] } }', /risk\.symbols\.allow\[0\]\s+expected a symbol.*Did you mean "BTCUSDT"/s],
    ['{ stress: { maxLossPct: 5, scenarios: [{ name: a, shocks: { ETHUSDT: -5 } }] } }', /shocks\.ETHUSDT/],
    ['{ stress: { maxLossPct: 5, scenarios: [{ name: a, shocks: { all: -101 } }] } }', /at least -100/],
    ['{ valueAtRiskPct: { limitPct: 5, confidence: 96 } }', /confidence\s+expected one of 90, 95, 97\.5/s],
    ['{ maxTradesPerDay: {} }', /expected a whole number of orders/],
    ['{ concentrationPct: 100 }', /below 100/],
    ['{ halt: { resume: tomorrow } }', /expected next-day, never, or/],
    ['{ killSwitch: { at: 2024-02-30 } }', /expected a day that is in the calendar/],
    ['{ rules: [{ use: calm }] }', /expected the path of a file/],
  ])('%s is wrong', (text, message) => {
    expect(problemsOf(text)).toThrow(message);
  });
});
