import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  faultyPolicy: {
    status: 422,
    title: 'This policy does not fit together.',
    advice: 'Mend what is named and save it again. Gates go on with the policy in force.',
  },
  noDraft: {
    status: 404,
    title: 'There is no draft.',
    advice: 'Change something in the policy and save it; then look at what it would do.',
  },
  draftChanged: {
    status: 409,
    title: 'The draft is no longer the one you looked at.',
    advice: 'Load the page again, look at what it would change, then publish.',
  },
  otherGate: {
    status: 404,
    title: 'This is not the gate of this secret.',
    advice: 'Ask for the rules of the gate that the secret was made for.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('screening', problems);
