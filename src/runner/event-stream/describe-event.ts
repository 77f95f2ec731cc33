import { auditActor } from '../../agents/compliance/audit/audit-actor.js';
import { formatDecimal } from '../../core/decimal.js';
import { formatPrice, formatQuantity, type Instrument } from '../../core/instrument.js';
import { isoTime } from '../../core/iso-time.js';
import { MONEY_DECIMALS, type PriceUnits, type QuantityUnits } from '../../core/units.js';
import type { KeptEvent } from './event-window.js';

/** An event for people: amounts as decimals, numbers of strategies and symbols as their names. */
export interface DescribedEvent {
  /** Its number in the run, from 1. */
  readonly seq: number;
  /** Virtual time, ISO 8601 UTC. */
  readonly ts: string;
  readonly topic: string;
  /** Which part of the desk it came from, such as `risk`. */
  readonly publisher: string;
  /** Id of the strategy that it is about; null where it is about none, or only about an order. */
  readonly strategy: string | null;
  /** By path, such as `terms.quantity`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What numbers in events stand for. */
export interface EventNames {
  readonly strategyIds: readonly string[];
  readonly instruments: readonly Instrument[];
}

const PRICES = new Set([
  'price',
  'limitPrice',
  'stopPrice',
  'takeProfitPrice',
  'markPrice',
  'liquidationPrice',
  'trailOffset',
]);
const QUANTITIES = new Set(['quantity', 'filled', 'leaves', 'feeQuantity', 'fromQuantity', 'toQuantity']);
const HEADER = new Set(['seq', 'tsMs', 'kind']);

export function describeEvent({ index, topic, event }: KeptEvent, names: EventNames): DescribedEvent {
  const plain = event as unknown as Readonly<Record<string, unknown>>;
  const fields: Record<string, string> = {};
  // The prices of a signal are what the strategy said, in float; everywhere else they are counted in ticks.
  const instrument = topic === 'SignalEmitted' ? undefined : instrumentOf(plain, names);
  for (const key of Object.keys(plain)) if (!HEADER.has(key)) write(fields, key, key, plain[key], names, instrument);
  return {
    seq: index + 1,
    ts: isoTime(event.tsMs),
    topic,
    publisher: auditActor(topic, undefined),
    strategy: strategyOf(plain, names),
    fields,
  };
}

/** Id of the strategy that an event is about. */
function strategyOf(event: Readonly<Record<string, unknown>>, { strategyIds }: EventNames): string | null {
  const { terms } = event as { terms?: { strategyIndex?: number } };
  const index = event.strategyIndex ?? terms?.strategyIndex;
  return typeof index === 'number' ? (strategyIds[index] ?? null) : null;
}

function instrumentOf(event: Readonly<Record<string, unknown>>, { instruments }: EventNames): Instrument | undefined {
  const { terms } = event as { terms?: { instrumentIndex?: number } };
  const index = event.instrumentIndex ?? terms?.instrumentIndex;
  return typeof index === 'number' ? instruments[index] : undefined;
}

function write(
  fields: Record<string, string>,
  path: string,
  key: string,
  value: unknown,
  names: EventNames,
  instrument: Instrument | undefined,
): void {
  if (value === undefined) return;
  if (typeof value === 'object' && value !== null) {
    for (const [inner, item] of Object.entries(value))
      write(fields, `${path}.${inner}`, inner, item, names, instrument);
    return;
  }
  const name = key.endsWith('Index') ? nameOf(key, value, names) : null;
  if (name !== null) fields[path.slice(0, -'Index'.length)] = name;
  else fields[path] = textOf(key, value, instrument);
}

/** `strategyIndex` and `instrumentIndex`, whatever stands before them, as in `fromStrategyIndex`. */
function nameOf(key: string, value: unknown, { strategyIds, instruments }: EventNames): string | null {
  if (/strategyIndex$/i.test(key)) return strategyIds[value as number] ?? null;
  if (/instrumentIndex$/i.test(key)) return instruments[value as number]?.symbol ?? null;
  return null;
}

function textOf(key: string, value: unknown, instrument: Instrument | undefined): string {
  if (typeof value === 'bigint') return formatDecimal(value, MONEY_DECIMALS);
  if (typeof value !== 'number') return String(value);
  if (key.endsWith('TsMs') && value > 0) return isoTime(value);
  if (instrument !== undefined && PRICES.has(key)) return formatPrice(instrument, value as PriceUnits);
  if (instrument !== undefined && QUANTITIES.has(key)) return formatQuantity(instrument, value as QuantityUnits);
  return Object.is(value, -0) ? '-0' : String(value);
}
