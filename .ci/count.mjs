/** count.mjs REPORT EXIT_CODE: prints "passed failed" of a Jest JSON report. A runner that failed reports at least one failure. */
import { readFileSync } from 'node:fs';

const [file, exitCode] = process.argv.slice(2);
const report = JSON.parse(readFileSync(file, 'utf8'));
const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
process.stdout.write(`${report.numPassedTests} ${failed === 0 && exitCode !== '0' ? 1 : failed}\n`);
