import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIRST_HASH, hashOfLine, openLine } from '../../../../src/runner/audit/audit-chain.js';
import { auditJsonl } from '../../../../src/runner/audit/audit-jsonl.js';
import { decisionOf } from '../../../../src/runner/audit/decision-of.js';
import { LinePacker, unpackLines } from '../../../../src/runner/audit/line-packer.js';
import { verifyAudit } from '../../../../src/runner/audit/verify-audit.js';
import { tempFolder } from '../../feeds/temp-folder.js';

const HEADER = { scenario: 'test', scenarioHash: 'a', engineVersion: '1', branch: 'main', fingerprint: 'f' };
const ENTRIES = [
  { seq: 1, who: 'strategy:a', what: 'SignalEmitted', why: { reason: 'Ärger ✓' } },
  { seq: 2, what: 'OrderIntended', intent: 1, because: 1 },
  { seq: 3, what: 'SignalEmitted' },
  { seq: 4, what: 'SubmitOrder', intent: 1, order: 9, because: 2 },
  { seq: 5, what: 'OrderFilled', intent: 1, order: 9, because: 4 },
];

function trail(): string {
  const packer = new LinePacker();
  for (const entry of ENTRIES) packer.write(JSON.stringify(entry));
  return [...auditJsonl(HEADER, packer.packed())].join('');
}

function written(folder: string, text: string | Uint8Array): string {
  const path = join(folder, 'audit.jsonl');
  writeFileSync(path, text);
  return path;
}

describe('LinePacker', () => {
  it('gives back what it was given, over any number of blocks', () => {
    const packer = new LinePacker();
    const lines = Array.from({ length: 20_000 }, (_, index) => JSON.stringify({ seq: index, why: `Zeile ✓ ${index}` }));
    for (const line of lines) packer.write(line);
    const packed = packer.packed();
    expect(packed.count).toBe(20_000);
    expect(packed.blocks.length).toBeGreaterThan(1);
    expect([...unpackLines(packed)]).toEqual(lines);
  });

  it('is empty when nothing was written, and after it was cleared', () => {
    const packer = new LinePacker();
    packer.write('{}');
    packer.clear();
    expect([...unpackLines(packer.packed())]).toEqual([]);
  });
});

describe('audit.jsonl', () => {
  it('seals each line with the hash of the one before and its own text', () => {
    const [first, second] = trail().split('\n');
    const opened = openLine(first);
    expect(JSON.parse(first)).toMatchObject({ what: 'AuditOpened', version: 1, ...HEADER });
    expect(opened?.hash).toBe(hashOfLine(FIRST_HASH, opened?.line ?? ''));
    expect(openLine(second)).toEqual({
      line: JSON.stringify(ENTRIES[0]),
      hash: hashOfLine(opened?.hash ?? '', JSON.stringify(ENTRIES[0])),
    });
  });

  it('verifies as it was written', async () => {
    const folder = tempFolder();
    const finding = await verifyAudit(written(folder, trail()));
    const last = JSON.parse(trail().trimEnd().split('\n').at(-1) ?? '');
    expect(finding).toEqual({ ok: true, entries: 5, lastHash: last.hash });
  });

  it('shows every single byte that is changed, and in which line', async () => {
    const folder = tempFolder();
    const bytes = Buffer.from(trail());
    let line = 1;
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] ^= 1;
      const finding = await verifyAudit(written(folder, changed));
      expect(finding).toMatchObject({ ok: false, line });
      if (bytes[at] === 10) line++;
    }
  });

  it.each([
    ['a line taken out', (lines: string[]) => lines.toSpliced(3, 1), 4],
    ['a line put in twice', (lines: string[]) => lines.toSpliced(3, 0, lines[2]), 4],
    ['two lines swapped', (lines: string[]) => lines.toSpliced(2, 2, lines[3], lines[2]), 3],
    ['the end cut off', (lines: string[]) => lines.slice(0, 4), 5],
    ['the beginning cut off', (lines: string[]) => lines.slice(1), 1],
    ['a line after the end', (lines: string[]) => [...lines, lines[1]], 8],
    ['nothing at all', () => [], 1],
  ])('shows %s', async (_, change, line) => {
    const folder = tempFolder();
    const lines = change(trail().trimEnd().split('\n'));
    const text = lines.map((one) => `${one}\n`).join('');
    expect(await verifyAudit(written(folder, text))).toMatchObject({ ok: false, line });
  });

  it('shows entries that were left out before it was sealed', async () => {
    const folder = tempFolder();
    const packer = new LinePacker();
    packer.write('{"seq":1}');
    const text = [...auditJsonl(HEADER, { ...packer.packed(), count: 2 })].join('');
    expect(await verifyAudit(written(folder, text))).toMatchObject({ ok: false, line: 3 });
  });

  it('is unreadable where there is no file', async () => {
    await expect(verifyAudit('/nowhere/audit.jsonl')).rejects.toMatchObject({ code: 'AUDIT_UNREADABLE' });
  });
});

describe('the decision behind an order', () => {
  it('goes back to its signal', async () => {
    const folder = tempFolder();
    const path = written(folder, trail());
    expect(readFileSync(path, 'utf8')).toContain('Ärger ✓');
    const seqs = async (question: { order: number } | { seq: number }) =>
      (await decisionOf(path, question)).map(({ seq }) => seq);
    expect(await seqs({ order: 9 })).toEqual([1, 2, 4, 5]);
    expect(await seqs({ seq: 4 })).toEqual([1, 2, 4]);
    await expect(seqs({ order: 10 })).rejects.toMatchObject({ code: 'AUDIT_ENTRY_MISSING' });
  });

  it('does not guess at a line that is no entry', async () => {
    const folder = tempFolder();
    const path = written(folder, 'a\n');
    await expect(decisionOf(path, { seq: 1 })).rejects.toMatchObject({ code: 'AUDIT_BROKEN' });
  });
});
