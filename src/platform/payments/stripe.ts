import Stripe from 'stripe';
import { BadSignature, type PaymentAnswer, type PaymentProvider } from './provider.ts';

export interface StripeOptions {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Another address for the API, for tests against a server of our own. */
  readonly api?: { readonly host: string; readonly port: number; readonly protocol: 'http' | 'https' };
}

const longestMs = 15_000;

/** Stripe: a hosted checkout page over a payment intent; its metadata carries our ids, its idempotency keys are ours. */
export function stripeProvider(options: StripeOptions): PaymentProvider {
  const stripe = new Stripe(options.secretKey, {
    ...options.api,
    timeout: longestMs,
    maxNetworkRetries: 2,
    telemetry: false,
  });
  return {
    name: 'stripe',
    async start(request) {
      const ours = { payment: request.payment, edition: request.edition, order: request.order };
      const session = await stripe.checkout.sessions.create(
        {
          mode: 'payment',
          client_reference_id: request.payment,
          customer_email: request.email,
          locale: request.language as 'en',
          success_url: request.returnUrl,
          cancel_url: request.returnUrl,
          metadata: ours,
          payment_intent_data: { metadata: ours },
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
        },
        { idempotencyKey: request.payment },
      );
      return { ...answerOfSession(session, request), reference: session.id };
    },
    async check(payment, edition, reference) {
      if (reference === null) return undefined;
      const session = await stripe.checkout.sessions.retrieve(reference);
      return answerOfSession(session, { payment, edition });
    },
    async refund(request) {
      if (request.reference === null) throw new Error('No charge to refund');
      const session = await stripe.checkout.sessions.retrieve(request.reference);
      const intent = session.payment_intent;
      if (intent === null) throw new Error('The checkout has no payment');
      await stripe.refunds.create(
        { payment_intent: typeof intent === 'string' ? intent : intent.id, amount: request.amount.amount },
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

function answerOfSession(session: Stripe.Checkout.Session, ours: { payment: string; edition: string }): PaymentAnswer {
  const { payment, edition } = ours;
  const base = { payment, edition, reference: session.id };
  if (session.payment_status === 'paid') return { ...base, state: 'succeeded' };
  if (session.status === 'expired') return { ...base, state: 'expired' };
  if (session.status === 'complete') return { ...base, state: 'processing' };
  return { ...base, state: 'needsAction', ...(session.url ? { actionUrl: session.url } : {}) };
}

function answerOfEvent(event: Stripe.Event): PaymentAnswer | undefined {
  if (!event.type.startsWith('checkout.session.')) return undefined;
  const session = event.data.object as Stripe.Checkout.Session;
  const { payment, edition } = session.metadata ?? {};
  if (!payment || !edition) return undefined;
  if (event.type === 'checkout.session.async_payment_failed') {
    return { payment, edition, reference: session.id, state: 'declined', declinedBecause: 'declined' };
  }
  return answerOfSession(session, { payment, edition });
}
