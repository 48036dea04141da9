import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  noSupply: {
    status: 409,
    title: 'Nothing is on offer here yet.',
    advice: 'The organiser has not loaded hotels, ways and sights for this edition. Tickets can be bought as ever.',
  },
  badDays: {
    status: 422,
    title: 'These days do not fit the Games.',
    advice: 'Choose a first and a last day around the Games, the first not after the last, at most 21 days.',
  },
  unknownWish: {
    status: 422,
    title: 'One of the wishes names something that is not here.',
    advice: 'Choose again from what the page offers; the problem’s facts name what was not found.',
  },
  tooManyPlans: {
    status: 429,
    title: 'Many people are planning at this moment.',
    advice: 'Try again in a few seconds. What you chose is kept on the page.',
  },
  noSuchPart: {
    status: 409,
    title: 'A part of this journey is no longer on offer.',
    advice: 'Plan it again with the same wishes: the nearest parts take its place and the page shows what changed.',
  },
  partMissing: {
    status: 422,
    title: 'The parts of this journey do not go together.',
    advice: 'A night, a way or a seat for somebody is missing. Plan it again with the same wishes.',
  },
  emptyPackage: {
    status: 422,
    title: 'This journey has nothing to book.',
    advice: 'Keep the plan, or add a session, a hotel or a way to it.',
  },
  priceChanged: {
    status: 409,
    title: 'The price is another one now.',
    advice: 'Nothing was held. Look at the new price, and hold again if you like it.',
  },
  soldOut: {
    status: 409,
    title: 'A part of this journey has just been sold.',
    advice: 'Nothing was held, nothing is lost. Plan again: what is sold out is left out, and you see what changed.',
  },
  saleClosed: {
    status: 409,
    title: 'Tickets of this journey are not on sale now.',
    advice: 'Come back when the next sale phase opens; the plan stays as it is.',
  },
  noSuchHold: {
    status: 404,
    title: 'This hold is not there any more.',
    advice: 'It ended, or was bought. Look into your cart and your orders.',
  },
  tooLateToCancel: {
    status: 409,
    title: 'The journey has begun.',
    advice: 'From its first day on it cannot be given back. Ask the help desk if something happened to you.',
  },
  noSuchJourney: {
    status: 404,
    title: 'This journey is not among yours.',
    advice: 'Open one of those listed under your journeys.',
  },
  tooManyJourneys: {
    status: 409,
    title: 'Fifty journeys are kept already.',
    advice: 'Remove one that you no longer need, then keep this one.',
  },
  noSuchShare: {
    status: 404,
    title: 'Nobody shares a journey under this address.',
    advice: 'Ask the one who sent it for a new one; they may have removed the journey.',
  },
  tooManyVotes: {
    status: 409,
    title: 'Forty people have voted already.',
    advice: 'No more votes are taken for this journey.',
  },
  notToday: {
    status: 409,
    title: 'This journey has no day today.',
    advice: 'The rest of a day can be planned anew on the day itself.',
  },
  noSuchProposal: { status: 404, title: 'There is no such offer.', advice: 'Open the day again to see its offers.' },
  proposalAnswered: {
    status: 409,
    title: 'This offer was answered already.',
    advice: 'The day shows what was chosen.',
  },
  noSuchDisruption: { status: 404, title: 'It is over already.', advice: 'Reload the list to see what is open.' },
  noSuchTable: { status: 404, title: 'There is no such table.', advice: 'Choose one of those listed with the supply.' },
  unknownFile: {
    status: 422,
    title: 'One of the files is none of a supply.',
    advice: 'Name each file as its table’s template does. Nothing was changed.',
  },
  allotmentBelowSold: {
    status: 409,
    title: 'An allotment would be smaller than what is sold of it.',
    advice: 'Raise it to what is sold at least, or move the people first. Nothing was changed.',
  },
  supplierNotSetUp: {
    status: 409,
    title: 'This supplier is not connected.',
    advice: 'Set its key and secret in the configuration; until then your own tables serve alone.',
  },
  supplierHasNone: {
    status: 409,
    title: 'This supplier does not sell that.',
    advice: 'Ask another one; nothing was changed.',
  },
  supplierSilent: {
    status: 409,
    title: 'The supplier gives no answer at this moment.',
    advice: 'Try again in a few minutes. Your own tables are not touched by it.',
  },
  supplierBusy: {
    status: 429,
    title: 'The supplier takes no more questions for now.',
    advice: 'Its limit of requests is reached. Wait a minute, or raise the limit in the contract with it.',
  },
  supplierRefused: {
    status: 409,
    title: 'The supplier refused the question.',
    advice: 'Check its key and secret in the configuration, and that the day is not in the past.',
  },
  supplierUnclear: {
    status: 409,
    title: 'The supplier’s answer could not be read.',
    advice: 'Nothing was taken over. If it stays so, its interface may have changed; tell whoever runs this platform.',
  },
  noSuchPackage: { status: 404, title: 'There is no such package.', advice: 'Choose one of those in the supply.' },
  nobodyToAsk: {
    status: 409,
    title: 'Fewer than ten people would be asked.',
    advice: 'So few are not written to, since what they do could be told of each. Choose a wider goal.',
  },
  noSuchToken: {
    status: 404,
    title: 'This link is no longer known.',
    advice: 'You are not on the list any more, or the link is cut off. Your consents are under your account.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('journeys', problems);
