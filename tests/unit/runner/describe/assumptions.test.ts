import { describe, expect, it } from 'vitest';
import { assumptionsOf } from '../../../../src/runner/describe/assumptions.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { scenarioOf } from '../scripted-strategy.js';

function assumptions(venue: object, dataChanges: object = {}): string {
  const scenario = scenarioOf('momentum', { venue });
  const data = scenario.data.map((one) => ({ ...one, ...dataChanges }));
  const text = JSON.stringify({ ...scenario, data });
  return assumptionsOf(parseScenario(text, { path: '/scenario.yaml', env: {} })).join('\n');
}

describe('assumptionsOf', () => {
  it.each([
    [{}, 'No slippage'],
    [{ slippage: { model: 'fixed', bps: 0 } }, 'No slippage'],
    [{ slippage: { model: 'fixed', bps: 3 } }, 'slip by 3 bps against the trader'],
    [{}, 'No latency'],
    [{ latencyMs: 250 }, 'take 250 ms to reach the venue'],
    [{}, 'goes through it; touching it is not enough'],
    [{ limitTouch: true }, 'touches it'],
    [{ fees: { makerBps: 1.5, takerBps: 7 } }, '1.5 bps for makers and 7 bps for takers'],
    [{ intrabar: 'adaptive' }, 'nearer of high and low'],
    [{ intrabar: 'pessimistic' }, 'side of a stop before that of a limit'],
    [{ intrabar: 'optimistic' }, 'side of a limit before that of a stop'],
  ])('says of %j: %s', (venue, sentence) => {
    expect(assumptions(venue)).toContain(sentence);
  });

  it.each([
    [{ kind: 'perpetual', leverage: 20 }, 'at a leverage of 20, cross: a whole sub-account stands behind'],
    [{ kind: 'perpetual', margin: 'isolated' }, 'at a leverage of 1, isolated: each position has a margin of its own'],
    [{ kind: 'perpetual', maintenancePct: 2 }, 'The maintenance margin is 2 % of the notional, whatever its size.'],
    [{ kind: 'perpetual', brackets: './tables/brackets.json' }, 'those of the brackets in brackets.json'],
    [{ kind: 'perpetual' }, 'marked at the last price of the market'],
    [{ kind: 'perpetual' }, 'where the path inside the bar reaches it, at the open where the market opens beyond it'],
    [{ kind: 'perpetual', clearanceFeePct: 0.75 }, 'a clearance fee of 0.75 % of its notional'],
    [{ kind: 'perpetual' }, 'an insurance fund pays'],
    [{ kind: 'perpetual' }, 'Funding: BTCUSDT has none.'],
    [{ leverage: 2 }, 'Borrowing, of cash as of coins, costs nothing'],
    [{ leverage: 2, interest: { ratePct: 0.02 } }, '0.02 % a day on cash, 0.02 % a day on coins at the last price'],
    [{ leverage: 2, interest: { ratePct: 0.02, coinRatePct: 0.005 } }, '0.005 % a day on coins'],
  ])('says on margin of %j: %s', (venue, sentence) => {
    expect(assumptions(venue)).toContain(sentence);
  });

  it.each([
    [{ path: './real/btc-funding.csv' }, 'BTCUSDT at the times and rates of btc-funding.csv'],
    [{ ratePct: 0.01 }, 'BTCUSDT at 0.01 % every 8 h'],
    [{ ratePct: -0.07, everyHours: 1 }, 'BTCUSDT at -0.07 % every 1 h'],
  ])('says where funding %j comes from', (funding, sentence) => {
    expect(assumptions({ kind: 'perpetual' }, { funding })).toContain(`Funding: ${sentence}.`);
  });

  it('says which symbols are marked at a mark price series', () => {
    const said = assumptions({ kind: 'perpetual' }, { mark: { path: './real/btc-mark.csv', interval: '5m' } });
    expect(said).toContain('marked at the mark price series: BTCUSDT by btc-mark.csv (5m).');
    expect(said).toContain('Fills, and the equity shown here, are at the prices of the market.');
    expect(said).not.toContain('at the last price of the market');
  });

  it('says how large positions are liquidated', () => {
    expect(assumptions({ kind: 'perpetual' })).toContain('is closed as a whole');
    const said = assumptions({ kind: 'perpetual', liquidation: 'in-steps' });
    expect(said).toContain('is closed in steps, each down to the cap of the next lower bracket');
    expect(said).not.toContain('as a whole');
  });

  it('says nothing of margin where nobody lends', () => {
    expect(assumptions({})).not.toMatch(/margin|liquidat|funding|borrow/i);
  });
});
