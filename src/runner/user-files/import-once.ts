import { importUserFile } from './import-user-file.js';

/** Imports a user's file: gives its default export. */
export type ImportFile = (file: string) => Promise<unknown>;

/** An import that reads each file once, however often it is asked for: what it gave before is given again. */
export function importOnce(importFile: ImportFile = importUserFile): ImportFile {
  const imported = new Map<string, Promise<unknown>>();
  return (file) => {
    const known = imported.get(file) ?? importFile(file);
    imported.set(file, known);
    return known;
  };
}
