/** A file to write: its name within the output folder, and its text, whole or in pieces, or its bytes. */
export interface OutputFile {
  readonly name: string;
  readonly chunks: Iterable<string> | Uint8Array | string;
}
