import { describe, expect, it } from 'vitest';
import { RestrictedList, type Restriction } from '../../../../../src/agents/compliance/rules/restricted-list.js';
import { START_MS } from '../../../kernel/bars-of-closes.js';
import { terms } from '../../desk-parts.js';
import { complianceDesk, SECOND_MS } from '../compliance-desk.js';

const ALWAYS = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY, side: null };
const deskWith = (changes: Partial<Restriction>) =>
  complianceDesk(new RestrictedList([{ instrumentIndex: 0, ...ALWAYS, ...changes }]));
const ETH_INDEX = { instrumentIndex: 1 };

describe('RestrictedList', () => {
  it('blocks whatever opens in the symbol, and nothing else', () => {
    const desk = deskWith({});
    expect(desk.approve(terms('buy', 1))).toMatchObject({
      kind: 'OrderBlocked',
      rule: 'restrictedList',
      reason: 'BTCUSDT is restricted',
    });
    expect(desk.approve(terms('sell', 1)).kind).toBe('OrderBlocked');
    expect(desk.approve(terms('buy', 1, ETH_INDEX)).kind).toBe('OrderCleared');
  });

  it('lets out whoever is in', () => {
    expect(deskWith({}).approve(terms('sell', 1), true).kind).toBe('OrderCleared');
  });

  it('may be about one side', () => {
    const desk = deskWith({ side: 'sell' });
    expect(desk.approve(terms('buy', 1)).kind).toBe('OrderCleared');
    expect(desk.approve(terms('sell', 1)).reason).toBe('BTCUSDT is restricted for sell orders');
  });

  it('holds from the first moment inclusive to the last exclusive', () => {
    const desk = deskWith({ fromMs: START_MS + 10 * SECOND_MS, toMs: START_MS + 20 * SECOND_MS });
    const outcomes = [9, 10, 19, 20].map((seconds) => {
      desk.at(seconds);
      return desk.approve(terms('buy', 1)).kind;
    });
    expect(outcomes).toEqual(['OrderCleared', 'OrderBlocked', 'OrderBlocked', 'OrderCleared']);
  });

  it('says from when to when', () => {
    const desk = deskWith({ fromMs: START_MS, toMs: START_MS + SECOND_MS });
    const from = new Date(START_MS).toISOString();
    const to = new Date(START_MS + SECOND_MS).toISOString();
    expect(desk.approve(terms('buy', 1)).reason).toBe(`BTCUSDT is restricted from ${from} to ${to}`);
  });
});
