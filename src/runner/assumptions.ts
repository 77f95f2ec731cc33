import type { EngineScenario } from './compose-engine.js';

const PATHS = {
  adaptive:
    'inside a bar the price is assumed to go from the open to the nearer of high and low, then to the other, then to the close',
  pessimistic: 'inside a bar the price is assumed to reach the side of a stop before that of a limit',
  optimistic: 'inside a bar the price is assumed to reach the side of a limit before that of a stop',
} as const;

/** What the numbers rest on, in plain sentences for the report. */
export function assumptionsOf({ venue }: EngineScenario): string[] {
  const { fees, slippage, latencyMs, intrabar, limitTouch } = venue;
  return [
    'A strategy sees a bar when it has closed. A market order fills in full at the open of the first bar that opens at or after the order reaches the venue.',
    `A limit order fills when the price ${limitTouch ? 'touches it' : 'goes through it; touching it is not enough'}. Where the market opens beyond a limit or a stop, it fills at the open.`,
    `For resting orders, ${PATHS[intrabar]}.`,
    `Fees are ${fees.makerBps} bps for makers and ${fees.takerBps} bps for takers, in quote currency.`,
    slippage.model === 'none' || slippage.bps === 0
      ? 'No slippage: a market order of any size trades at the price of the bar.'
      : `Market and stop orders slip by ${slippage.bps} bps against the trader, whatever their size.`,
    latencyMs === 0
      ? 'No latency: an order reaches the venue at the moment the bar closes.'
      : `Orders and cancels take ${latencyMs} ms to reach the venue.`,
    'Orders do not move the market, and volume does not limit them.',
  ];
}
