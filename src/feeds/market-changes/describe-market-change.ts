import { isoTime } from '../../core/iso-time.js';
import type { MarketChange } from './market-change.js';

const UNITS: readonly (readonly [name: string, ms: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** A change in a few words, e.g. `BTCUSDT shock −20 % over 1 h`; without a symbol it is of every market. */
export function describeMarketChange(change: MarketChange): string {
  return change.symbol === null ? words(change) : `${change.symbol} ${words(change)}`;
}

function words(change: MarketChange): string {
  switch (change.kind) {
    case 'shock':
      return `shock ${percent(change.pct)}${change.overMs > 0 ? ` over ${duration(change.overMs)}` : ''}`;
    case 'gap':
      return `gap ${percent(change.pct)}`;
    case 'volatility':
      return `volatility × ${change.multiple}`;
    case 'trend':
      return `trend ${percent(change.pctPerDay)} a day`;
    case 'bootstrap':
      return `bootstrapped path, seed ${change.seed}, blocks of ${duration(change.blockMs)}`;
    case 'graft':
      return `graft from ${moment(change.fromMs)}${change.path === null ? '' : ` of ${fileName(change.path)}`}`;
  }
}

function percent(pct: number): string {
  const sign = pct > 0 ? '+' : pct < 0 ? '−' : '';
  return `${sign}${Math.abs(pct)} %`;
}

function duration(ms: number): string {
  const [name, unitMs] = UNITS.find(([, unit]) => ms % unit === 0) ?? ['ms', 1];
  return `${ms / unitMs} ${name}`;
}

/** As short as it is exact: the day, then the minute, then all of it. */
function moment(tsMs: number): string {
  const text = isoTime(tsMs);
  if (text.endsWith('T00:00:00.000Z')) return text.slice(0, 10);
  return text.endsWith(':00.000Z') ? text.slice(0, 16).replace('T', ' ') : text;
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
