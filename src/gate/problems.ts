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
  whyNeeded: {
    status: 422,
    title: 'This needs a reason.',
    advice: 'Say why, in a few words; it is written down with your name.',
  },
  notPairedHere: {
    status: 401,
    title: 'This gate does not know the device.',
    advice: 'Pair it again at the gate and give it the new secret.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('gate', problems);
