/* Adds up the counts of test reports; failed steps that ran no test (lint, types) count as one failure each. */
import { existsSync, readFileSync } from 'node:fs';

const [failedSteps, ...reports] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const path of reports) {
  const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { numPassedTests: 0, numFailedTests: 1 };
  passed += report.numPassedTests;
  failed += report.numFailedTests;
}
if (failed === 0) failed = Number(failedSteps);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
