import type { FundingRates } from './funding-rates.js';
import { FundingRatesBuilder } from './funding-rates-builder.js';
import { jsonShapeError, lineOfJsonValue, parseJsonText } from './json-text.js';

const EXPECTED = 'Give an array of objects with fundingTime, fundingRate and perhaps markPrice, as Binance answers.';

/** Throws DataError DATA_JSON_INVALID and what {@link FundingRatesBuilder} throws. */
export function parseFundingJson(path: string, text: string): FundingRates {
  const json = parseJsonText(path, text);
  if (!Array.isArray(json.value)) throw jsonShapeError(json, [], 'funding rates are an array', EXPECTED);
  const builder = new FundingRatesBuilder(path);
  json.value.forEach((entry: unknown, index) => {
    const { fundingTime, fundingRate, markPrice } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    const [time, rate, price] = [fundingTime, fundingRate, markPrice ?? ''].map(textOf);
    if (time === null || rate === null || price === null) {
      throw jsonShapeError(json, [index], 'this is no funding rate with fundingTime and fundingRate', EXPECTED);
    }
    builder.add({ time, rate, markPrice: price }, () => lineOfJsonValue(text, [index]));
  });
  return builder.finish();
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : null;
}
