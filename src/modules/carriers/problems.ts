import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  badUid: {
    status: 422,
    title: 'This is not the number of a chip that can be used.',
    advice: 'Read the band again. Phones and some cards show another number each time; take a band for them.',
  },
  cardTaken: {
    status: 409,
    title: 'This band belongs to somebody else.',
    advice: 'Take another band, or look at who has this one and end it first.',
  },
  noSuchPass: { status: 404, title: 'There is no such pass.', advice: 'Look the person up again.' },
  noSuchCard: {
    status: 404,
    title: 'There is no such band.',
    advice: 'Check the printed number, or hold the band to the reader instead.',
  },
  noSuchGate: {
    status: 404,
    title: 'This is another gate.',
    advice: 'Ask with the secret of the gate itself.',
  },
  badBox: {
    status: 422,
    title: 'This list of bands cannot be read.',
    advice: 'Send a CSV with the columns number and uid, one band a line, at most 20,000.',
  },
  walletNotOffered: {
    status: 404,
    title: 'This wallet is not offered here.',
    advice: 'Use the pass on the phone, or print it.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('carriers', problems);
