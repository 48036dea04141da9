import { type Catalogue, refusals } from '../../kernel/problem.ts';

export const problems = {
  emptyCart: {
    status: 409,
    title: 'Your cart is empty.',
    advice: 'Choose seats first; if you had some, their time ran out and they went back.',
  },
  cartNotReady: {
    status: 409,
    title: 'Something in the cart has to be settled first.',
    advice: 'Open the cart: it says what is missing.',
  },
  noSuchQuote: { status: 404, title: 'There is no such quote.', advice: 'Open your cart and start again from there.' },
  quoteExpired: {
    status: 409,
    title: 'The time for this quote ran out.',
    advice: 'Nothing was paid. Open your cart: what is still free can be held again.',
  },
  quoteUsed: { status: 409, title: 'This quote was ordered already.', advice: 'Open your orders to see it.' },
  promotionUnknown: {
    status: 404,
    title: 'We do not know this code.',
    advice: 'Check the letters and digits. Your cart stays as it is.',
  },
  promotionOver: {
    status: 409,
    title: 'This offer is over.',
    advice: 'It ended or was used up. Open your cart to see what it costs now; nothing was charged.',
  },
  promotionNotFor: {
    status: 409,
    title: 'This code is not for what is in your cart.',
    advice: 'Put in what it is meant for, then type it again.',
  },
  promotionFaulty: {
    status: 422,
    title: 'The promotion cannot be used like this.',
    advice: 'Mend what is named and save it again.',
  },
  codeTaken: { status: 409, title: 'Another promotion has this code.', advice: 'End that one or choose another code.' },
  noSuchOrder: { status: 404, title: 'There is no such order.', advice: 'Open your orders to find the right one.' },
  noSuchItem: {
    status: 404,
    title: 'This is not part of the order.',
    advice: 'Reload the order and choose from what it lists.',
  },
  orderNotOpen: {
    status: 409,
    title: 'This order takes no payment any more.',
    advice: 'It was paid, or its time ran out. Reload the order to see.',
  },
  noSuchProvider: {
    status: 422,
    title: 'This way to pay is not offered here.',
    advice: 'Choose one of the ways shown.',
  },
  paymentUnderWay: {
    status: 409,
    title: 'A payment is under way.',
    advice: 'Wait for its answer, or finish the step that your bank asks for. You will not pay twice.',
  },
  providerUnavailable: {
    status: 503,
    title: 'The payment provider does not answer.',
    advice: 'Your seats stay held. We keep asking; reload the order in a moment.',
  },
  ticketNotValid: {
    status: 409,
    title: 'This ticket is no longer valid.',
    advice: 'It was cancelled or given away before.',
  },
  tooLateToCancel: {
    status: 409,
    title: 'It is too late to cancel.',
    advice: 'Tickets can be cancelled until doors open. You can still give them to somebody.',
  },
  noSuchPayment: {
    status: 404,
    title: 'The bank does not know this payment.',
    advice: 'Go back to your order and pay again.',
  },
  badSignature: {
    status: 400,
    title: 'The signature does not fit.',
    advice: 'Send the message exactly as signed, with the secret of this endpoint.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('orders', problems);
