#!/usr/bin/env node
// `npm start`: everything, on a machine that has only Node and npm.
process.argv.splice(2, 0, 'up');
await import('./kaimon.mjs');
