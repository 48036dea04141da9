#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommandLine, ensureInstalled, isFresh, markFresh, root, stampOf } from './prepare.mjs';

ensureInstalled();
const inputs = [
  'src/cli',
  'src/engines',
  'src/gate',
  'src/kernel',
  'src/modules',
  'src/platform',
  'src/server',
  'package-lock.json',
];
const stamp = stampOf(inputs);
const file = join(root, 'dist/cli/main.js');
if (!isFresh('dist/cli', stamp) || !existsSync(file)) {
  await buildCommandLine();
  markFresh('dist/cli', stamp);
}
await import(file);
