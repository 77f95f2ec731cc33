import { describe, expect, it } from 'vitest';
import { formatBranches } from '../../../../src/cli/summary/format-branches.js';
import { createTerminal } from '../../../../src/cli/terminal/terminal.js';
import type { RunResult } from '../../../../src/report/run-result.js';
import { resultOfEvery, resultOfWhatIf, resultWith } from './given-branches.js';

function print(result: RunResult, columns?: number, isTTY = false): string[] {
  const stream = { write: () => {}, columns, isTTY };
  return formatBranches(result, createTerminal(stream, stream, {})).map((line) => line.replaceAll('\u00a0', ' '));
}

describe('the branches of a run in the terminal', () => {
  it('are no lines where there are none', () => {
    expect(print(resultWith([]))).toEqual([]);
  });

  it('are set beside what they left, nested ones below their parents, failed ones behind', () => {
    expect(print(resultOfWhatIf())).toMatchInlineSnapshot(`
      [
        "  Branch        Changed            Forked at         Return since  Difference     95 % interval  Verdict",
        "  unchanged     nothing            2024-01-15            −13.53 %     0.00 pp                 –  identical",
        "  tight-stop    maxDrawdownPct:…   2024-01-15            −10.36 %    +3.18 pp  −17.17 to +17.98  may be chance",
        "  cheap         fees.takerBps: 5…  2024-01-15            −11.47 %    +2.06 pp    +1.61 to +2.67  better",
        "  crash         BTCUSDT shock −4…  2024-01-15            −23.86 %   −10.33 pp   −44.21 to −0.83  worse",
        "    after-halt  maxDrawdownPct:…   2024-01-22 02:36       −4.31 %    −4.31 pp  −22.21 to +17.35  may be chance",
        "    late        maxDrawdownPct:…   2024-02-28 23:00      −10.36 %    +3.18 pp                 –  too short",
        "",
        "  levered failed: Agent "strategy:trend" threw on BarClosed: no.",
        "",
        "  More than chance explains: cheap (better), crash (worse).",
      ]
    `);
  });

  it('say the moment once where all were forked at one, and leave out what has no room', () => {
    const result = resultWith([
      { name: 'tight-stop' },
      {
        name: 'faster',
        changes: ['strategies.trend.params.fast: 12 → 6', 'strategies.trend.params.slow: 48 → 24'],
        ...{ returnPct: -15.939, differencePct: -2.406, interval: [-9.379, 4.778] },
      },
    ]);
    expect(print(result)).toMatchInlineSnapshot(`
      [
        "  Forked at 2024-01-15",
        "  Branch      Changed                                Return since  Difference     95 % interval  Verdict",
        "  tight-stop  maxDrawdownPct: 25 → 12                    −10.36 %    +3.18 pp  −17.17 to +17.98  may be chance",
        "  faster      trend.fast: 12 → 6, trend.slow: 48 →…      −15.94 %    −2.41 pp    −9.38 to +4.78  may be chance",
        "",
        "  No branch differs from what it left by more than chance explains.",
      ]
    `);
    expect(print(result, 80)).toMatchInlineSnapshot(`
      [
        "  Forked at 2024-01-15",
        "  Branch      Return since  Difference     95 % interval  Verdict",
        "  tight-stop      −10.36 %    +3.18 pp  −17.17 to +17.98  may be chance",
        "  faster          −15.94 %    −2.41 pp    −9.38 to +4.78  may be chance",
        "",
        "  No branch differs from what it left by more than chance explains.",
      ]
    `);
  });

  it('fit any screen of eighty characters and more', () => {
    const result = resultOfWhatIf();
    for (const columns of [80, 90, 100, 120, 200]) {
      const table = print({ ...result, failedBranches: [] }, columns);
      expect(Math.max(...table.map(({ length }) => length))).toBeLessThanOrEqual(columns);
    }
  });

  it('are told of by name where there are many', () => {
    expect(print(resultOfEvery(30))).toMatchInlineSnapshot(`
      [
        "  Branch      Changed                        Forks  Better  Worse  May be chance  Too short  Median difference",
        "  tight-stop  maxDrawdownPct: 25 → 12           30       0      1             29          0           +3.18 pp",
        "  faster      trend.fast: 12 → 6, trend.sl…     30       0      0             29          1          +14.50 pp",
        "",
        "  More than chance explains: tight-stop@2024-01-05 (worse).",
        "  Of 59 comparisons about 2.9 would look so by chance alone.",
      ]
    `);
  });

  it('are told of one by one up to twelve, though they have one name', () => {
    const lines = print(resultOfEvery(6));
    expect(lines.filter((line) => /^ {2}(tight-stop|faster)@/.test(line))).toHaveLength(12);
  });

  it('end with how many more the report has', () => {
    const forks = Array.from({ length: 15 }, (_, index) => ({ name: `b${index}` }));
    const lines = print(resultWith(forks));
    expect(lines.filter((line) => /^ {2}b\d+ /.test(line))).toHaveLength(12);
    expect(lines).toContain('  … and 3 more in the report');
  });

  it('show failures alone where no branch came to an end, and not all of many', () => {
    const result = resultOfWhatIf();
    const [failed] = result.failedBranches ?? [];
    const failedBranches = Array.from({ length: 7 }, (_, index) => ({ ...failed, name: `f${index}` }));
    const lines = print({ ...result, branches: result.branches.slice(0, 1), failedBranches });
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe('  f0 failed: Agent "strategy:trend" threw on BarClosed: no.');
    expect(lines[5]).toBe('  … and 2 more in the report');
  });

  it('have a colour where something is known of them', () => {
    const lines = print(resultOfWhatIf(), 110, true);
    expect(lines.find((line) => line.includes('crash'))).toContain('\u001b[31mworse\u001b[39m');
    expect(lines.find((line) => line.includes('cheap'))).toContain('\u001b[32mbetter\u001b[39m');
    expect(lines.find((line) => line.includes('levered'))).toContain('\u001b[31mlevered failed\u001b[39m');
    expect(lines.find((line) => line.includes('after-halt'))).not.toContain('\u001b');
  });
});
