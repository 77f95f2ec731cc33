/** What a capture had in it that did not become a tick, counted by what it was. */
export class CaptureNotes {
  private readonly unknown = new Map<string, number>();
  private otherSymbols = 0;
  private zeroPrices = 0;
  private otherTrades = 0;
  private snapshots = 0;

  countUnknown(name: string): void {
    this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
  }

  countOtherSymbol(): void {
    this.otherSymbols++;
  }

  countZeroPrice(): void {
    this.zeroPrices++;
  }

  countOtherTrade(): void {
    this.otherTrades++;
  }

  countSnapshot(): void {
    this.snapshots++;
  }

  /** One sentence each, in a fixed order. */
  sentences(symbol: string): string[] {
    const notes: string[] = [];
    for (const [name, count] of this.unknown)
      notes.push(`${frames(count)} left out: ${name} holds no ticks that are read.`);
    if (this.otherSymbols > 0) notes.push(`${frames(this.otherSymbols)} left out: of other symbols than ${symbol}.`);
    if (this.zeroPrices > 0)
      notes.push(`${frames(this.zeroPrices)} left out: trades with a price or quantity of 0, which nobody made.`);
    if (this.otherTrades > 0)
      notes.push(`${frames(this.otherTrades)} left out: trades of the stream that was not asked for.`);
    if (this.otherSymbols > 0 && this.snapshots > 0) {
      notes.push(`Depth snapshots name no symbol: all ${this.snapshots} were taken to be of ${symbol}.`);
    }
    return notes;
  }
}

function frames(count: number): string {
  return count === 1 ? '1 frame was' : `${count} frames were`;
}
