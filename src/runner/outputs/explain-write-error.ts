import { RunError } from '../../core/errors.js';

interface Explanation {
  readonly code: string;
  readonly problem: string;
  readonly remedy: string;
}

/** What the operating system's code means for a person who wants a report, and what to do. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ENOSPC: {
    code: 'OUTPUT_DISK_FULL',
    problem: 'the disk is full',
    remedy: 'Free some space, or choose a folder on another disk with --out.',
  },
  EDQUOT: {
    code: 'OUTPUT_DISK_FULL',
    problem: 'the disk quota is used up',
    remedy: 'Free some space, or choose a folder on another disk with --out.',
  },
  EACCES: {
    code: 'OUTPUT_NOT_ALLOWED',
    problem: 'this user may not write there',
    remedy: 'Choose a folder that you may write to with --out.',
  },
  EPERM: {
    code: 'OUTPUT_NOT_ALLOWED',
    problem: 'this user may not write there',
    remedy: 'Choose a folder that you may write to with --out.',
  },
  EROFS: {
    code: 'OUTPUT_NOT_ALLOWED',
    problem: 'the file system is read-only',
    remedy: 'Choose a folder that you may write to with --out.',
  },
  ENOTDIR: {
    code: 'OUTPUT_NOT_A_FOLDER',
    problem: 'a part of the path is a file, not a folder',
    remedy: 'Move it away, or choose another folder with --out.',
  },
  EEXIST: {
    code: 'OUTPUT_NOT_A_FOLDER',
    problem: 'something of the same name is in the way',
    remedy: 'Move it away, or choose another folder with --out.',
  },
};

/** A RunError for a failed write below `target`; an error that is none of the file system's as it is. */
export function explainWriteError(target: string, error: unknown): unknown {
  const { code: systemCode, message } = error as NodeJS.ErrnoException;
  if (typeof systemCode !== 'string' || !(error as NodeJS.ErrnoException).syscall) return error;
  const { code, problem, remedy } = EXPLANATIONS[systemCode] ?? unknown(message);
  return new RunError({
    code,
    message: `The results cannot be written to ${target}: ${problem}.`,
    remedy,
    values: { dir: target, systemCode },
    cause: error,
  });
}

function unknown(problem: string): Explanation {
  return { code: 'OUTPUT_FAILED', problem, remedy: 'Choose another folder with --out.' };
}
