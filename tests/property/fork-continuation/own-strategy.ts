import type { z } from 'zod';
import type { StrategyDefinition } from '../../../src/agents/strategies/strategy.js';
import { takesAll } from './takes-all.js';

interface State {
  readonly closes: number[];
  readonly seen: Map<string, number>;
}

/** A strategy of a user's own that keeps a map and brings its own exits along. */
const mood: StrategyDefinition<z.ZodType<{ everyBars: number }>, State> = {
  name: 'mood',
  description: 'Changes its mind every so many bars, by how the last closes went.',
  params: takesAll(),
  init: () => ({ closes: [], seen: new Map() }),
  onBar(state, bar, ctx) {
    const rows = (state.seen.get(bar.symbol) ?? 0) + 1;
    state.seen.set(bar.symbol, rows);
    state.closes.push(bar.close);
    if (state.closes.length > 40) state.closes.shift();
    if (rows % ctx.params.everyBars !== 0) return;
    const mean = state.closes.reduce((sum, close) => sum + close, 0) / state.closes.length;
    if (ctx.position(bar.symbol) > 0 && bar.close < mean) ctx.signal({ direction: 'flat', reason: 'below' });
    else if (bar.close > mean) {
      ctx.signal({ direction: 'long', reason: 'above', exits: { trailBps: 40, takeProfitPrice: bar.close * 1.004 } });
    }
  },
};

export default mood;
