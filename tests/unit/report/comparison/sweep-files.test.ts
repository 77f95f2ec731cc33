import { describe, expect, it } from 'vitest';
import type { Metrics } from '../../../../src/analytics/metrics.js';
import { sweepCsv } from '../../../../src/report/comparison/sweep-csv.js';
import { sweepJson } from '../../../../src/report/comparison/sweep-json.js';
import type { SweepPoint, SweepResult } from '../../../../src/report/comparison/sweep-result.js';

const finished: SweepPoint = {
  index: 0,
  values: [5, 'a, b'],
  // Not in the order of the catalog.
  metrics: { sharpe: null, finalEquity: '10.50', trades: 3 } as unknown as Metrics,
  score: null,
  fingerprint: 'f00d',
  error: null,
};
const failed: SweepPoint = {
  index: 1,
  values: [true, 2],
  metrics: null,
  score: null,
  fingerprint: null,
  error: { code: 'X', message: 'it "threw"' },
};
const result = {
  schemaVersion: 1,
  scenario: { name: 'demo', hash: 'abc' },
  parameters: [{ path: 'a.x' }, { path: 'b.y' }],
  points: [finished, failed],
  ranking: [],
  conclusion: '"points": []',
} as unknown as SweepResult;

describe('sweep.csv', () => {
  it('has a row a point, failed or not', () => {
    expect([...sweepCsv(result)].join('')).toBe(
      [
        'index,a.x,b.y,finalEquity,sharpe,trades,fingerprint,error',
        '0,5,"a, b",10.50,,3,f00d,',
        '1,true,2,,,,,"X: it ""threw"""',
        '',
      ].join('\n'),
    );
  });

  it('has no metrics where every point failed', () => {
    const csv = [...sweepCsv({ ...result, points: [failed] })].join('');
    expect(csv.split('\n')[0]).toBe('index,a.x,b.y,fingerprint,error');
  });
});

describe('sweep.json', () => {
  const text = [...sweepJson(result)].join('');

  it('is the result, whatever its texts say', () => {
    expect(JSON.parse(text)).toEqual(result);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('has a line a point, its metrics in the order of the catalog', () => {
    const lines = text.split('\n').filter((line) => line.startsWith('    {"index"'));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('"metrics":{"finalEquity":"10.50","sharpe":null,"trades":3}');
  });
});
