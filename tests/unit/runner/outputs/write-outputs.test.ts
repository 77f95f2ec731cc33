import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunError } from '../../../../src/core/errors.js';
import { explainWriteError } from '../../../../src/runner/outputs/explain-write-error.js';
import { writeOutputs } from '../../../../src/runner/outputs/write-outputs.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'icarus-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

function* failingAfter(text: string): Generator<string> {
  yield text;
  throw new TypeError('a bug in the report');
}

describe('writeOutputs', () => {
  it('writes all files, from text or pieces, and makes the folders', async () => {
    const pieces = Array.from({ length: 100_000 }, (_, index) => `${index}\n`);
    const paths = await writeOutputs(join(root, 'a/b'), [
      { name: 'x.txt', chunks: 'hello' },
      { name: 'y.csv', chunks: pieces },
      { name: 'empty', chunks: '' },
    ]);
    expect(paths).toEqual(['x.txt', 'y.csv', 'empty'].map((name) => join(root, 'a/b', name)));
    expect(read('a/b/x.txt')).toBe('hello');
    expect(read('a/b/y.csv')).toBe(pieces.join(''));
    expect(read('a/b/empty')).toBe('');
    expect(readdirSync(join(root, 'a'))).toEqual(['b']);
  });

  it('replaces its own files and leaves others alone', async () => {
    mkdirSync(join(root, 'out'));
    writeFileSync(join(root, 'out/x'), 'old');
    writeFileSync(join(root, 'out/notes.txt'), 'mine');
    await writeOutputs(join(root, 'out'), [{ name: 'x', chunks: 'new' }]);
    expect(read('out/x')).toBe('new');
    expect(read('out/notes.txt')).toBe('mine');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('leaves the previous report untouched when a file fails half-way', async () => {
    await writeOutputs(join(root, 'out'), [{ name: 'x', chunks: 'old' }]);
    const writing = writeOutputs(join(root, 'out'), [
      { name: 'x', chunks: 'new' },
      { name: 'y', chunks: failingAfter('half') },
    ]);
    await expect(writing).rejects.toThrow(TypeError);
    expect(read('out/x')).toBe('old');
    expect(existsSync(join(root, 'out/y'))).toBe(false);
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('puts back what it has moved when a later move fails', async () => {
    mkdirSync(join(root, 'out/y'), { recursive: true });
    writeFileSync(join(root, 'out/y/precious'), 'mine');
    writeFileSync(join(root, 'out/x'), 'old');
    const writing = writeOutputs(join(root, 'out'), [
      { name: 'w', chunks: 'new' },
      { name: 'x', chunks: 'new' },
      { name: 'y', chunks: 'new' },
    ]);
    await expect(writing).rejects.toMatchObject({ code: 'OUTPUT_NOT_A_FOLDER' });
    expect(readdirSync(join(root, 'out')).sort()).toEqual(['x', 'y']);
    expect(read('out/x')).toBe('old');
    expect(read('out/y/precious')).toBe('mine');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('writes nothing when it is interrupted', async () => {
    const controller = new AbortController();
    function* interrupted(): Generator<string> {
      yield 'x'.repeat(1 << 19);
      controller.abort(new Error('Ctrl-C'));
      yield 'y'.repeat(1 << 19);
    }
    const writing = writeOutputs(join(root, 'out'), [{ name: 'x', chunks: interrupted() }], controller.signal);
    await expect(writing).rejects.toThrow('Ctrl-C');
    expect(readdirSync(root)).toEqual([]);
  });

  it('explains a path that leads through a file', async () => {
    writeFileSync(join(root, 'file'), '');
    const files = [{ name: 'x', chunks: '' }];
    await expect(writeOutputs(join(root, 'file/out'), files)).rejects.toMatchObject({ code: 'OUTPUT_NOT_A_FOLDER' });
    await expect(writeOutputs(join(root, 'file'), files)).rejects.toMatchObject({ code: 'OUTPUT_NOT_A_FOLDER' });
    expect(readdirSync(root)).toEqual(['file']);
  });

  it.each([
    ['ENOSPC', 'OUTPUT_DISK_FULL'],
    ['EACCES', 'OUTPUT_NOT_ALLOWED'],
    ['EROFS', 'OUTPUT_NOT_ALLOWED'],
    ['ENOTDIR', 'OUTPUT_NOT_A_FOLDER'],
    ['EIO', 'OUTPUT_FAILED'],
  ])('explains %s with a remedy', (systemCode, code) => {
    const cause = Object.assign(new Error(`${systemCode}: something`), { code: systemCode, syscall: 'write' });
    const error = explainWriteError('/out', cause);
    expect(error).toBeInstanceOf(RunError);
    expect(error).toMatchObject({ code, remedy: expect.stringContaining('--out') });
  });
});
