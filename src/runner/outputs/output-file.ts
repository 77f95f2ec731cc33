/** A file to write: its name within the output folder, and its text, whole or in pieces. */
export interface OutputFile {
  readonly name: string;
  readonly chunks: Iterable<string> | string;
}
