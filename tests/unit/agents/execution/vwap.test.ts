import { describe, expect, it } from 'vitest';
import { Vwap } from '../../../../src/agents/execution/algorithms/vwap.js';
import { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import type { QuantityUnits } from '../../../../src/core/units.js';
import { MINUTE_MS } from '../../kernel/bars-of-closes.js';
import { BTC, terms } from '../desk-parts.js';
import { flatBars, startMarket } from './execution-market.js';

const HALF_HOUR_MS = 30 * MINUTE_MS;

/** Bars of half an hour; 100 lots to buy over 2 hours in 4 slices from `startMinute` on. */
function vwapMarket(volumes: readonly number[], startMinute: number, count = 110) {
  const vwap = new Vwap({ durationMs: 4 * HALF_HOUR_MS, slices: 4, profileDays: 7 });
  const execution = new ExecutionAgent({ instruments: [BTC], algorithms: [vwap], profileDays: [7] });
  const approve = terms('buy', 0, { quantity: 100 as QuantityUnits });
  const bars = flatBars(count, 100, volumes, HALF_HOUR_MS);
  return startMarket({ execution, bars, intervalMs: HALF_HOUR_MS, actions: [{ at: startMinute, approve }] });
}

const DAY_MINUTES = 1440;
const day = (volumes: readonly number[]) => Array.from({ length: 48 }, (_, bucket) => volumes[bucket] ?? 1);

describe('Vwap', () => {
  it('is a TWAP while it has learned nothing', () => {
    const market = vwapMarket([], 30);
    market.run();
    expect(market.sent()).toEqual(['30 market 25', '60 market 25', '90 market 25', '120 market 25']);
  });

  it('sends the shares that the day before had at that time', () => {
    // Yesterday the half-hours from 01:00 on had 10, 20, 30 and 40, so 10 %, 20 %, 30 % and 40 %.
    const market = vwapMarket(day([1, 1, 10, 20, 30, 40]), DAY_MINUTES + 60);
    market.run();
    expect(market.sent()).toEqual(['1500 market 10', '1530 market 20', '1560 market 30', '1590 market 40']);
    expect(market.completed()).toMatchObject([{ algorithm: 'vwap', filled: 100 }]);
  });

  it('keeps its schedule whatever trades while it works', () => {
    const past = day([1, 1, 10, 20, 30, 40]);
    const quiet = vwapMarket([...past, ...day([1, 1, 0, 0, 0, 0])], DAY_MINUTES + 60);
    const busy = vwapMarket([...past, ...day([1, 1, 9_000, 5, 7_000, 1])], DAY_MINUTES + 60);
    expect(quiet.run().sent()).toEqual(busy.run().sent());
  });

  it('learns from what closed today, too', () => {
    // Today 00:00 had 90 where yesterday had 10, which makes 50 of it; the other half-hours have 50, but for one.
    const yesterday = day([10, 50, 50, 25]);
    const market = vwapMarket([...yesterday, 90], 2 * DAY_MINUTES, 48 * 2 + 10);
    market.run();
    // Tomorrow at 00:00: of 50 + (50 + 1) / 2 + (50 + 1) / 2 + (25 + 1) / 2 = 114 there are due 50, 75.5 and 101, which
    // is 43.86, 66.23 and 88.60 of 100.
    expect(market.sent().map((order) => order.split(' ')[2])).toEqual(['43', '23', '22', '12']);
  });

  it('falls back to equal slices at a time of day at which nothing ever traded', () => {
    const market = vwapMarket(day([1, 1, 0, 0, 0, 0, 5]), DAY_MINUTES + 60);
    market.run();
    expect(market.sent().map((order) => order.split(' ')[2])).toEqual(['25', '25', '25', '25']);
  });
});
