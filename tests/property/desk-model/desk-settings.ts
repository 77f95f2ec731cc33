import fc from 'fast-check';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
export const SYMBOLS = ['BTCUSDT', 'ETHUSDT'] as const;

interface Tail {
  readonly limitPct: number;
  readonly confidence: number;
  readonly method: 'historical' | 'parametric';
  readonly lookback: number;
  readonly interval: string;
}

export interface DeskRisk {
  readonly maxPositionPct?: number;
  readonly maxExposurePct?: number;
  readonly maxLeverage?: number;
  readonly concentrationPct?: number;
  readonly correlatedExposurePct?: {
    readonly limitPct: number;
    readonly threshold: number;
    readonly lookback: number;
    readonly interval: string;
  };
  readonly valueAtRiskPct?: Tail;
  readonly expectedShortfallPct?: Tail;
  readonly stress?: {
    readonly maxLossPct: number;
    readonly scenarios: readonly { readonly name: string; readonly shocks: Readonly<Record<string, number>> }[];
  };
  readonly maxDailyLossPct?: number;
  readonly maxDrawdownPct?: number;
  readonly maxStrategyDrawdownPct?: number;
  readonly maxTradesPerDay?: { readonly desk?: number; readonly strategy?: number };
  readonly orderRate?: { readonly orders: number; readonly per: string };
  readonly priceCollarPct?: number;
  readonly staleDataMs?: number;
  readonly symbols?: { readonly allow?: readonly string[]; readonly deny?: readonly string[] };
  readonly halt?: { readonly flatten: boolean; readonly resume?: 'next-day' | 'never' | { readonly after: string } };
  readonly warnAtPct?: number;
}

export interface DeskVenue {
  readonly kind: 'spot' | 'perpetual';
  readonly leverage?: number;
  readonly fees: { readonly makerBps: number; readonly takerBps: number };
  readonly latencyMs: number;
  readonly participationPct?: number;
}

/** A desk, made up: everything that stays what it is while the market moves. */
export interface DeskSettings {
  readonly scenario: {
    readonly strategies: readonly { readonly sizing: { readonly model: string; readonly pct?: number } }[];
    readonly venue: DeskVenue;
    readonly allocator: { readonly model?: string; readonly minPct?: number; readonly maxPct?: number };
    readonly risk: DeskRisk;
    readonly compliance?: { readonly restricted?: readonly DeskRestriction[] };
  };
  readonly startTsMs: number;
  /** A rule of the user's own: no order has more coins. */
  readonly coinsMax: number | null;
  /** What the user's own allocator gives, turn by turn; null: one of the models. */
  readonly customShares: readonly (readonly number[])[] | null;
  /** Of perpetuals, a share of the notional. */
  readonly fundingRate: number;
}

export interface DeskRestriction {
  readonly symbol: string;
  readonly side?: 'buy' | 'sell';
  readonly from?: string;
  readonly to?: string;
}

const off = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const pick = fc.constantFrom;
/** One rule in three is on, so that several meet and each is met often. */
const rule = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const tail = (limits: number[]) =>
  fc.record({
    limitPct: pick(...limits),
    confidence: pick(90, 95, 97.5),
    method: pick('historical' as const, 'parametric' as const),
    lookback: pick(20, 25),
    interval: pick('1m', '1m', '3m'),
  });

const risk: fc.Arbitrary<DeskRisk> = fc.record({
  maxPositionPct: rule(pick(5, 30, 80, 150)),
  maxExposurePct: rule(pick(20, 60, 120)),
  maxLeverage: rule(pick(0.3, 0.9, 1.7)),
  concentrationPct: rule(pick(30, 60)),
  correlatedExposurePct: rule(
    fc.record({ limitPct: pick(30, 90), threshold: pick(-0.5, 0.3), lookback: pick(3, 6), interval: pick('1m', '5m') }),
  ),
  valueAtRiskPct: rule(tail([0.1, 0.4, 1])),
  expectedShortfallPct: rule(tail([0.2, 0.7, 1.5])),
  stress: rule(
    fc.record({
      maxLossPct: pick(2, 8),
      scenarios: pick(
        [{ name: 'crash', shocks: { all: -20 } }],
        [
          { name: 'apart', shocks: { BTCUSDT: -15, ETHUSDT: 10 } },
          { name: 'up', shocks: { all: 12 } },
        ],
      ),
    }),
  ),
  maxDailyLossPct: rule(pick(0.3, 1, 4)),
  maxDrawdownPct: rule(pick(0.5, 2, 6)),
  maxStrategyDrawdownPct: rule(pick(0.5, 2, 6)),
  maxTradesPerDay: rule(pick({ desk: 6 }, { strategy: 3 }, { desk: 8, strategy: 4 })),
  orderRate: rule(
    pick({ orders: 1, per: '3m' }, { orders: 3, per: '10m' }, { orders: 2, per: '30s' }, { orders: 2, per: '1m' }),
  ),
  priceCollarPct: rule(pick(0.4, 1.5)),
  staleDataMs: rule(pick(60_000, 59_999, 180_000)),
  symbols: rule(pick({ allow: ['BTCUSDT'] }, { deny: ['BTCUSDT'] }, { allow: [...SYMBOLS], deny: ['ETHUSDT'] })),
  halt: off(
    fc.record({
      flatten: fc.boolean(),
      resume: off(
        pick<NonNullable<DeskRisk['halt']>['resume'] & {}>('next-day', { after: '7m' }, { after: '90s' }, 'never'),
      ),
    }),
  ),
  warnAtPct: off(pick(50, 80)),
});

