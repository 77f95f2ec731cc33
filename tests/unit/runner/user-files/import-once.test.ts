import { describe, expect, it } from 'vitest';
import { importOnce } from '../../../../src/runner/user-files/import-once.js';

describe('importOnce', () => {
  it('imports each file once, also while it is still being imported', async () => {
    const asked: string[] = [];
    const importFile = importOnce(async (file) => {
      asked.push(file);
      return { file };
    });
    const [first, second, other] = await Promise.all(['a.ts', 'a.ts', 'b.ts'].map(importFile));
    expect(second).toBe(first);
    expect(other).not.toBe(first);
    expect(await importFile('a.ts')).toBe(first);
    expect(asked).toEqual(['a.ts', 'b.ts']);
  });

  it('does not try again what has failed', async () => {
    let count = 0;
    const importFile = importOnce(() => Promise.reject(new Error(`attempt ${++count}`)));
    await expect(importFile('a.ts')).rejects.toThrow('attempt 1');
    await expect(importFile('a.ts')).rejects.toThrow('attempt 1');
  });
});
