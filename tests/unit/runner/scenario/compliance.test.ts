import { describe, expect, it } from 'vitest';
import { scenarioHash } from '../../../../src/runner/scenario/decision-part.js';
import { EXAMPLE, parse } from './example-scenario.js';

const withCompliance = (text: string) => parse(`${EXAMPLE}\ncompliance: ${text}\n`);
const NOTHING = { restricted: [], washTrade: null, layering: null };

describe('the compliance part of a scenario', () => {
  it('is off when it is left out or empty, and leaves no trace', () => {
    expect(parse(EXAMPLE)).not.toHaveProperty('compliance');
    expect(withCompliance('')).not.toHaveProperty('compliance');
    expect(scenarioHash(withCompliance(''))).toBe(scenarioHash(parse(EXAMPLE)));
  });

  it('is on without a rule, which changes the events and therefore the hash', () => {
    expect(withCompliance('{}').compliance).toEqual(NOTHING);
    expect(scenarioHash(withCompliance('{}'))).not.toBe(scenarioHash(parse(EXAMPLE)));
    const flagged = scenarioHash(withCompliance('{ washTrade: { action: flag } }'));
    expect(scenarioHash(withCompliance('{ washTrade: {} }'))).not.toBe(flagged);
  });

  it('fills in defaults and turns durations and days into milliseconds', () => {
    const { compliance } = withCompliance(
      '{ restricted: [{ symbol: BTCUSDT, from: 2024-01-02, to: 2024-01-03, side: buy }], washTrade: {}, layering: { maxCancels: 10, within: 1m } }',
    );
    expect(compliance).toEqual({
      // A date covers its whole day.
      restricted: [{ symbol: 'BTCUSDT', fromMs: Date.UTC(2024, 0, 2), toMs: Date.UTC(2024, 0, 4), side: 'buy' }],
      washTrade: { action: 'block', windowMs: 60_000, tolerancePct: 5 },
      layering: { action: 'flag', maxCancels: 10, withinMs: 60_000, minFillRatioPct: 10 },
    });
  });

  it.each([
    ['{ restricted: [{ symbol: BTCUSD }] }', 'Did you mean "BTCUSDT"?'],
    ['{ restricted: [{ symbol: BTCUSDT, side: long }] }', 'expected one of buy, sell'],
    ['{ washTrade: { action: forbid } }', 'expected one of block, flag'],
    ['{ layering: { within: 1m } }', 'missing, expected a whole number of orders'],
    ['{ layering: { maxCancels: 3, within: 1 minute } }', 'expected a duration'],
    ['{ washtrade: {} }', 'Did you mean "washTrade"?'],
  ])('refuses %s', (text, message) => {
    expect(() => withCompliance(text)).toThrow(message);
  });
});
