import { DataError } from '../../core/errors.js';
import { readSource } from '../source/read-source.js';
import type { SourceFile } from '../source/source-file.js';

const HEAD_BYTES = 1 << 16;
const HEAD_LINES = 100;

/**
 * The first non-blank lines of a CSV, to tell its layout from. Throws DataError DATA_NOT_CSV for binary data and
 * DATA_FILE_EMPTY where there is nothing but white space.
 */
export async function readCsvHead(source: SourceFile): Promise<readonly string[]> {
  const bytes = await readHeadBytes(source);
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const junk = findJunk(text);
  if (junk !== undefined) throw notCsv(source.path, junk);
  const lines = text.split(/\r\n|\n|\r/);
  // The last line has been cut at the end of the head.
  if (bytes.length >= HEAD_BYTES && lines.pop() !== undefined && lines.length === 0) {
    throw notCsv(source.path, `no line break in its first ${HEAD_BYTES} bytes`);
  }
  const filled = lines.filter((line) => line.trim() !== '').slice(0, HEAD_LINES);
  if (filled.length > 0) return filled;
  throw new DataError({
    code: 'DATA_FILE_EMPTY',
    message: `The data file ${source.path} holds no line of text.`,
    remedy: 'Download or export it again; the previous attempt probably failed half-way.',
    values: { path: source.path },
  });
}

async function readHeadBytes(source: SourceFile): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of readSource(source)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

/** A description of the first character that no CSV contains. */
function findJunk(text: string): string | undefined {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // A replacement character stands for bytes that are not UTF-8; one at the very end may be a cut character.
    if (code === 0xfffd && index < text.length - 1) return `bytes that are not UTF-8 text near position ${index}`;
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) {
      return `the control character 0x${code.toString(16).padStart(2, '0')} near position ${index}`;
    }
  }
  return undefined;
}

function notCsv(path: string, junk: string): DataError {
  return new DataError({
    code: 'DATA_NOT_CSV',
    message: `The data file ${path} is not CSV text: it has ${junk}.`,
    remedy: 'Give CSV in UTF-8 (plain, .gz or .zip) or an Arrow file.',
    values: { path },
  });
}
