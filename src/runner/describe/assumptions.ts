import { feeAssumption, latencyAssumption, slippageAssumption } from '../compose/compose-venue-models.js';
import type { EngineScenario } from '../engine-scenario.js';
import { isTickData } from '../scenario/scenario-data.js';
import { marginAssumptions } from './margin-assumptions.js';

const PATHS = {
  adaptive:
    'inside a bar the price is assumed to go from the open to the nearer of high and low, then to the other, then to the close',
  pessimistic:
    'inside a bar the price is assumed to reach the side of a stop before that of a limit, for each strategy by its own orders',
  optimistic:
    'inside a bar the price is assumed to reach the side of a limit before that of a stop, for each strategy by its own orders',
} as const;

/** What the numbers rest on, in plain sentences for the report. */
export function assumptionsOf(scenario: EngineScenario): string[] {
  const { data, venue } = scenario;
  const { fees, slippage, latency, intrabar, limitTouch, participationPct, selfTrade } = venue;
  const onBars = data.every(isTickData)
    ? []
    : [
        `A strategy sees a bar when it has closed. A market order fills ${participationPct === null ? 'in full ' : ''}at the open of the first bar that opens at or after the order reaches the venue.`,
        `A limit order fills when the price ${limitTouch ? 'touches it' : 'goes through it; touching it is not enough'}. Where the market opens beyond a limit or a stop, it fills at the open.`,
        `For resting orders, ${PATHS[intrabar]}.`,
      ];
  return [
    ...onBars,
    ...(data.some(isTickData) ? tickAssumptions(limitTouch, participationPct) : []),
    feeAssumption(fees),
    slippageAssumption(slippage),
    latencyAssumption(latency),
    participationPct === null
      ? 'Orders do not move the market, and volume does not limit them.'
      : `Orders do not move the market. The desk trades at most ${participationPct} % of a bar's volume (at the open, of the bar before); what is left waits for the next bar.`,
    ...(selfTrade === 'prevent' ? [] : ['Orders of different strategies may meet each other.']),
    ...marginAssumptions(scenario),
  ];
}

/** How orders meet symbols whose data is ticks. */
function tickAssumptions(limitTouch: boolean, participationPct: number | null): string[] {
  return [
    'On ticks, an order meets only what comes after its arrival. A market order takes what the next message of the order book displays, level by level; without a book the next best quote, up to its quantity; without quotes, or with none to come, it fills at the price of the next trade'.concat(
      participationPct === null
        ? ', in full.'
        : `. Of each trade, quote and level the desk gets at most ${participationPct} %.`,
    ),
    limitTouch
      ? 'On ticks, a resting limit order is at the front of its queue: it fills when a trade reaches its price, up to the quantity of that trade.'
      : 'On ticks, a resting limit order waits behind all that was displayed at its price when it arrived. Trades at the price move it forward, cancellations do not; where nothing was displayed, only a trade through the price fills it. No fill is larger than the trade that it came from.',
    'On ticks, stops are triggered by trades, and what they trigger meets the tick after that.',
  ];
}
