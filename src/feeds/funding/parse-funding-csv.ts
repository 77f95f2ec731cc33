import { DataError } from '../../core/errors.js';
import { normalizeHeaderName } from '../csv/csv-header.js';
import { splitCsvLine } from '../csv/split-csv-line.js';
import type { FundingRates } from './funding-rates.js';
import { FundingRatesBuilder } from './funding-rates-builder.js';

const TIME_NAMES = ['funding_time', 'fundingtime', 'calc_time', 'time', 'timestamp', 'ts'];
const RATE_NAMES = ['funding_rate', 'fundingrate', 'last_funding_rate', 'rate'];
const MARK_PRICE_NAMES = ['mark_price', 'markprice'];

/** Throws DataError DATA_COLUMNS_UNKNOWN, DATA_ROW_MALFORMED and what {@link FundingRatesBuilder} throws. */
export function parseFundingCsv(path: string, text: string): FundingRates {
  const lines = text.split(/\r\n|\n|\r/);
  const headerIndex = lines.findIndex((line) => line.trim() !== '');
  const header = splitCsvLine(lines[headerIndex], ',').map(normalizeHeaderName);
  const find = (names: readonly string[]) => header.findIndex((name) => names.includes(name));
  const [time, rate, markPrice] = [TIME_NAMES, RATE_NAMES, MARK_PRICE_NAMES].map(find);
  if (time < 0 || rate < 0) throw unknownColumns(path, lines[headerIndex]);

  const builder = new FundingRatesBuilder(path);
  for (let index = headerIndex + 1; index < lines.length; index++) {
    if (lines[index].trim() === '') continue;
    const fields = splitCsvLine(lines[index], ',').map((field) => field.trim());
    if (fields.length !== header.length) throw malformed(path, index + 1, fields.length, header.length);
    const row = { time: fields[time], rate: fields[rate], markPrice: markPrice < 0 ? '' : fields[markPrice] };
    builder.add(row, () => index + 1);
  }
  return builder.finish();
}

function unknownColumns(path: string, header: string): DataError {
  return new DataError({
    code: 'DATA_COLUMNS_UNKNOWN',
    message: `The funding file ${path} starts with ${JSON.stringify(header.slice(0, 80))}, not with a header that names a funding time and a funding rate.`,
    remedy: 'Let its first line be funding_time,funding_rate (and mark_price, if there is one).',
    values: { path, header },
  });
}

function malformed(path: string, line: number, found: number, expected: number): DataError {
  return new DataError({
    code: 'DATA_ROW_MALFORMED',
    message: `The funding file ${path}, line ${line}: ${found} fields where the header has ${expected}.`,
    remedy: 'Correct the line; a last line cut short means that the file is incomplete.',
    values: { path, line, found, expected },
  });
}
