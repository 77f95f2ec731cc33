import { DataError } from '../../core/errors.js';
import { CaptureNotes } from './capture-notes.js';
import { FrameProblem } from './frame-problem.js';
import { FrameScanner } from './frame-scanner.js';
import { parseFrame } from './parse-frame.js';
import { UNUSUAL } from './scan-decimal.js';
import { FRAME_OFFSET, scanReceiveTime } from './scan-receive-time.js';
import { StreamFrame } from './stream-frame.js';
import { TickCollector } from './tick-collector.js';

const RETURN = 13;
const SHOWN_CHARACTERS = 80;

export interface CaptureParserOptions {
  /** For messages. */
  readonly path: string;
  /** In upper case. */
  readonly symbol: string;
  readonly tradeStream: 'trade' | 'aggTrade';
  readonly reader: 'auto' | 'reference';
}

/** Turns lines of a capture into ticks. Throws DataError, naming file and line, at the first that is none. */
export class CaptureParser {
  readonly ticks = new TickCollector();
  readonly notes = new CaptureNotes();
  private readonly options: CaptureParserOptions;
  private readonly frame = new StreamFrame();
  private readonly scanner: FrameScanner;
  private lastTsMs = 0;

  constructor(options: CaptureParserOptions) {
    this.options = options;
    this.scanner = new FrameScanner(options.symbol, this.frame);
  }

  /** Takes the line in the bytes [start, end). Blank lines are passed over. */
  takeLine(bytes: Uint8Array, start: number, lineEnd: number, line: number): void {
    const end = bytes[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
    if (end <= start) return;
    const tsMs = scanReceiveTime(bytes, start, end);
    if (tsMs === UNUSUAL) throw this.noTime(textOf(bytes, start, end), line);
    if (tsMs < this.lastTsMs) throw this.backwards(tsMs, line);
    this.lastTsMs = tsMs;
    const frameStart = start + FRAME_OFFSET;
    if (this.options.reader === 'reference' || !this.scanner.scan(bytes, frameStart, end)) {
      this.parse(textOf(bytes, frameStart, end), line);
    }
    this.keep(tsMs);
  }

  private parse(text: string, line: number): void {
    try {
      parseFrame(text, this.options.symbol, this.frame);
    } catch (error) {
      throw error instanceof FrameProblem ? this.unreadable(error, text, line) : error;
    }
  }

  private keep(tsMs: number): void {
    const { frame, ticks, notes, options } = this;
    switch (frame.kind) {
      case 'trade':
      case 'aggTrade':
        if (frame.kind !== options.tradeStream) notes.countOtherTrade();
        // Futures send frames of price 0 for what is no trade in the market.
        else if (frame.price === 0 || frame.quantity === 0) notes.countZeroPrice();
        else ticks.addTrade(frame, tsMs);
        return;
      case 'quote':
        ticks.addQuote(frame, tsMs);
        return;
      case 'snapshot':
        notes.countSnapshot();
        ticks.addDepth(frame, tsMs);
        return;
      case 'depth':
        ticks.addDepth(frame, tsMs);
        return;
      case 'other-symbol':
        notes.countOtherSymbol();
        return;
      case 'unknown':
        notes.countUnknown(frame.name);
    }
  }

  private noTime(text: string, line: number): DataError {
    const { path } = this.options;
    return new DataError({
      code: 'DATA_ROW_MALFORMED',
      message: `${path}, line ${line}: no receive time in nanoseconds (19 digits and a space) before ${shorten(text)}.`,
      remedy:
        'Give a capture of one frame a line, "<nanoseconds> <JSON>"; a last line cut short means that the file was not written to its end.',
      values: { path, line },
    });
  }

  private backwards(tsMs: number, line: number): DataError {
    const { path } = this.options;
    return new DataError({
      code: 'DATA_DIRTY',
      message: `${path}, line ${line}: the receive time ${tsMs} ms is before that of an earlier line, ${this.lastTsMs} ms.`,
      remedy:
        'Sort the lines by their first field, keeping the order of equal ones (`sort --stable --key=1,1`), or join captures in order of time.',
      values: { path, line, tsMs, lastTsMs: this.lastTsMs },
    });
  }

  private unreadable(problem: FrameProblem, text: string, line: number): DataError {
    const { path } = this.options;
    return new DataError({
      code: problem.about === 'form' ? 'DATA_ROW_MALFORMED' : 'DATA_VALUE_INVALID',
      message: `${path}, line ${line}: ${problem.message}, in ${shorten(text)}.`,
      remedy: 'Correct or delete the line; a last line cut short means that the file was not written to its end.',
      values: { path, line },
      cause: problem,
    });
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

function shorten(text: string): string {
  return JSON.stringify(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);
}
