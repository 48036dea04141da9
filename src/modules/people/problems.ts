import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  noSuchMember: {
    status: 404,
    title: 'This person is not in your party.',
    advice: 'Reload your party; somebody may have changed it.',
  },
  noSuchCurrency: {
    status: 422,
    title: 'There is no such currency.',
    advice: 'Choose one of the list; prices stay as they were.',
  },
  partyFull: {
    status: 409,
    title: 'Your party is full.',
    advice: 'A party has at most 12 people. Take somebody out first, or use a second account.',
  },
  otherAddress: {
    status: 409,
    title: 'This is not the address of your account.',
    advice: 'Type the address you signed in with. Nothing was erased.',
  },
  ticketsAhead: {
    status: 409,
    title: 'You still have tickets for sessions to come.',
    advice: 'Cancel them or give them to somebody first; then your account can be erased. Nothing was erased.',
  },
  notADemo: { status: 404, title: 'There is nothing here.', advice: 'This exists in a demo only.' },
  noSuchPerson: {
    status: 404,
    title: 'Nobody has signed in with this address yet.',
    advice: 'Ask them to sign in once, then give the task.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('people', problems);
