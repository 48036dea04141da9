import Stripe from 'stripe';
import { BadSignature, type PaymentAnswer, type PaymentProvider, type PaymentRequest } from './provider.ts';

export interface StripeOptions {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Another address for the API, for tests against a server of our own. */
  readonly api?: { readonly host: string; readonly port: number; readonly protocol: 'http' | 'https' };
}

const longestMs = 15_000;

/**
 * Stripe: a hosted checkout page over a payment intent that is captured by hand; session and intent carry our ids in their metadata, the
 * idempotency keys are ours. A payment is known by its checkout session, so messages about the intent carry no reference.
 */
export function stripeProvider(options: StripeOptions): PaymentProvider {
  const stripe = new Stripe(options.secretKey, {
    ...options.api,
    timeout: longestMs,
    maxNetworkRetries: 2,
    telemetry: false,
  });
  const sessionOf = (reference: string) => stripe.checkout.sessions.retrieve(reference, { expand: ['payment_intent'] });
  async function intentOf(reference: string | null): Promise<Stripe.PaymentIntent> {
    const intent = reference === null ? null : (await sessionOf(reference)).payment_intent;
    if (intent === null) throw new Error('The checkout has no payment');
    return typeof intent === 'string' ? await stripe.paymentIntents.retrieve(intent) : intent;
  }
  return {
    name: 'stripe',
    async start(request) {
      const session = await stripe.checkout.sessions.create(checkoutOf(request), { idempotencyKey: request.payment });
      return { ...answerOfSession(session, request), reference: session.id };
    },
    async check(payment, edition, reference) {
      if (reference === null) return undefined;
      return answerOfSession(await sessionOf(reference), { payment, edition });
    },
    async capture({ payment, reference }) {
      const intent = await intentOf(reference);
      if (intent.status === 'succeeded') return 'captured';
      if (intent.status === 'canceled') return 'expired';
      const { status } = await stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: `${payment}-capture` });
      if (status !== 'succeeded') throw new Error(`The capture is ${status}`);
      return 'captured';
    },
    async cancel({ payment, reference }) {
      const intent = await intentOf(reference);
      if (intent.status === 'canceled' || intent.status === 'succeeded') return;
      await stripe.paymentIntents.cancel(intent.id, {}, { idempotencyKey: `${payment}-cancel` });
    },
    async refund(request) {
      const intent = await intentOf(request.reference);
      await stripe.refunds.create(
        { payment_intent: intent.id, amount: request.amount.amount },
        { idempotencyKey: request.refund },
      );
    },
    readWebhook(body, signature) {
      let event: Stripe.Event;
      try {
        event = stripe.webhooks.constructEvent(body, signature ?? '', options.webhookSecret);
      } catch {
        throw new BadSignature();
      }
      return answerOfEvent(event);
    },
  };
}

function checkoutOf(request: PaymentRequest): Stripe.Checkout.SessionCreateParams {
  const ours = { payment: request.payment, edition: request.edition, order: request.order };
  return {
    mode: 'payment',
    client_reference_id: request.payment,
    customer_email: request.email,
    locale: request.language as 'en',
    success_url: request.returnUrl,
    cancel_url: request.returnUrl,
    metadata: ours,
    payment_intent_data: { metadata: ours, capture_method: 'manual' },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: request.amount.currency.toLowerCase(),
          unit_amount: request.amount.amount,
          product_data: { name: request.title },
        },
      },
    ],
  };
}

type Ours = Pick<PaymentAnswer, 'payment' | 'edition'>;

function answerOfSession(session: Stripe.Checkout.Session, { payment, edition }: Ours): PaymentAnswer {
  const base = { payment, edition, reference: session.id };
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null;
  if (session.payment_status === 'paid') return { ...base, state: 'succeeded' };
  if (intent?.status === 'requires_capture') return { ...base, state: 'authorised' };
  if (session.status === 'expired' || intent?.status === 'canceled') return { ...base, state: 'expired' };
  if (session.status === 'complete') return { ...base, state: 'processing' };
  return { ...base, state: 'needsAction', ...(session.url ? { actionUrl: session.url } : {}) };
}

const statesOfIntents: Readonly<Record<string, PaymentAnswer['state']>> = {
  'payment_intent.amount_capturable_updated': 'authorised',
  'payment_intent.succeeded': 'succeeded',
  'payment_intent.canceled': 'expired',
};

function answerOfEvent(event: Stripe.Event): PaymentAnswer | undefined {
  const { payment, edition } = (event.data.object as { metadata?: Stripe.Metadata | null }).metadata ?? {};
  if (!payment || !edition) return undefined;
  const state = statesOfIntents[event.type];
  if (state) return { payment, edition, state };
  if (!event.type.startsWith('checkout.session.')) return undefined;
  const session = event.data.object as Stripe.Checkout.Session;
  if (event.type === 'checkout.session.async_payment_failed')
    return { payment, edition, reference: session.id, state: 'declined', declinedBecause: 'declined' };
  return answerOfSession(session, { payment, edition });
}
