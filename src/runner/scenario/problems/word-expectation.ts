import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'nothing',
};

/** Of a union that does not say itself what it expects. */
export const ANOTHER_TYPE = 'expected a value of another type';

/** What a schema would have accepted, as a phrase that begins with "expected"; undefined leaves it to zod. */
export function wordExpectation(issue: RawIssue, choices: readonly string[]): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${TYPE_WORDS[issue.expected] ?? `a value of type ${issue.expected}`}`;
    case 'invalid_value':
      return wordChoices(choices);
    case 'invalid_union':
      return choices.length > 0 ? wordChoices(choices) : ANOTHER_TYPE;
    case 'too_small':
      return `expected ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'not_multiple_of':
      return `expected a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return `expected text of the form ${issue.pattern ?? issue.format}`;
    default:
      return undefined;
  }
}

function wordChoices(choices: readonly string[]): string {
  return choices.length === 1 ? `expected ${choices[0]}` : `expected one of ${choices.join(', ')}`;
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' || origin === 'set' ? ' entries' : '';
}
