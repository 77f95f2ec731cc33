import type { FundingRates } from './funding-rates.js';
import { parseFundingCsv } from './parse-funding-csv.js';
import { parseFundingJson } from './parse-funding-json.js';
import { readSourceText } from './read-source-text.js';

/**
 * Funding rates of one symbol out of a CSV with a header (`funding_time,funding_rate`, as Binance's archive has them too)
 * or a JSON answer of Binance's `/fapi/v1/fundingRate`; plain, gzip or, for CSV, zip. Times are kept as they are.
 * @throws DataError that names file and line.
 */
export async function readFunding(path: string): Promise<FundingRates> {
  const text = await readSourceText(path);
  return /^\s*[[{]/.test(text) ? parseFundingJson(path, text) : parseFundingCsv(path, text);
}
