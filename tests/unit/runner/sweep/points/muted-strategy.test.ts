import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineStrategy, type StrategyContext } from '../../../../../src/agents/strategies/strategy.js';
import { mutedStrategy } from '../../../../../src/runner/sweep/points/muted-strategy.js';

const loud = defineStrategy({
  name: 'loud',
  description: 'Says what it holds, at every bar',
  params: z.strictObject({}),
  init: () => ({ seen: 0 }),
  onBar(state, _bar, ctx) {
    state.seen++;
    ctx.signal({ direction: 'long', reason: `${ctx.position()} at ${ctx.tsMs}` });
  },
});

describe('a muted strategy', () => {
  it('sees every bar and is heard from its moment on', () => {
    const heard: string[] = [];
    const ctx = {
      tsMs: 0,
      held: 0,
      position() {
        return this.held;
      },
      signal: ({ reason }: { reason: string }) => heard.push(reason),
    };
    const muted = mutedStrategy(loud, 3);
    const state = loud.init({}, []);
    for (const tsMs of [1, 2, 3, 4]) {
      ctx.tsMs = tsMs;
      ctx.held = tsMs * 10;
      muted.onBar(state, {} as never, ctx as unknown as StrategyContext<unknown>);
    }
    expect(state.seen).toBe(4);
    expect(heard).toEqual(['30 at 3', '40 at 4']);
  });

  it('has no ears that it had not before', () => {
    const muted = mutedStrategy(loud, 3);
    expect(Object.keys(muted).sort()).toEqual(Object.keys(loud).sort());
  });
});
