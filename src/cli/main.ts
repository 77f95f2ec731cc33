#!/usr/bin/env node
import module from 'node:module';
import { basename } from 'node:path';
import { cliServices } from './cli-services.js';
import { packageVersion } from './package-version.js';
import { watchInterruptions } from './terminal/interruption.js';
import { createTerminal } from './terminal/terminal.js';

/*
 * The reader of a pipe may leave early (`sim run … | head -1`). That is no failure, and the results on disk matter
 * more than the text: go on without it.
 */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// Node 22 and newer keep compiled code between runs, which halves the time to start; older ones know nothing of it.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();

const args = process.argv.slice(2);
if (args.length === 1 && args[0] === '--version') {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  const signal = watchInterruptions(process);
  const { runCli } = await import('./run-cli.js');
  process.exitCode = await runCli(args, {
    terminal: createTerminal(process.stdout, process.stderr, process.env),
    env: process.env,
    cwd: process.cwd(),
    signal,
    services: cliServices,
    // Linked or installed it is `sim`; in a clone, where it is not on the PATH, npm finds it.
    program: basename(process.argv[1]) === 'sim' ? 'sim' : 'npm run -s sim --',
    now: () => performance.now(),
  });
}
