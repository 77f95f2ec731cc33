const NEWLINE = 10;
const NOTHING = Buffer.alloc(0);

/** Takes one line: the bytes [start, end), without its line break, and its number, counted from 1. */
export type LineListener = (bytes: Uint8Array, start: number, end: number, line: number) => void;

/** Cuts chunks of bytes into lines without copying them, but for the one that goes on in the next chunk. */
export class LineReader {
  private readonly onLine: LineListener;
  private readonly unfinished: Uint8Array[] = [];
  private line = 0;

  constructor(onLine: LineListener) {
    this.onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      if (this.unfinished.length > 0) {
        const whole = this.takeUnfinished(chunk.subarray(0, end));
        this.onLine(whole, 0, whole.length, ++this.line);
      } else {
        this.onLine(chunk, start, end, ++this.line);
      }
      start = end + 1;
    }
    // A copy, because a view would keep the whole chunk alive.
    if (start < chunk.length) this.unfinished.push(Buffer.from(chunk.subarray(start)));
  }

  /** Takes a last line that has no line break. */
  end(): void {
    const last = this.takeUnfinished(NOTHING);
    if (last.length > 0) this.onLine(last, 0, last.length, ++this.line);
  }

  private takeUnfinished(rest: Uint8Array): Uint8Array {
    const whole = Buffer.concat([...this.unfinished, rest]);
    this.unfinished.length = 0;
    return whole;
  }
}
