import { describe, expect, it } from 'vitest';
import { FillLog } from '../../../../src/agents/recorder/fill-log.js';
import { turnoverOf } from '../../../../src/runner/describe/turnover.js';
import { BTC, ETH, fill, usdt } from '../../agents/desk-parts.js';

const FILLS = [
  fill('buy', 2, 100.07),
  fill('sell', 0.003, 99.99),
  fill('buy', 1.001, 10, { instrumentIndex: 1, strategyIndex: 1 }),
];

const turnover = (fills = FILLS) => {
  const log = new FillLog();
  for (const one of fills) log.push(one);
  return turnoverOf(log.toArray(), [BTC, ETH]);
};

describe('turnoverOf', () => {
  it('adds up what was bought and what was sold, to the last digit', () => {
    expect(turnover([])).toBe(usdt('0'));
    expect(turnover()).toBe(usdt('210.44997'));
  });

  it('of two parts is that of the whole', () => {
    for (const cut of [0, 1, 2, 3]) expect(turnover(FILLS.slice(0, cut)) + turnover(FILLS.slice(cut))).toBe(turnover());
  });
});
