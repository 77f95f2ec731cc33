import { describe, expect, it } from 'vitest';
import { EquityLog } from '../../../../src/agents/recorder/equity-log.js';

function filled(count: number, log = new EquityLog()): EquityLog {
  for (let at = 0; at < count; at++) log.push(at * 1000, 100 + at, 50 - at, at / 3, -at);
  return log;
}

describe('EquityLog', () => {
  it.each([0, 1, 128, 9000])('gives %i samples as columns', (count) => {
    const curve = filled(count).toCurve();
    const expected = (of: (at: number) => number) => Float64Array.from({ length: count }, (_, at) => of(at));
    expect(curve).toEqual({
      tsMs: expected((at) => at * 1000),
      equity: expected((at) => 100 + at),
      cash: expected((at) => 50 - at),
      exposure: expected((at) => at / 3),
      drawdownPct: expected((at) => (at === 0 ? -0 : -at)),
    });
  });

  it('knows when the last sample was taken, also after it has been put away and cleared', () => {
    const log = new EquityLog();
    expect(log.lastTsMs).toBeNaN();
    log.load(filled(300).toCurve());
    expect([log.length, log.lastTsMs]).toEqual([300, 299_000]);
    log.push(300_000, 1, 2, 3, 4);
    expect(log.toCurve().tsMs.at(-1)).toBe(300_000);
    log.clear();
    expect([log.length, log.lastTsMs]).toEqual([0, Number.NaN]);
    log.load(log.toCurve());
    expect(log.lastTsMs).toBeNaN();
  });
});
