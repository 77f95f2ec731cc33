import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../../src/feeds/sink/write-file-atomically.js';
import { tempFolder } from './temp-folder.js';

describe('writeFileAtomically', () => {
  it('replaces a file as a whole', async () => {
    const path = join(tempFolder(), 'out.txt');
    writeFileSync(path, 'before');
    await writeFileAtomically(path, (write) => {
      write(Buffer.from('af'));
      expect(readFileSync(path, 'utf8')).toBe('before');
      write(Buffer.from('ter'));
    });
    expect(readFileSync(path, 'utf8')).toBe('after');
  });

  it('leaves nothing half-written when the disk fills up', async () => {
    const folder = tempFolder();
    const path = join(folder, 'out.txt');
    writeFileSync(path, 'before');
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    const writing = writeFileAtomically(path, (write) => {
      write(Buffer.from('half'));
      throw full;
    });
    await expect(writing).rejects.toMatchObject({
      code: 'DATA_WRITE_FAILED',
      message: `${path} could not be written: the disk is full. Nothing was left half-written.`,
    });
    expect(readdirSync(folder)).toEqual(['out.txt']);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  it('passes other errors through and cleans up', async () => {
    const folder = tempFolder();
    const writing = writeFileAtomically(join(folder, 'out.txt'), () => Promise.reject(new RangeError('mine')));
    await expect(writing).rejects.toThrowError(new RangeError('mine'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('explains a missing folder, a file in the way and a folder of that name', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'taken'));
    const reasons: [path: string, reason: RegExp][] = [
      [join(folder, 'none', 'out'), /its folder does not exist/],
      [join(folder, 'file', 'out'), /a part of its path is a file/],
      [join(folder, 'taken'), /it is a folder/],
    ];
    for (const [path, reason] of reasons) {
      await expect(writeFileAtomically(path, (write) => write(Buffer.from('x')))).rejects.toThrowError(reason);
    }
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken']);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});
