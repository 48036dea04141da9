import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  noSuchEdition: {
    status: 404,
    title: 'There is no such edition.',
    advice: 'Choose one of the editions listed on the home page.',
  },
  noSuchVenue: { status: 404, title: 'There is no such venue.', advice: 'Choose a venue from the programme.' },
  noSuchSession: { status: 404, title: 'There is no such session.', advice: 'Choose a session from the programme.' },
} as const satisfies Catalogue;

export const refuse = refusals('editions', problems);