const venue: fc.Arbitrary<DeskVenue> = fc
  .record({
    market: pick<Pick<DeskVenue, 'kind' | 'leverage'>>(
      { kind: 'spot' },
      { kind: 'spot', leverage: 3 },
      { kind: 'perpetual', leverage: 1 },
      { kind: 'perpetual', leverage: 5 },
    ),
    fees: pick({ makerBps: 0, takerBps: 0 }, { makerBps: 2, takerBps: 10 }),
    latencyMs: pick(0, 0, 1, 800, 90_000),
    participationPct: off(pick(1, 25)),
  })
  .map(({ market, ...rest }) => ({ ...market, ...rest }));

const sizing = pick<object>(
  { model: 'fixed', quantity: '0.5' },
  { model: 'fixed', quantity: '3' },
  { model: 'fixed', quantity: '40' },
  { model: 'percent', pct: 60 },
  { model: 'percent', pct: 100 },
);

const execution = pick<object | undefined>(
  undefined,
  undefined,
  undefined,
  { algorithm: 'twap', duration: '4m', slices: 3 },
  { algorithm: 'participation', pct: 20 },
);

const HISTORY = { sampleEvery: '1m', window: '25m', rebalance: '5m' };
const BOUNDED = ['performance', 'risk-parity', 'minimum-variance'] as const;
const bounded = fc
  .record({ model: pick(...BOUNDED), minPct: pick(0, 5, 20), maxPct: pick(35, 60, 100) })
  .map((terms) => ({ ...HISTORY, ...terms }));
const allocator = fc
  .tuple(
    fc.oneof<fc.Arbitrary<object>[]>(
      pick({}, { rebalance: '10m' }),
      bounded,
      fc.constant({
        model: 'regime',
        regime: { interval: '1m', adxPeriod: 3, volatilityWindow: 3, lookback: 5 },
        shares: { trending: { s0: 80 }, volatile: { s0: 10, s1: 20 } },
        rebalance: '4m',
      }),
      fc.constant({ use: './own.ts', ...HISTORY }),
    ),
    off(pick(2)),
    pick({}, {}, { conflicts: 'net' }),
  )
  .map(([model, driftBandPct, conflicts]) => ({
    ...model,
    ...('rebalance' in model ? { driftBandPct } : {}),
    ...conflicts,
  }));

const shares = fc
  .array(fc.nat(5), { minLength: 3, maxLength: 3 })
  .map((parts) => parts.map((part) => part / Math.max(8, parts[0] + parts[1] + parts[2])));

const restricted: fc.Arbitrary<DeskRestriction> = fc.record(
  {
    symbol: pick(...SYMBOLS),
    side: pick('buy' as const, 'sell' as const),
    from: pick('2024-03-09T23:58:00Z', '2024-03-10T00:00:00Z'),
    to: pick('2024-03-10T00:05:00Z', '2024-03-11T00:00:00Z'),
  },
  { requiredKeys: ['symbol'] },
);

/** Begins some minutes before midnight, or at another time of the day. */
const start = fc.oneof(
  fc.integer({ min: 1, max: 40 * MINUTE_MS }).map((ms) => Date.UTC(2024, 2, 10) - ms),
  pick(12, 18, 22).map((hour) => Date.UTC(2024, 2, 9, hour)),
);

export const deskSettings: fc.Arbitrary<DeskSettings> = fc
  .record({
    seed: fc.nat(1_000),
    strategies: fc.array(fc.record({ sizing, execution }), { minLength: 1, maxLength: 3 }),
    venue,
    allocator,
    risk,
    compliance: off(fc.record({ restricted: fc.array(restricted, { maxLength: 2 }) })),
    startTsMs: start,
    coinsMax: rule(pick(1, 20)),
    customShares: fc.array(shares, { minLength: 1, maxLength: 4 }),
    fundingRate: pick(0, 0.0004, -0.002),
  })
  .map(({ seed, strategies, startTsMs, coinsMax, customShares, fundingRate, ...rest }) => {
    const scenario = {
      name: 'model',
      seed,
      data: SYMBOLS.map((symbol, index) => ({
        symbol,
        source: 'synthetic',
        interval: '1m',
        filters:
          index === 0
            ? { tickSize: '0.01', lotSize: '0.001' }
            : { tickSize: '0.05', lotSize: '0.01', minNotional: '5' },
      })),
      account: { cash: { USDT: 10_000 } },
      strategies: strategies.map((one, index) => ({ id: `s${index}`, use: 'scripted', symbols: [...SYMBOLS], ...one })),
      ...rest,
    };
    return {
      scenario: allowed(scenario) as unknown as DeskSettings['scenario'],
      startTsMs,
      coinsMax: coinsMax ?? null,
      customShares: 'use' in rest.allocator ? customShares.map((one) => one.slice(0, strategies.length)) : null,
      fundingRate,
    };
  });

/** Without what a scenario may not say together, and without the keys that are left out. */
function allowed(made: {
  strategies: readonly unknown[];
  allocator: object;
  risk: DeskRisk;
  venue: DeskVenue;
}): object {
  const { maxPositionPct = 0, maxExposurePct = 0 } = made.risk;
  const isLending = made.venue.leverage !== undefined;
  const risk = {
    ...made.risk,
    ...(!isLending && maxPositionPct > 100 ? { maxPositionPct: 100 } : {}),
    ...(!isLending && maxExposurePct > 100 ? { maxExposurePct: 100 } : {}),
  };
  const isAlone = made.strategies.length === 1 && 'shares' in made.allocator;
  const allocator = isAlone ? { ...made.allocator, shares: { trending: { s0: 80 } } } : made.allocator;
  return JSON.parse(JSON.stringify({ ...made, risk, allocator }));
}
