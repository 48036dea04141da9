#!/usr/bin/env node
// `npm test`: sets up what it needs and runs everything, in the order in which faults are cheapest to mend. Ends with one
// line: `N passed, N failed`. With arguments it runs only the tests whose file matches: `npm test -- tickets`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, stop } from './prepare.mjs';

ensureInstalled();
const only = process.argv.slice(2);
const totals = { passed: 0, failed: 0 };

/** One tool that either passes or fails as a whole. */
function step(name, command, args) {
  process.stdout.write(`\n— ${name}\n`);
  const run = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  totals[run.status === 0 ? 'passed' : 'failed']++;
}

/** A test runner that writes its counts as JSON. */
function suite(name, args, report, count, env = {}) {
  process.stdout.write(`\n— ${name}\n`);
  rmSync(report, { force: true });
  const run = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 };
  totals.passed += counted.passed;
  totals.failed += counted.failed;
  if (run.status !== 0 && counted.failed === 0) totals.failed++;
}

const bin = (name) => join(root, 'node_modules', name);
if (only.length === 0) {
  step('Format and lint', process.execPath, [bin('@biomejs/biome/bin/biome'), 'ci', '.']);
  step('Types', process.execPath, [bin('typescript-native/bin/tsc'), '-p', '.']);
}
const unitReport = join(root, 'test-results/unit.json');
suite(
  'Tests',
  [bin('vitest/vitest.mjs'), 'run', ...only, '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`],
  unitReport,
  (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
);
if (only.length === 0) {
  const browserReport = join(root, 'test-results/browser.json');
  suite('Tests in a browser', [bin('@playwright/test/cli.js'), 'test'], browserReport, (report) => ({
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
  }));
}
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
if (totals.passed === 0) stop('No test ran.');
process.exit(totals.failed === 0 ? 0 : 1);
