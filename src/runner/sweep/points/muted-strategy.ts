import type { StrategyContext, StrategyDefinition } from '../../../agents/strategies/strategy.js';

/** A strategy whose signals before `fromMs` are thrown away: it only gets to know the market. */
export function mutedStrategy(definition: StrategyDefinition, fromMs: number): StrategyDefinition {
  const mutedContexts = new WeakMap<StrategyContext<unknown>, StrategyContext<unknown>>();
  const heard = (ctx: StrategyContext<unknown>) => {
    if (ctx.tsMs >= fromMs) return ctx;
    let muted = mutedContexts.get(ctx);
    if (muted === undefined) {
      // All but its voice is the context's own, whatever symbol it is at.
      muted = Object.create(ctx, { signal: { value: () => {} } }) as StrategyContext<unknown>;
      mutedContexts.set(ctx, muted);
    }
    return muted;
  };
  const { onBar, onTrade, onQuote, onBook } = definition;
  return {
    ...definition,
    onBar: (state, bar, ctx) => onBar.call(definition, state, bar, heard(ctx)),
    ...(onTrade && { onTrade: (state, trade, ctx) => onTrade.call(definition, state, trade, heard(ctx)) }),
    ...(onQuote && { onQuote: (state, quote, ctx) => onQuote.call(definition, state, quote, heard(ctx)) }),
    ...(onBook && { onBook: (state, book, ctx) => onBook.call(definition, state, book, heard(ctx)) }),
  };
}
