import { nearestName } from '../problems/nearest-name.js';
import { type Problem, problemAt } from '../problems/problem.js';
import type { Scenario } from '../scenario.js';
import { isTickData, sizedRuleOf } from '../scenario-data.js';
import { locateKey } from '../source-map.js';
import { checkAllocator } from './check-allocator.js';
import { checkRisk } from './check-risk.js';
import { checkSweep } from './check-sweep.js';

/** Values that are right each on its own, but not together. */
export function checkConsistency(scenario: Scenario): Problem[] {
  const currencyProblems = checkCurrencies(scenario);
  return [
    ...(currencyProblems.length > 0 ? currencyProblems : checkCash(scenario)),
    ...checkPeriod(scenario),
    ...checkIntervals(scenario),
    ...checkStrategyBars(scenario),
    ...checkFees(scenario),
    ...checkMarks(scenario),
    ...checkPercentages(scenario),
    ...checkRisk(scenario),
    ...checkAllocator(scenario),
    ...checkSweep(scenario),
  ];
}

function checkCurrencies({ data, account, source }: Scenario): Problem[] {
  return data.flatMap(({ symbol, base, quote }, index) => {
    const path = ['data', index, 'symbol'];
    if (base === '' || quote === '') {
      const remedy = 'add base and quote, such as base: BTC, quote: USDT';
      return [problemAt(source, path, `the symbol ${symbol} does not tell its currencies; ${remedy}`)];
    }
    if (quote === account.quoteCurrency) return [];
    const both = `${data[0].symbol} is in ${account.quoteCurrency} and ${symbol} in ${quote}`;
    return [problemAt(source, path, `every symbol must be quoted in one currency, but ${both}`)];
  });
}

function checkCash({ data, account, source }: Scenario): Problem[] {
  const quote = account.quoteCurrency;
  const currencies = Object.keys(account.cash);
  if (!currencies.includes(quote)) {
    const found = currencies.length === 0 ? 'nothing' : currencies.join(', ');
    const suggestion = currencies.some((currency) => nearestName(currency, [quote]) !== null) ? quote : null;
    const message = `expected cash in ${quote}, which ${data[0].symbol} is quoted in, found ${found}`;
    return [problemAt(source, ['account', 'cash'], message, suggestion)];
  }
  const surplus = currencies.filter((currency) => currency !== quote);
  return surplus.map((currency) => {
    const path = ['account', 'cash', currency];
    const message = `the account is kept in ${quote}, which the data is quoted in; ${currency} has no use there`;
    return { ...problemAt(source, path, message), position: locateKey(source, path) };
  });
}

function checkPeriod({ period: { fromMs, toMs }, source }: Scenario): Problem[] {
  if (fromMs === null || toMs === null || fromMs < toMs) return [];
  const iso = (tsMs: number) => new Date(tsMs).toISOString();
  return [problemAt(source, ['period', 'to'], `the period ends at ${iso(toMs)}, not after its start ${iso(fromMs)}`)];
}

/** Bars can be put together, not taken apart: a strategy's are a whole number of its data's. */
function checkIntervals({ data, strategies, source }: Scenario): Problem[] {
  return strategies.flatMap(({ interval, intervalMs, symbols }, index) => {
    if (intervalMs === null) return [];
    const sized = data.find((one) => symbols.includes(one.symbol) && sizedRuleOf(one) !== undefined);
    if (sized !== undefined) {
      const message = `bars of ${sized.interval} (${sized.symbol}) last as long as they take: they cannot be put together to intervals`;
      return [problemAt(source, ['strategies', index, 'interval'], message)];
    }
    const base = data.find((one) => symbols.includes(one.symbol) && intervalMs % one.intervalMs !== 0);
    if (base === undefined) return [];
    const expected = `expected an interval that is a whole multiple of ${base.interval}, the interval of ${base.symbol}`;
    return [problemAt(source, ['strategies', index, 'interval'], `${expected}, found ${interval}`)];
  });
}

/** Bars by trades, volume or notional are made of trades. */
function checkStrategyBars({ data, strategies, source }: Scenario): Problem[] {
  return strategies.flatMap(({ bars, symbols }, index) => {
    if (bars === undefined) return [];
    const ready = data.find((one) => symbols.includes(one.symbol) && !isTickData(one));
    if (ready === undefined) return [];
    const message = `bars by trades, volume or notional are made of ticks, but the data of ${ready.symbol} is bars (${ready.source})`;
    return [problemAt(source, ['strategies', index, 'bars'], message)];
  });
}

function checkFees({ venue, source }: Scenario): Problem[] {
  if (venue.fees.asset !== 'base' || venue.margin === null) return [];
  return [problemAt(source, ['venue', 'fees', 'asset'], 'fees in coins are for spot markets without margin')];
}

/** Only what is on margin is marked. */
function checkMarks({ data, venue, source }: Scenario): Problem[] {
  if (venue.margin !== null) return [];
  const message =
    'a mark price is for positions on margin: add venue.kind: perpetual, or a venue.leverage on a spot market';
  return data.flatMap(({ mark }, index) =>
    mark === null ? [] : [problemAt(source, ['data', index, 'mark'], message)],
  );
}

/** More than the equity is for markets that lend. */
function checkPercentages({ venue, strategies, risk, source }: Scenario): Problem[] {
  if (venue.margin !== null) return [];
  const problem = (path: (string | number)[]) =>
    problemAt(source, path, 'more than 100 % needs a market on margin: a perpetual one, or a leverage on spot');
  const sizings = strategies.flatMap(({ sizing }, index) =>
    Object.entries(sizing)
      .filter(([key, value]) => ['pct', 'maxPct', 'startPct'].includes(key) && Number(value) > 100)
      .map(([key]) => problem(['strategies', index, 'sizing', key])),
  );
  const limits = (['maxPositionPct', 'maxExposurePct'] as const).filter((rule) => (risk[rule] ?? 0) > 100);
  return [...sizings, ...limits.map((rule) => problem(['risk', rule]))];
}
