import { ReturnHistory } from '../../../../src/agents/risk/market-risk/return-history.js';

/** A history of one instrument a row, of just these returns, the first of them first. */
export function historyOf(...returns: readonly (readonly number[])[]): ReturnHistory {
  const lookback = returns[0].length;
  const history = new ReturnHistory(3_600_000, lookback, returns.length);
  const prices = returns.map(() => 100);
  history.sample({ lastPrice: (index) => prices[index] });
  for (let step = 0; step < lookback; step++) {
    returns.forEach((own, index) => {
      prices[index] *= 1 + own[step];
    });
    history.sample({ lastPrice: (index) => prices[index] });
  }
  return history;
}
