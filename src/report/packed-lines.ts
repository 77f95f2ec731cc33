/** Many lines of text, compressed: what a long run keeps in memory until its files are written. Plain data. */
export interface PackedLines {
  /** Raw deflate, each block some thousand whole lines of UTF-8, joined by line feeds. */
  readonly blocks: readonly Uint8Array[];
  readonly count: number;
}
