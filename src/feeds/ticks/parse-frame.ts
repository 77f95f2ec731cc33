import { parseDecimal } from '../csv/parse-decimal.js';
import { timeToMs } from '../csv/time-to-ms.js';
import { FrameProblem } from './frame-problem.js';
import type { StreamFrame } from './stream-frame.js';

type Fields = Readonly<Record<string, unknown>>;

/** Whole order books, cut at a depth, every time: neither a difference nor a snapshot of the full book. */
const PARTIAL_DEPTH = /@depth\d/;

/**
 * Reads a frame with JSON.parse: a combined stream's `{stream, data}`, a raw stream's payload, or the body of a REST
 * depth snapshot, which names no symbol. It defines what a frame means; the scanner must agree with it.
 *
 * Any order of fields, and any other fields, are fine. Throws FrameProblem.
 */
export function parseFrame(text: string, symbol: string, frame: StreamFrame): void {
  const message = parseObject(text);
  const stream = message.stream;
  const data = stream === undefined ? message : asFields(message.data, 'data');
  frame.kind = kindOf(stream, data);
  if (frame.kind === 'unknown') {
    frame.name =
      typeof stream === 'string'
        ? stream
        : `a message with ${Object.keys(message).slice(0, 4).join(', ') || 'nothing'}`;
    return;
  }
  if (frame.kind !== 'snapshot' && String(data.s).toUpperCase() !== symbol) {
    if (typeof data.s !== 'string') throw new FrameProblem('value', 's, the symbol, is missing');
    frame.kind = 'other-symbol';
    return;
  }
  readFields(data, frame);
}

function kindOf(stream: unknown, data: Fields): StreamFrame['kind'] {
  if (typeof stream === 'string' && PARTIAL_DEPTH.test(stream)) return 'unknown';
  switch (data.e) {
    case 'trade':
      return 'trade';
    case 'aggTrade':
      return 'aggTrade';
    case 'depthUpdate':
      return 'depth';
    case 'bookTicker':
      return 'quote';
    case undefined:
      break;
    default:
      return 'unknown';
  }
  // Spot book tickers and REST answers do not say what they are.
  if ('u' in data && 'b' in data && 'B' in data && 'a' in data && 'A' in data) return 'quote';
  if (stream === undefined && 'lastUpdateId' in data && 'bids' in data && 'asks' in data) return 'snapshot';
  return 'unknown';
}

function readFields(data: Fields, frame: StreamFrame): void {
  frame.exchangeTsMs = readTime(data);
  switch (frame.kind) {
    case 'trade':
    case 'aggTrade':
      frame.id = readId(data, frame.kind === 'trade' ? 't' : 'a');
      frame.price = readAmount(data, 'p');
      frame.quantity = readAmount(data, 'q');
      if (typeof data.m !== 'boolean') throw new FrameProblem('value', 'm, whether the buyer is the maker, is missing');
      frame.buyerIsMaker = data.m;
      return;
    case 'quote':
      frame.id = readId(data, 'u');
      frame.bidPrice = readAmount(data, 'b');
      frame.bidQuantity = readAmount(data, 'B');
      frame.askPrice = readAmount(data, 'a');
      frame.askQuantity = readAmount(data, 'A');
      return;
    case 'depth':
      frame.firstUpdateId = readId(data, 'U');
      frame.finalUpdateId = readId(data, 'u');
      frame.previousFinalUpdateId = data.pu === undefined ? Number.NaN : readId(data, 'pu');
      readLevels(data, 'b', 'a', frame);
      return;
    case 'snapshot':
      frame.firstUpdateId = readId(data, 'lastUpdateId');
      frame.finalUpdateId = frame.firstUpdateId;
      frame.previousFinalUpdateId = Number.NaN;
      readLevels(data, 'bids', 'asks', frame);
  }
}

function parseObject(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FrameProblem('form', `no JSON after the time (${(error as Error).message})`);
  }
  return asFields(value, 'the frame');
}

function asFields(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new FrameProblem('form', `${what} is no JSON object`);
}

/** The time of what happened, `T`, or else of the message, `E`; NaN without both. */
function readTime({ T, E }: Fields): number {
  const time = T === undefined ? E : T;
  if (time === undefined) return Number.NaN;
  const tsMs = typeof time === 'number' ? timeToMs(time, 'auto') : Number.NaN;
  if (Number.isNaN(tsMs))
    throw new FrameProblem('value', `${T === undefined ? 'E' : 'T'} is ${JSON.stringify(time)}, no epoch time`);
  return tsMs;
}

function readId(data: Fields, key: string): number {
  const value = data[key];
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new FrameProblem('value', `${key} is ${JSON.stringify(value)}, no id`);
}

/** A price or quantity: decimal text, never negative. */
function readAmount(data: Fields, key: string): number {
  return toAmount(data[key], key);
}

function toAmount(text: unknown, key: string): number {
  const value = typeof text === 'string' ? parseDecimal(text) : Number.NaN;
  // Object.is: a text of -0 is as odd as any negative one.
  if (value >= 0 && !Object.is(value, -0)) return value;
  throw new FrameProblem('value', `${key} is ${JSON.stringify(text)}, no amount`);
}

function readLevels(data: Fields, bids: string, asks: string, frame: StreamFrame): void {
  frame.clearLevels();
  addLevels(data[bids], bids, frame);
  frame.bidCount = frame.levelCount;
  addLevels(data[asks], asks, frame);
}

function addLevels(levels: unknown, key: string, frame: StreamFrame): void {
  if (!Array.isArray(levels)) throw new FrameProblem('value', `${key}, the levels, is missing`);
  for (const level of levels) {
    if (!Array.isArray(level) || level.length < 2) {
      throw new FrameProblem('value', `${key} holds ${JSON.stringify(level)}, no price and quantity`);
    }
    const price = toAmount(level[0], key);
    if (price === 0) throw new FrameProblem('value', `${key} holds a price of 0`);
    frame.pushLevel(price, toAmount(level[1], key));
  }
}
