import { describe, expect, it } from 'vitest';
import { decisionPart } from '../../../../src/runner/scenario/decision-part.js';
import { EXAMPLE, errorOf, parse } from './example-scenario.js';

const marked = (mark: string, venue = 'kind: perpetual') =>
  EXAMPLE.replace('interval: 1m }', `interval: 1m, mark: ${mark} }`).replace('kind: spot', venue);

describe('a mark price in a scenario', () => {
  it('is a path relative to the scenario, and as long as its data unless it says otherwise', () => {
    expect(parse(marked('{ path: mark.csv }')).data[0].mark).toEqual({
      path: '/scenarios/mark.csv',
      interval: '1m',
      intervalMs: 60_000,
      columns: null,
    });
    expect(parse(marked('{ path: mark.csv, interval: 1h }')).data[0].mark).toMatchObject({ intervalMs: 3_600_000 });
    expect(parse(EXAMPLE).data[0].mark).toBeNull();
  });

  it('is welcome on a spot market that lends', () => {
    expect(parse(marked('{ path: mark.csv }', 'leverage: 2')).data[0].mark).not.toBeNull();
  });

  it('is refused where nothing is on margin', () => {
    expect(errorOf(marked('{ path: mark.csv }', 'kind: spot')).message).toContain(
      'data[0].mark\n    a mark price is for positions on margin: add venue.kind: perpetual, or a venue.leverage on a spot market.',
    );
  });

  it('has names that are checked like all others', () => {
    expect(errorOf(marked('{ path: mark.csv, intrval: 1h }')).message).toContain(
      'unknown key. Did you mean "interval"?',
    );
    expect(errorOf(marked('mark.csv')).message).toContain('expected a file of mark prices, such as');
  });

  it('does not depend on where it lies: the hash of the prices stands for it', () => {
    expect(decisionPart(parse(marked('{ path: a.csv }')))).toBe(decisionPart(parse(marked('{ path: b.csv }'))));
  });
});

describe('how positions are liquidated', () => {
  const withLiquidation = (liquidation: string) => EXAMPLE.replace('kind: spot', `kind: perpetual\n  ${liquidation}`);

  it('is at once unless the scenario says otherwise, and only then a part of what decides', () => {
    const plain = parse(withLiquidation('leverage: 1'));
    expect(plain.venue.margin?.liquidation).toBe('at-once');
    expect(decisionPart(plain)).not.toContain('liquidation');
    const steps = parse(withLiquidation('liquidation: in-steps'));
    expect(steps.venue.margin?.liquidation).toBe('in-steps');
    expect(decisionPart(steps)).toContain('"liquidation":"in-steps"');
    expect(decisionPart(parse(withLiquidation('liquidation: at-once')))).toBe(decisionPart(plain));
  });

  it('gets a "did you mean"', () => {
    expect(errorOf(withLiquidation('liquidation: in-step')).message).toContain('Did you mean "in-steps"?');
  });
});
