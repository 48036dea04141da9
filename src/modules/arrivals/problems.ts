import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  noSuchSlot: {
    status: 404,
    title: 'You have no arrival time for this session.',
    advice: 'Arrival times come with tickets. Look at your tickets, and load the page again in a moment.',
  },
  noSuchWindow: {
    status: 422,
    title: 'This is not a time to arrive at this session.',
    advice: 'Choose one of the times that are offered.',
  },
  windowFull: {
    status: 409,
    title: 'That time has filled up in the meantime.',
    advice: 'Choose another time, or come when you like: you are let in all the same.',
  },
  noSuchVisitorGate: {
    status: 404,
    title: 'Visitors do not come in by this gate.',
    advice: 'Choose a gate of a venue that visitors use.',
  },
  closedAlready: { status: 409, title: 'This gate is closed already.', advice: 'Load the page again to see it.' },
  notClosed: { status: 409, title: 'This gate is open.', advice: 'Load the page again to see it.' },
  noArrivals: {
    status: 404,
    title: 'Nobody arrives at this session.',
    advice: 'Choose a session with a time and tickets.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('arrivals', problems);
