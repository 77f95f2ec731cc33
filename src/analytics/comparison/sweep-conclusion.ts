import { plainShare } from './plain-number.js';

/** The deflated Sharpe ratio from which on luck is an unlikely explanation, by convention. */
export const DEFLATED_SHARPE_STRONG = 0.95;
/** The p-value of the reality check under which luck is an unlikely explanation, by convention. */
export const REALITY_CHECK_STRONG = 0.05;
/** The probability of overfitting from which on the past is a poor guide. Ours: the authors reject above 0.05 already. */
export const OVERFIT_WARNING = 0.2;
/** From here on picking by the past is as good as picking blindly. */
const OVERFIT_USELESS = 0.5;

/** How far the best of a sweep is to be trusted. Null is what so few points or returns cannot give. */
export interface SweepEvidence {
  /** Points that came to an end: among so many the best was picked. */
  readonly trials: number;
  /** Returns of the best point. */
  readonly observations: number;
  /** 0 to 1, {@link deflatedSharpe}. */
  readonly deflatedSharpe: number | null;
  /** 0 to 1, {@link overfittingProbability}. */
  readonly overfitProbability: number | null;
  /** 0 to 1, {@link realityCheck}. */
  readonly realityCheckP: number | null;
}

/** What may be concluded from a sweep, in plain sentences: each number's own, and then what they amount to. */
export function sweepConclusion(evidence: SweepEvidence): string {
  const { trials, observations } = evidence;
  const findings = [sharpeFinding(evidence), realityFinding(evidence), overfitFinding(evidence)].filter(
    (finding) => finding !== null,
  );
  const counted = `${trials} ${trials === 1 ? 'point' : 'points'} and ${observations} returns`;
  if (findings.length === 0) return `${counted} are too few to tell the best point from luck.`;
  const sentences = findings.map(({ sentence }) => sentence);
  return [...sentences, verdict(findings, counted)].join(' ');
}

interface Finding {
  readonly sentence: string;
  readonly strong: boolean;
}

function sharpeFinding({ deflatedSharpe, trials }: SweepEvidence): Finding | null {
  if (deflatedSharpe === null) return null;
  const strong = deflatedSharpe >= DEFLATED_SHARPE_STRONG;
  const luck = trials === 1 ? 'is above 0' : `is above what luck gives the best of ${trials}`;
  const judged = strong ? '' : `, short of the customary ${plainShare(DEFLATED_SHARPE_STRONG)}`;
  // Down to whole percents, so that what falls short does not read as if it did not.
  const probability = plainShare(Math.floor(100 * deflatedSharpe + 1e-9) / 100);
  return {
    sentence: `The Sharpe ratio of the best point ${luck} with a probability of ${probability}${judged}.`,
    strong,
  };
}

function realityFinding({ realityCheckP }: SweepEvidence): Finding | null {
  if (realityCheckP === null) return null;
  const strong = realityCheckP < REALITY_CHECK_STRONG;
  const chance = `If no point were better than not trading, the best would look this good in ${plainShare(realityCheckP)} of cases`;
  return { sentence: strong ? `${chance}.` : `${chance}: that is too often to rule luck out.`, strong };
}

function overfitFinding({ overfitProbability }: SweepEvidence): Finding | null {
  if (overfitProbability === null) return null;
  const often = `What was best in one half of the time was below the median in the other in ${plainShare(overfitProbability)} of the ways to halve it`;
  if (overfitProbability >= OVERFIT_USELESS) {
    return { sentence: `${often}: picking by the past was no better than picking blindly.`, strong: false };
  }
  const strong = overfitProbability < OVERFIT_WARNING;
  return { sentence: strong ? `${often}.` : `${often}: the past was a poor guide.`, strong };
}

function verdict(findings: readonly Finding[], counted: string): string {
  const weak = findings.filter(({ strong }) => !strong).length;
  if (weak > 0) {
    const share = findings.length === 1 ? '' : `${weak} of ${findings.length} tests ${weak === 1 ? 'warns' : 'warn'}: `;
    const sentence = 'on this evidence the best point is not to be told from luck.';
    return share === '' ? `${sentence[0].toUpperCase()}${sentence.slice(1)}` : share + sentence;
  }
  const tests =
    findings.length === 3 ? 'No test warns' : `None of the ${findings.length} tests that ${counted} allow warns`;
  const subject = findings.length === 1 ? `The one test that ${counted} allow does not warn` : tests;
  return `${subject}. That makes luck an unlikely explanation, not profit a likely one: only data that played no part in the sweep can confirm it.`;
}
