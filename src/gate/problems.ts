import { type Catalogue, refusals } from '../kernel/problem.ts';

export const problems = {
  noSnapshot: {
    status: 503,
    title: 'This gate knows nothing yet.',
    advice: 'It keeps asking the server. Let people out; let people in by looking at their tickets until it is ready.',
  },
  noSuchAct: {
    status: 404,
    title: 'There is nothing to act on.',
    advice: 'Read the code again, or look the person up.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('gate', problems);
