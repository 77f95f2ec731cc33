import type { OutputStream } from './terminal.js';

/** Knows whether a command that failed has printed its result all the same (`sim data check --json`). */
export class CountingStream implements OutputStream {
  writeCount = 0;
  readonly isTTY: boolean | undefined;
  readonly columns: number | undefined;
  readonly #stream: OutputStream;

  constructor(stream: OutputStream) {
    this.#stream = stream;
    this.isTTY = stream.isTTY;
    this.columns = stream.columns;
  }

  write(text: string): void {
    this.writeCount++;
    this.#stream.write(text);
  }
}
