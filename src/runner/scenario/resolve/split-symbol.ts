/** The two currencies of a market. */
export interface SymbolCurrencies {
  readonly base: string;
  readonly quote: string;
}

/** Currencies that markets are quoted in; a longer one stands before its own ending (FDUSD before USD). */
const QUOTES = [
  'FDUSD',
  'USDT',
  'USDC',
  'BUSD',
  'TUSD',
  'USD',
  'DAI',
  'EUR',
  'GBP',
  'TRY',
  'BRL',
  'JPY',
  'BTC',
  'ETH',
  'BNB',
] as const;

/** `BTCUSDT`, `BTC/USDT`, `BTC-USDT` or `BTC_USDT` → BTC and USDT; null if the symbol does not tell. */
export function splitSymbol(symbol: string): SymbolCurrencies | null {
  const parts = symbol.toUpperCase().split(/[/_:-]/);
  if (parts.length === 2 && parts[0] !== '' && parts[1] !== '') return { base: parts[0], quote: parts[1] };
  if (parts.length !== 1) return null;
  const quote = QUOTES.find((candidate) => parts[0].endsWith(candidate) && parts[0].length > candidate.length);
  return quote === undefined ? null : { base: parts[0].slice(0, -quote.length), quote };
}
