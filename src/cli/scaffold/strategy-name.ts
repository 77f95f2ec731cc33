import { InputError } from '../../core/errors.js';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LENGTH_MAX = 60;

/** Throws InputError STRATEGY_NAME_INVALID unless `name` is good for a file and a strategy or rule: lower case, words joined by `-`. */
export function checkStrategyName(name: string, kind: 'strategy' | 'rule' = 'strategy'): void {
  if (NAME.test(name) && name.length <= LENGTH_MAX) return;
  const proposal = proposeName(name);
  const question = proposal === null ? '' : ` Did you mean "${proposal}"?`;
  throw new InputError({
    code: 'STRATEGY_NAME_INVALID',
    message: `"${name}" is no name for a ${kind}.${question}`,
    remedy: `Use lower-case letters and digits, words joined by "-", such as my-${kind} (at most ${LENGTH_MAX} characters).`,
    values: { name },
  });
}

/** `MyStrategy.ts` → `my-strategy` */
function proposeName(name: string): string | null {
  const proposal = name
    .replace(/\.[cm]?[jt]s$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, LENGTH_MAX);
  return NAME.test(proposal) ? proposal : null;
}
