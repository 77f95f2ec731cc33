import { describe, expect, it } from 'vitest';
import { SNAPSHOT_VERSION } from '../../../../src/kernel/kernel-snapshot.js';
import { ENGINE_VERSION } from '../../../../src/runner/engine-version.js';
import { decodeSnapshot, encodeSnapshot } from '../../../../src/runner/snapshot/snapshot-file.js';
import { savedRun } from './saved-run.js';

const AT = Date.UTC(2024, 0, 2, 3);
const saved = await savedRun(AT);
const bytes = Buffer.from(encodeSnapshot(saved));
const lineEnd = bytes.indexOf(0x0a);
const header = JSON.parse(bytes.subarray(0, lineEnd).toString());

const withHeader = (changes: object) =>
  Buffer.concat([Buffer.from(JSON.stringify({ ...header, ...changes })), bytes.subarray(lineEnd)]);
const code = (value: string) => expect.objectContaining({ code: value });

describe('a snapshot as a file', () => {
  it('comes back as it was: typed arrays, maps, exact money and what is not a number', () => {
    const odd = { ...saved, codeHashes: { a: 'b' }, dataHashes: ['x'] };
    expect(decodeSnapshot(encodeSnapshot(odd), 'a.icarus')).toEqual(odd);
    const { record, point } = decodeSnapshot(bytes, 'a.icarus');
    expect(record).toEqual(saved.record);
    expect(point).toEqual(saved.point);
    expect(typeof point.start.fees).toBe('bigint');
    expect(point.snapshot.lastPrice).toBeInstanceOf(Float64Array);
    expect(record.compliance?.audit).toBeDefined();
  });

  it('is the same to the byte each time, wherever its bytes lie', () => {
    expect(Buffer.from(encodeSnapshot(saved)).equals(bytes)).toBe(true);
    const inTheMiddle = Buffer.concat([Buffer.alloc(3), bytes, Buffer.alloc(5)]).subarray(3, 3 + bytes.length);
    expect(decodeSnapshot(inTheMiddle, 'a.icarus')).toEqual(saved);
  });

  it('says in its first line what it is', () => {
    expect(header).toEqual({
      kind: 'icarus-snapshot',
      fileVersion: 2,
      snapshotVersion: SNAPSHOT_VERSION,
      engineVersion: ENGINE_VERSION,
      scenario: 'desk',
      at: '2024-01-02T03:00:00.000Z',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a line feed', Buffer.from('\n')],
    ['a scenario', Buffer.from('name: desk\ndata: []\n')],
    ['other JSON', Buffer.from('{"kind":"another"}\n')],
    ['a number', Buffer.from('1\n')],
    ['null', Buffer.from('null\n')],
    ['a header without an end', bytes.subarray(0, lineEnd)],
    ['what came before the header', Buffer.concat([Buffer.from(' \n'), bytes])],
  ])('is not one: %s', (_, contents) => {
    expect(() => decodeSnapshot(contents, 'a.icarus')).toThrow(code('SNAPSHOT_NOT_ONE'));
    expect(() => decodeSnapshot(contents, 'a.icarus')).toThrow('a.icarus is no snapshot of a run.');
  });

  it.each([
    [{ fileVersion: 99 }, `99.${SNAPSHOT_VERSION}`],
    [{ snapshotVersion: 1, engineVersion: '0.0.9' }, 'Icarus 0.0.9 in format 2.1'],
  ])('of another version is refused before it is looked at: %j', (changes, words) => {
    const damaged = withHeader({ ...changes, sha256: 'other' });
    expect(() => decodeSnapshot(damaged, 'a.icarus')).toThrow(code('SNAPSHOT_VERSION'));
    expect(() => decodeSnapshot(damaged, 'a.icarus')).toThrow(words);
  });

  it('that is damaged is refused: a bit, the end, all of it, the hash', () => {
    for (const at of [lineEnd + 1, (lineEnd + bytes.length) >> 1, bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at] ^= 1;
      expect(() => decodeSnapshot(flipped, 'a.icarus')).toThrow(code('SNAPSHOT_DAMAGED'));
    }
    for (const contents of [
      bytes.subarray(0, -1),
      bytes.subarray(0, lineEnd + 1),
      Buffer.concat([bytes, Buffer.alloc(1)]),
      withHeader({ sha256: '0'.repeat(64) }),
    ]) {
      expect(() => decodeSnapshot(contents, 'a.icarus')).toThrow(code('SNAPSHOT_DAMAGED'));
    }
  });
});
