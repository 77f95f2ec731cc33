import { describe, expect, it } from 'vitest';
import { assumptionsOf } from '../../../src/runner/assumptions.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import { scenarioOf } from './scripted-strategy.js';

function assumptions(venue: object): string {
  const text = JSON.stringify(scenarioOf('momentum', { venue }));
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
});
