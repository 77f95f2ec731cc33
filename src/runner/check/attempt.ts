import { RunError } from '../../core/errors.js';

/** Runs what may break off because an agent throws; resolves to the agent's error then, and to null otherwise. */
export async function attempt(run: () => Promise<unknown>): Promise<RunError | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof RunError && error.code === 'AGENT_FAILED') return error;
    throw error;
  }
}

/** Id of the strategy that an agent's failure names; null where it was another agent. */
export function strategyOfFailure({ values }: RunError): string | null {
  const agentId = String(values.agentId);
  return agentId.startsWith('strategy:') ? agentId.slice('strategy:'.length) : null;
}
