import type { WallClock } from '../kernel/wall-clock.js';

/** A timeout cannot be longer; waiting is then done in stretches. */
const TIMEOUT_MS_MAX = 2 ** 31 - 1;

/** The machine's own clock. */
export class SystemClock implements WallClock {
  nowMs(): number {
    return Date.now();
  }

  async waitUntil(tsMs: number, wake: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    let awake = false;
    const woken = wake.then(() => {
      awake = true;
    });
    try {
      for (let leftMs = tsMs - Date.now(); leftMs > 0 && !awake; leftMs = tsMs - Date.now()) {
        const elapsed = new Promise<void>((resolve) => {
          timer = setTimeout(resolve, Math.min(Math.ceil(leftMs), TIMEOUT_MS_MAX));
        });
        await Promise.race([elapsed, woken]);
        clearTimeout(timer);
      }
    } finally {
      clearTimeout(timer);
    }
  }
}
