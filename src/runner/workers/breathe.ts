import { setImmediate } from 'node:timers/promises';

/**
 * Between batches: lets in what waits for this thread, such as Ctrl-C and the answers of other threads, which would else
 * wait for the end of the run. Rejects with the signal's reason when that is aborted.
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
