import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  noSuchCategory: {
    status: 404,
    title: 'This session has no such category.',
    advice: 'Choose one of the categories shown for the session.',
  },
  saleClosed: {
    status: 409,
    title: 'The sale of this session is closed.',
    advice: 'The session page says when it opens. Other sessions may be on sale now.',
  },
  soldOut: {
    status: 409,
    title: 'There are not so many free seats.',
    advice: 'Try fewer people, another category, or another session of the same sport.',
  },
  noWheelchairSpace: {
    status: 409,
    title: 'No wheelchair space with a companion seat is free here.',
    advice: 'Try another category or session, or call us: some spaces are kept back.',
  },
  placeTaken: {
    status: 409,
    title: 'Somebody was faster: one of these seats is taken.',
    advice: 'The map shows what is free now. Choose again.',
  },
  noSuchPlace: {
    status: 422,
    title: 'One of these seats is not in this category.',
    advice: 'Choose seats of one category on the map.',
  },
  leavesSingleSeat: {
    status: 409,
    title: 'This would leave a single seat between others.',
    advice: 'Move one seat to the side, so that nobody has to sit alone.',
  },
  sessionLimitReached: {
    status: 409,
    title: 'This is more than one person may buy for this session.',
    advice: 'The limit is on the session page. Your friends can buy with their own account.',
  },
  personLimitReached: {
    status: 409,
    title: 'This is more than one person may buy in this sale.',
    advice: 'The limit is on the session page. Give seats back that you do not need.',
  },
  noSuchHold: {
    status: 404,
    title: 'These seats are not held for you.',
    advice: 'Their time may have run out. Choose again.',
  },
  holdInOrder: {
    status: 409,
    title: 'These seats are part of an order.',
    advice: 'Open the order to pay it, or let its time run out.',
  },
  noSuchTicket: {
    status: 404,
    title: 'This is not a ticket of yours.',
    advice: 'Open your tickets to find the right one.',
  },
  ticketNotValid: {
    status: 409,
    title: 'This ticket is no longer valid.',
    advice: 'It was cancelled or given away before.',
  },
  partOfPackage: {
    status: 409,
    title: 'This ticket came with a journey.',
    advice: 'It goes back together with the journey, or can be given to a friend.',
  },
  memberHasTicket: {
    status: 409,
    title: 'This person has a seat at this session already.',
    advice: 'Choose somebody else, or move that ticket first.',
  },
  noSuchMember: { status: 404, title: 'This person is not in your party.', advice: 'Add them to your party first.' },
  ownAddress: {
    status: 409,
    title: 'This is your own address.',
    advice: 'Offer the ticket to somebody else, or say who of your party sits there.',
  },
  noSuchOffer: {
    status: 404,
    title: 'Nobody offers you this ticket.',
    advice: 'The offer may have been taken back. Ask the person who sent it.',
  },
  tooLateToCancel: {
    status: 409,
    title: 'It is too late to cancel.',
    advice: 'Tickets can be cancelled until doors open. You can still give them to somebody.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('tickets', problems);
