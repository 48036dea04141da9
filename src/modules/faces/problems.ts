import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  faceOff: {
    status: 409,
    title: 'Faces are not used here.',
    advice: 'Show your code at the gate, as everybody may. Nothing was kept.',
  },
  adultsOnly: {
    status: 403,
    title: 'Only adults can walk in by face.',
    advice: 'Children come in with the pass of the adult they come with; nothing of them is kept.',
  },
  ownFaceOnly: {
    status: 403,
    title: 'Only the person themself can agree to this.',
    advice: 'They sign in with an account of their own and do it on their own phone.',
  },
  otherText: {
    status: 409,
    title: 'The text you agreed to has changed since.',
    advice: 'Load the page again, read the new text, and decide again. Nothing was kept.',
  },
  noPass: {
    status: 409,
    title: 'You have no pass of this edition yet.',
    advice: 'It comes with your first ticket. Nothing was kept.',
  },
  notEnrolled: {
    status: 409,
    title: 'Nothing is kept of your face.',
    advice: 'Set it up first, or show your code at the gate.',
  },
  noTicket: {
    status: 409,
    title: 'You have no ticket of your own for this session.',
    advice: 'Choose a session that you hold a ticket for.',
  },
  sessionOver: {
    status: 409,
    title: 'This session is over.',
    advice: 'Choose a session to come. Nothing was changed.',
  },
  noSuchDeletion: {
    status: 404,
    title: 'There is no such withdrawal of yours.',
    advice: 'Load the page again; it lists your withdrawals.',
  },
  deletionUnderWay: {
    status: 409,
    title: 'Not every gate has answered yet.',
    advice: 'The receipt is ready within a minute of the withdrawal. Try again then.',
  },
  badGateKey: {
    status: 422,
    title: 'This is not a key of a gate.',
    advice: 'Send an uncompressed point of the curve P-256, 65 bytes.',
  },
  needsAssessment: {
    status: 409,
    title: 'This mode needs a recorded impact assessment.',
    advice: 'Record who answers for it, where it is kept, and its date; then choose the mode again.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('faces', problems);
