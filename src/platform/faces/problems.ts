import { refusals } from '../../kernel/problem.ts';

export const kitProblems = {
  kitNotInstalled: {
    status: 404,
    title: 'The kit for faces is not installed here.',
    advice: 'Everybody comes in by their code. An organiser who wants a lane by face runs: npx kaimon faces install',
  },
} as const;

export const refuseKit = refusals('faces-kit', kitProblems);
