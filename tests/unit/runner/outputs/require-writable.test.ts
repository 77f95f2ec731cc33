import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requireWritable } from '../../../../src/runner/outputs/require-writable.js';

describe('requireWritable', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'icarus-writable-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('accepts a folder that is not there yet, and does not make it', async () => {
    await requireWritable(join(dir, 'reports', 'mine'));
    expect(existsSync(join(dir, 'reports', 'mine'))).toBe(false);
    expect(readdirSync(join(dir, 'reports'))).toEqual([]);
  });

  it('accepts a folder with an earlier report, and leaves it alone', async () => {
    mkdirSync(join(dir, 'mine'));
    writeFileSync(join(dir, 'mine', 'report.html'), 'old');
    await requireWritable(join(dir, 'mine'));
    expect(readdirSync(join(dir, 'mine'))).toEqual(['report.html']);
  });

  it('refuses a file where the folder should be, or a part of its path', async () => {
    writeFileSync(join(dir, 'taken'), '');
    await expect(requireWritable(join(dir, 'taken'))).rejects.toMatchObject({ code: 'OUTPUT_NOT_A_FOLDER' });
    await expect(requireWritable(join(dir, 'taken', 'mine'))).rejects.toMatchObject({ code: 'OUTPUT_NOT_A_FOLDER' });
  });
});
