import { formatDecimal } from '../../../core/decimal.js';
import { formatPrice, formatQuantity, type Instrument } from '../../../core/instrument.js';
import { isoTime } from '../../../core/iso-time.js';
import { MONEY_DECIMALS, type PriceUnits, type QuantityUnits } from '../../../core/units.js';
import type { EventHeader } from '../../../events/event.js';
import { auditActor } from './audit-actor.js';
import type { Place } from './decision-chain.js';

/** An event of any kind, to be written down. */
export type AuditedEvent = EventHeader & { readonly kind: string };

/** What an entry is made with. */
export interface AuditView {
  readonly instruments: readonly Instrument[];
  readonly strategyIds: readonly string[];
  lastPrice(instrumentIndex: number): number;
  /** Close time of the symbol's last bar; undefined before the first. */
  lastBarTsMs(instrumentIndex: number): number | undefined;
  /** Epoch milliseconds as ISO 8601; most entries share their time with the one before. */
  iso(tsMs: number): string;
}

/** Said in places of their own, or following from them. */
const PLACED = new Set([
  'kind',
  'seq',
  'tsMs',
  'intentId',
  'orderId',
  'strategyIndex',
  'instrumentIndex',
  'indicators',
]);
const REASONS = new Set(['reason', 'rule', 'value', 'limit', 'code', 'message']);
const PRICES = new Set(['price', 'limitPrice', 'stopPrice', 'takeProfitPrice', 'liquidationPrice', 'markPrice']);
const QUANTITIES = new Set(['quantity', 'leaves', 'feeQuantity', 'fromQuantity', 'toQuantity', 'filled']);
/** These repeat the intent's terms word for word. */
const REPEATS_TERMS = new Set(['OrderApproved', 'OrderCleared', 'OrderAccepted']);

/**
 * An event as an entry of the audit trail, on one line of JSON: `seq`, `ts`, `who`, `what`, `strategy`, `symbol`,
 * `intent`, `order`, `because` (the `seq` that it follows from), `why` (rule, reason, value, limit), `on` (the data at
 * that moment: last price, close time of the last bar, the signal's indicators) and `detail` (all else that the event
 * says). Amounts are exact decimals as text, as in the other files. What does not apply is left out.
 */
export function auditEntry(event: AuditedEvent, place: Place, view: AuditView): string {
  const { intentId, orderId, strategyIndex, instrumentIndex, because } = place;
  const instrument = view.instruments[instrumentIndex ?? -1];
  const strategy = view.strategyIds[strategyIndex ?? -1];
  // A strategy speaks of prices in floats, everybody else in units.
  const grid = event.kind === 'SignalEmitted' ? undefined : instrument;
  const why: Record<string, unknown> = {};
  const detail: Record<string, unknown> = {};
  for (const key in event) {
    if (PLACED.has(key) || (key === 'terms' && REPEATS_TERMS.has(event.kind))) continue;
    const value: unknown = event[key as keyof AuditedEvent];
    if (REASONS.has(key)) why[key] = value;
    else detail[key] = plain(key, value, grid, view.strategyIds);
  }
  return JSON.stringify({
    seq: event.seq,
    ts: view.iso(event.tsMs),
    who: auditActor(event.kind, strategy),
    what: event.kind,
    strategy,
    symbol: instrument?.symbol,
    intent: intentId,
    order: orderId,
    because,
    why: orNothing(why),
    on: dataOf(event, instrumentIndex, view),
    detail: orNothing(detail),
  });
}

function dataOf(event: AuditedEvent, instrumentIndex: number | undefined, view: AuditView) {
  if (instrumentIndex === undefined || instrumentIndex < 0) return undefined;
  const last = view.lastPrice(instrumentIndex);
  const barTsMs = view.lastBarTsMs(instrumentIndex);
  return orNothing({
    last: Number.isNaN(last) ? undefined : last,
    bar: barTsMs === undefined ? undefined : view.iso(barTsMs),
    indicators: 'indicators' in event ? event.indicators : undefined,
  });
}

function plain(key: string, value: unknown, grid: Instrument | undefined, strategyIds: readonly string[]): unknown {
  if (typeof value === 'bigint') return formatDecimal(value, MONEY_DECIMALS);
  if (typeof value === 'number') return plainNumber(key, value, grid, strategyIds);
  if (Array.isArray(value)) return value.map((one) => plain(key, one, grid, strategyIds));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).filter(([name]) => !PLACED.has(name));
  return Object.fromEntries(inner.map(([name, one]) => [name, plain(name, one, grid, strategyIds)]));
}

function plainNumber(key: string, value: number, grid: Instrument | undefined, strategyIds: readonly string[]) {
  if (key.endsWith('StrategyIndex')) return strategyIds[value];
  if (key.endsWith('TsMs')) return value > 0 && Number.isFinite(value) ? isoTime(value) : null;
  if (grid === undefined || !Number.isSafeInteger(value)) return value;
  if (PRICES.has(key)) return formatPrice(grid, value as PriceUnits);
  if (QUANTITIES.has(key)) return formatQuantity(grid, value as QuantityUnits);
  return value;
}

function orNothing(mapping: Record<string, unknown>): Record<string, unknown> | undefined {
  for (const key in mapping) if (mapping[key] !== undefined) return mapping;
  return undefined;
}
