import { setImmediate } from 'node:timers/promises';

/**
 * Waits for one whole turn of the event loop, then throws the signal's reason if it is aborted: after a long
 * computation, Ctrl-C has been pressed but not yet heard.
 */
export async function letSignalsIn(signal: AbortSignal): Promise<void> {
  // The first may come before the loop has polled the operating system, the second comes after it.
  await setImmediate();
  await setImmediate();
  signal.throwIfAborted();
}
