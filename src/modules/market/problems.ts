import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  noSuchProduct: {
    status: 404,
    title: 'There is no such product.',
    advice: 'It may have left the shop. Look for something like it.',
  },
  noSuchVariant: {
    status: 404,
    title: 'This is not on sale.',
    advice: 'Reload the product and choose from what it lists.',
  },
  noSuchHold: {
    status: 404,
    title: 'This is no longer kept for you.',
    advice: 'Its time ran out, or it was ordered. Put it into the cart again.',
  },
  soldOut: {
    status: 409,
    title: 'There is not enough of it left.',
    advice: 'Take fewer, or choose another variant.',
  },
  tooMany: {
    status: 409,
    title: 'A cart holds at most forty kinds of goods.',
    advice: 'Order what is in it first.',
  },
  alreadySent: {
    status: 409,
    title: 'This was sent already.',
    advice: 'You can return it when it has come.',
  },
  alreadyCancelled: { status: 409, title: 'This was cancelled before.', advice: 'Reload the order to see it.' },
  placeDoesNotFit: {
    status: 409,
    title: 'The place does not go with the way.',
    advice: 'Goods sent home need an address; goods carried home or picked up go to a hotel or a locker.',
  },
  noSuchLocker: { status: 404, title: 'There is no such locker.', advice: 'Choose from the list of venues.' },
  dayOutside: {
    status: 409,
    title: 'This day is not one of the event’s.',
    advice: 'Choose a day from today until a week after the last day.',
  },
  noSuchConsignment: {
    status: 404,
    title: 'There is no such parcel order.',
    advice: 'Reload the list and choose from what it shows.',
  },
  noSuchParcel: { status: 404, title: 'There is no such parcel.', advice: 'Reload the list to see what was sent.' },
  nothingToSend: {
    status: 409,
    title: 'Nothing is left to send.',
    advice: 'It was sent or cancelled before. Reload the list.',
  },
  notToSend: {
    status: 409,
    title: 'There is not so much of it left to send.',
    advice: 'Take what is left; the buyer may have cancelled some.',
  },
  noSuchCarrier: {
    status: 404,
    title: 'This carrier sells no labels here.',
    advice: 'Choose one of the offers shown.',
  },
  carrierUnavailable: {
    status: 503,
    title: 'The carrier does not sell this label now.',
    advice: 'Nothing was sent and nothing was bought twice. Try again, ask for new offers, or send it by hand.',
  },
  noSuchReturn: { status: 404, title: 'There is no such return.', advice: 'Reload the list to see what there is.' },
  notReturnable: {
    status: 409,
    title: 'This cannot be returned now.',
    advice: 'Goods can be returned within thirty days after they came, each once.',
  },
  wrongStep: {
    status: 409,
    title: 'This step was taken, or its time is over.',
    advice: 'Reload to see where it stands and whose turn it is.',
  },
  noSuchDispute: { status: 404, title: 'There is no such dispute.', advice: 'Reload the list to see what there is.' },
  reasonNeeded: { status: 409, title: 'A refusal needs a reason.', advice: 'Say in a sentence why.' },
} as const satisfies Catalogue;

export const refuse = refusals('market', problems);
