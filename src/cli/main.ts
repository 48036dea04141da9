import { defineCommand, runMain } from 'citty';

const main = defineCommand({
  meta: { name: 'kaimon', version: '0.1.0', description: 'Runs a multi-sport event for everyone who comes to it.' },
  subCommands: {
    up: () => import('./up.ts').then((module) => module.upCommand),
    edition: () => import('./edition.ts').then((module) => module.editionCommand),
    supply: () => import('./supply.ts').then((module) => module.supplyCommand),
    rates: () => import('./rates.ts').then((module) => module.ratesCommand),
    gate: () => import('./gate.ts').then((module) => module.gateCommand),
    devices: () => import('./devices.ts').then((module) => module.devicesCommand),
    replay: () => import('./replay.ts').then((module) => module.replayCommand),
    simulate: () => import('./simulate.ts').then((module) => module.simulateCommand),
    faces: () => import('./faces.ts').then((module) => module.facesCommand),
    bench: () => import('./bench.ts').then((module) => module.benchCommand),
    doctor: () => import('./doctor.ts').then((module) => module.doctorCommand),
    backup: () => import('./backup.ts').then((module) => module.backupCommand),
    restore: () => import('./restore.ts').then((module) => module.restoreCommand),
  },
});

await runMain(main);
