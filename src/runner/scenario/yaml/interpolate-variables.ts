/** The environment that `${…}` is read from. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Interpolation {
  readonly text: string;
  /** What is wrong with the expressions, as messages. */
  readonly problems: readonly InterpolationProblem[];
}

export interface InterpolationProblem {
  readonly message: string;
  /** The unset variable, to look for a near one; null if the expression itself is malformed. */
  readonly variable: string | null;
}

const EXPRESSION = /\$?\$\{([^}]*)(\}?)/g;
const CONTENT = /^([A-Za-z_][A-Za-z0-9_]*)(?::-([\s\S]*))?$/;

/**
 * Replaces `${NAME}` and `${NAME:-default}` (the default also stands in for an empty variable, as in a shell);
 * `$${` is a literal `${`.
 */
export function interpolateVariables(text: string, env: Environment): Interpolation {
  const problems: InterpolationProblem[] = [];
  const replaced = text.replace(EXPRESSION, (expression: string, content: string, close: string) => {
    if (expression.startsWith('$$')) return expression.slice(1);
    const match = close === '' ? null : CONTENT.exec(content);
    if (match === null) {
      const message = `expected \${NAME} or \${NAME:-default} (write $\${ for a literal \${), found ${expression}`;
      problems.push({ message, variable: null });
      return expression;
    }
    const [, name, fallback] = match;
    const value = env[name];
    if (fallback !== undefined) return value === undefined || value === '' ? fallback : value;
    if (value !== undefined) return value;
    const message = `the environment variable ${name} is not set; set it, or give a default: \${${name}:-value}`;
    problems.push({ message, variable: name });
    return expression;
  });
  return { text: replaced, problems };
}
