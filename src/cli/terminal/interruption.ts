/** Why a command was stopped from outside; the reason of the command's AbortSignal. */
export class Interruption extends Error {
  readonly signalName: 'SIGINT' | 'SIGTERM';
  readonly exitStatus: number;

  constructor(signalName: 'SIGINT' | 'SIGTERM') {
    super(`Interrupted by ${signalName}`);
    this.name = 'Interruption';
    this.signalName = signalName;
    this.exitStatus = signalName === 'SIGINT' ? 130 : 143;
  }
}

/** Turns Ctrl-C (and SIGTERM) into an aborted signal; the second Ctrl-C ends the process at once. */
export function watchInterruptions(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  for (const signalName of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signalName, () => {
      const interruption = new Interruption(signalName);
      if (controller.signal.aborted) process.exit(interruption.exitStatus);
      controller.abort(interruption);
    });
  }
  return controller.signal;
}
