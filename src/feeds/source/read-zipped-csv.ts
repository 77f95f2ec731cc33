import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import type { Entry, Options, ZipFile } from 'yauzl';
import { DataError } from '../../core/errors.js';
import type { BytesReadListener } from './bytes-read-listener.js';

/**
 * The one CSV inside a zip archive, as Binance publishes them. Throws DataError DATA_ZIP_NO_CSV, DATA_ZIP_MANY_CSV,
 * DATA_ZIP_ENCRYPTED or DATA_ZIP_CORRUPT, naming `path`.
 */
export async function* readZippedCsv(path: string, onBytesRead?: BytesReadListener): AsyncGenerator<Uint8Array> {
  const zip = await openZip(path);
  try {
    const entry = chooseCsv(await listEntries(zip), path);
    const stream = await promisify<Entry, Readable>(zip.openReadStream.bind(zip))(entry);
    let bytesRead = 0;
    let checksum = 0;
    for await (const chunk of stream) {
      bytesRead += (chunk as Buffer).length;
      checksum = crc32(chunk as Buffer, checksum);
      yield chunk as Buffer;
      // The archive's own offset is out of sight here; the share of the text is the same for a progress bar.
      onBytesRead?.(Math.round((bytesRead / entry.uncompressedSize) * entry.compressedSize));
    }
    // The archive reader checks sizes only.
    if (checksum !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} does not match its contents`);
  } catch (error) {
    throw error instanceof DataError ? error : corrupt(path, error);
  } finally {
    zip.close();
  }
}

async function openZip(path: string): Promise<ZipFile> {
  // Loaded on demand: most runs never meet a zip archive.
  const { default: yauzl } = await import('yauzl');
  const open = promisify<string, Options, ZipFile>(yauzl.open);
  try {
    return await open(path, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw corrupt(path, error);
  }
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function chooseCsv(entries: readonly Entry[], path: string): Entry {
  // macOS adds a shadow "__MACOSX/._name.csv" to the archives that it makes.
  const csvs = entries.filter((entry) => /\.csv$/i.test(entry.fileName) && !entry.fileName.startsWith('__MACOSX/'));
  const names = (list: readonly Entry[]) => list.map((entry) => entry.fileName).join(', ') || 'nothing';
  if (csvs.length === 0) {
    throw new DataError({
      code: 'DATA_ZIP_NO_CSV',
      message: `The zip archive ${path} holds no .csv file, but ${names(entries)}.`,
      remedy: 'Give an archive with one CSV of bars in it, or the CSV itself.',
      values: { path, entries: entries.map((entry) => entry.fileName) },
    });
  }
  if (csvs.length > 1) {
    throw new DataError({
      code: 'DATA_ZIP_MANY_CSV',
      message: `The zip archive ${path} holds ${csvs.length} CSV files where one was expected: ${names(csvs)}.`,
      remedy: 'Unpack it and name one CSV, or join them first.',
      values: { path, entries: csvs.map((entry) => entry.fileName) },
    });
  }
  if (csvs[0].isEncrypted()) {
    throw new DataError({
      code: 'DATA_ZIP_ENCRYPTED',
      message: `The file ${csvs[0].fileName} in the zip archive ${path} is encrypted.`,
      remedy: 'Unpack it with its password and give the CSV.',
      values: { path },
    });
  }
  return csvs[0];
}

function corrupt(path: string, cause: unknown): DataError {
  return new DataError({
    code: 'DATA_ZIP_CORRUPT',
    message: `The zip archive ${path} is damaged: ${(cause as Error).message}.`,
    remedy: 'Download it again; `unzip -t` on the file tells whether it is whole.',
    values: { path },
    cause,
  });
}
