import { describe, expectTypeOf, it } from 'vitest';
import type { Money, PriceUnits, QuantityUnits } from '../../src/core/units.js';
import {
  type Bar,
  type BarColumns,
  type BarRule,
  type BookSide,
  type BranchComparison,
  type BranchRecord,
  barsFromTrades,
  compareReturns,
  createBarBuilder,
  createOrderBook,
  type DepthColumns,
  type DifferenceVerdict,
  defineStrategy,
  type FailedBranch,
  type ForkMoment,
  type MarketChange,
  overfittingProbability,
  pushTrade,
  type QuoteColumns,
  type ReturnDifference,
  type RunResult,
  readDepthCsv,
  readQuotesCsv,
  readStreamCapture,
  readTradesCsv,
  realityCheck,
  type runStrategy,
  type Signal,
  type Simulation,
  simulate,
  type TickColumns,
  type TradeBar,
  type TradeColumns,
  z,
} from '../../src/index.js';

/** Checked by the compiler: `npm run typecheck` fails where a type is not what it says here. */
describe('the types of the public API', () => {
  it('knows the state and the parameters of a strategy from its definition', () => {
    defineStrategy({
      name: 'typed',
      description: 'Typed',
      params: z.strictObject({ period: z.int().default(3), label: z.string().optional() }),
      init: ({ period, label }, symbols) => {
        expectTypeOf(period).toEqualTypeOf<number>();
        expectTypeOf(label).toEqualTypeOf<string | undefined>();
        expectTypeOf(symbols).toEqualTypeOf<readonly string[]>();
        return { closes: [] as number[] };
      },
      onBar(state, bar, ctx) {
        expectTypeOf(state).toEqualTypeOf<{ closes: number[] }>();
        expectTypeOf(bar).toEqualTypeOf<Bar>();
        expectTypeOf(ctx.params.period).toEqualTypeOf<number>();
        expectTypeOf(ctx.signal).parameter(0).toEqualTypeOf<Signal>();
        // @ts-expect-error: a direction is long, short or flat
        ctx.signal({ direction: 'up', reason: '' });
        // @ts-expect-error: a signal says why
        ctx.signal({ direction: 'long' });
        // @ts-expect-error: bars are read-only
        bar.close = 1;
      },
    });
  });

  it('takes bars by symbol and returns the result', () => {
    expectTypeOf(simulate).returns.resolves.toEqualTypeOf<Simulation>();
    expectTypeOf<Simulation['result']>().toEqualTypeOf<RunResult>();
    expectTypeOf<NonNullable<Parameters<typeof simulate>[0]['bars']>>().toEqualTypeOf<
      Readonly<Record<string, BarColumns>>
    >();
  });

  it('gives branches with what they changed and what came of it', () => {
    expectTypeOf<Simulation['branches']>().toEqualTypeOf<readonly BranchRecord[]>();
    type Branch = Simulation['branches'][number]['result'];
    expectTypeOf<Branch['changes']>().toEqualTypeOf<readonly string[] | undefined>();
    expectTypeOf<Branch['comparison']>().toEqualTypeOf<BranchComparison | undefined>();
    expectTypeOf<RunResult['failedBranches']>().toEqualTypeOf<readonly FailedBranch[] | undefined>();
    expectTypeOf<BranchComparison['difference']>().toEqualTypeOf<ReturnDifference>();
    expectTypeOf<ReturnDifference['verdict']>().toEqualTypeOf<DifferenceVerdict>();
    expectTypeOf<ForkMoment['kind']>().toEqualTypeOf<'at' | 'every' | 'drawdown' | 'halt' | 'refusal'>();
    expectTypeOf<Extract<MarketChange, { kind: 'shock' }>['overMs']>().toEqualTypeOf<number>();
  });

  it('compares returns that come from anywhere', () => {
    expectTypeOf(compareReturns).returns.toEqualTypeOf<ReturnDifference>();
    expectTypeOf(compareReturns).parameters.toExtend<[Float64Array, Float64Array, { seed: number | string }]>();
    expectTypeOf(realityCheck).parameter(0).toEqualTypeOf<readonly Float64Array[]>();
    expectTypeOf(overfittingProbability).parameter(0).toEqualTypeOf<readonly Float64Array[]>();
    const returns = new Float64Array(2);
    // @ts-expect-error: chance is handed in
    const unseeded = () => compareReturns(returns, returns, {});
    expectTypeOf(unseeded).returns.toEqualTypeOf<ReturnDifference>();
  });

  it('gives signals with symbol and time to tests of strategies', () => {
    expectTypeOf<ReturnType<typeof runStrategy>[number]>().toHaveProperty('tsMs').toEqualTypeOf<number>();
    expectTypeOf<ReturnType<typeof runStrategy>[number]>().toHaveProperty('symbol').toEqualTypeOf<string>();
  });

  it('reads ticks, makes bars of them and keeps order books', () => {
    expectTypeOf(readStreamCapture).returns.resolves.toExtend<TickColumns>();
    expectTypeOf(readTradesCsv).returns.resolves.toHaveProperty('trades').toEqualTypeOf<TradeColumns>();
    expectTypeOf(readQuotesCsv).returns.resolves.toHaveProperty('quotes').toEqualTypeOf<QuoteColumns>();
    expectTypeOf(readDepthCsv).returns.resolves.toHaveProperty('depth').toEqualTypeOf<DepthColumns>();
    expectTypeOf(barsFromTrades).parameters.toExtend<[TradeColumns, BarRule, object?]>();
    expectTypeOf(barsFromTrades).returns.toExtend<BarColumns>();
    expectTypeOf(createBarBuilder).parameter(0).toEqualTypeOf<BarRule>();
    expectTypeOf(pushTrade).returns.toEqualTypeOf<TradeBar | null>();
    expectTypeOf(createOrderBook).returns.toHaveProperty('bids').toExtend<BookSide>();
    expectTypeOf<NonNullable<RunResult['data'][number]['bars']>['trades']>().toEqualTypeOf<number | undefined>();
    const rules: BarRule[] = [];
    // @ts-expect-error: bars by trades have a count
    rules.push({ kind: 'ticks', volume: 5 });
  });

  it('never takes a price for a quantity, nor a plain number for either', () => {
    expectTypeOf<PriceUnits>().not.toExtend<QuantityUnits>();
    expectTypeOf<number>().not.toExtend<PriceUnits>();
    expectTypeOf<bigint>().not.toExtend<Money>();
    expectTypeOf<PriceUnits>().toExtend<number>();
  });
});
