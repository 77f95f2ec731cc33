import { DataError } from '../../core/errors.js';
import { type JsonPath, type JsonText, jsonShapeError, parseJsonText } from '../funding/json-text.js';
import { readSourceText } from '../funding/read-source-text.js';
import type { LeverageBracket } from './leverage-bracket.js';
import { plainDecimal } from './plain-decimal.js';

type JsonObject = Readonly<Record<string, unknown>>;

const EXPECTED =
  "Give Binance's answer to /fapi/v1/leverageBracket, or tiers by unified symbol, such as BTC/USDT:USDT.";

/**
 * The margin table of one symbol, in the order of the file: out of an answer of Binance's `/fapi/v1/leverageBracket`
 * (`[{ symbol, brackets }]`, or one such object), or of tiers by unified symbol (`{ "BTC/USDT:USDT": [tier, …] }`) whose
 * `info`, where it is there, is the exchange's own row. Plain or gzip.
 * @throws DataError DATA_JSON_INVALID that names file and line, BRACKETS_SYMBOL_MISSING.
 */
export async function readLeverageBrackets(path: string, symbol: string): Promise<LeverageBracket[]> {
  const json = parseJsonText(path, await readSourceText(path));
  const rowsAt = findRows(json, symbol);
  const rows = valueAt(json.value, rowsAt);
  if (!Array.isArray(rows)) throw jsonShapeError(json, rowsAt, `the brackets of ${symbol} are no list`, EXPECTED);
  return rows.map((row: unknown, index) => bracketFrom(json, [...rowsAt, index], row));
}

/** Where in the file the symbol's rows stand. */
function findRows(json: JsonText, symbol: string): JsonPath {
  const { value } = json;
  if (isObject(value) && value.symbol === symbol) return ['brackets'];
  if (Array.isArray(value)) {
    const index = value.findIndex((entry) => isObject(entry) && entry.symbol === symbol);
    if (index >= 0) return [index, 'brackets'];
  } else if (isObject(value)) {
    const key = Object.keys(value).find((name) => name === symbol || exchangeSymbol(name) === symbol);
    if (key !== undefined) return [key];
  } else {
    throw jsonShapeError(json, [], 'this is no table of brackets', EXPECTED);
  }
  throw new DataError({
    code: 'BRACKETS_SYMBOL_MISSING',
    message: `The data file ${json.path} has no margin brackets of ${symbol}.`,
    remedy: 'Check the symbol, or ask the exchange for the brackets of all symbols.',
    values: { path: json.path, symbol },
  });
}

/** `BTC/USDT:USDT` is BTCUSDT; `BTC/USDT:USDT-251226`, which ends on a date, is none. */
function exchangeSymbol(unified: string): string | null {
  const match = /^([^/:]+)\/([^/:]+):([^/:-]+)$/.exec(unified);
  return match === null ? null : `${match[1]}${match[2]}`;
}

function bracketFrom(json: JsonText, at: JsonPath, row: unknown): LeverageBracket {
  if (!isObject(row)) throw jsonShapeError(json, at, 'this is no bracket', EXPECTED);
  const info = isObject(row.info) ? row.info : row;
  const read = (own: string, unified: string) => {
    const value = info[own] ?? row[unified];
    const text = plainDecimal(value);
    if (text !== null) return text;
    const found = value === undefined ? 'it is missing' : `${JSON.stringify(value)} is no decimal number`;
    throw jsonShapeError(json, at, `${own} of this bracket: ${found}`, EXPECTED);
  };
  return {
    notionalFloor: read('notionalFloor', 'minNotional'),
    notionalCap: read('notionalCap', 'maxNotional'),
    maintenanceRatio: read('maintMarginRatio', 'maintenanceMarginRate'),
    maxLeverage: Number(read('initialLeverage', 'maxLeverage')),
    cum: info.cum === undefined || info.cum === null ? null : read('cum', 'cum'),
  };
}

function valueAt(value: unknown, at: JsonPath): unknown {
  return at.reduce<unknown>((inside, key) => (inside as JsonObject | undefined)?.[key as string], value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
