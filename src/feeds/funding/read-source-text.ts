import { DataError } from '../../core/errors.js';
import { readSource } from '../source/read-source.js';
import { inspectSource } from '../source/source-file.js';

/**
 * The whole text of a small file, plain, gzip or a zip with one CSV. Throws what looking at and inflating it throws, and
 * DataError DATA_NOT_CSV for an Arrow file, DATA_FILE_EMPTY where there is nothing but white space.
 */
export async function readSourceText(path: string): Promise<string> {
  const source = inspectSource(path);
  if (source.kind === 'arrow') {
    throw new DataError({
      code: 'DATA_NOT_CSV',
      message: `The data file ${path} is not CSV text or JSON: it is an Arrow file.`,
      remedy: 'Give CSV or JSON in UTF-8, plain or .gz.',
      values: { path },
    });
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of readSource(source)) chunks.push(chunk);
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  if (text.trim() !== '') return text;
  throw new DataError({
    code: 'DATA_FILE_EMPTY',
    message: `The data file ${path} holds no line of text.`,
    remedy: 'Download or export it again; the previous attempt probably failed half-way.',
    values: { path },
  });
}
