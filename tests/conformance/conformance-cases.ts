import { AMEND_AND_CANCEL_CASES } from './amend-and-cancel-cases.js';
import { BRACKET_CASES } from './bracket-cases.js';
import { EXIT_CASES } from './exit-cases.js';
import { INTERPLAY_CASES } from './interplay-cases.js';
import { LIMIT_CASES } from './limit-cases.js';
import { LIMIT_CONDITION_CASES } from './limit-condition-cases.js';
import { MARKET_CASES } from './market-cases.js';
import { ONE_CANCELS_OTHER_CASES } from './one-cancels-other-cases.js';
import { STOP_CASES } from './stop-cases.js';
import { STOP_LIMIT_CASES } from './stop-limit-cases.js';
import { ALL_TAKE_PROFIT_CASES } from './take-profit-cases.js';
import { TRAILING_STOP_CASES } from './trailing-stop-cases.js';
import type { VenueCase } from './venue-case.js';

/** Every case, in the order of the table. */
export const CONFORMANCE_CASES: readonly VenueCase[] = [
  ...MARKET_CASES,
  ...LIMIT_CASES,
  ...LIMIT_CONDITION_CASES,
  ...STOP_CASES,
  ...STOP_LIMIT_CASES,
  ...ALL_TAKE_PROFIT_CASES,
  ...TRAILING_STOP_CASES,
  ...AMEND_AND_CANCEL_CASES,
  ...BRACKET_CASES,
  ...EXIT_CASES,
  ...ONE_CANCELS_OTHER_CASES,
  ...INTERPLAY_CASES,
];
