import type { Money } from '../../kernel/money.ts';

/** What a provider says of a payment, whenever it says it: at once, in a webhook, or when asked. */
export interface PaymentAnswer {
  /** Our id of the attempt; also the idempotency key at the provider. */
  readonly payment: string;
  readonly edition: string;
  /** `authorised`: the money is kept for us and moves when we capture it; `succeeded`: it moved. */
  readonly state: 'needsAction' | 'processing' | 'authorised' | 'succeeded' | 'declined' | 'expired';
  /** The provider's name for the charge. A second charge under one payment has another. */
  readonly reference?: string;
  readonly actionUrl?: string;
  readonly clientSecret?: string;
  readonly declinedBecause?: string;
}

export interface PaymentRequest {
  readonly payment: string;
  readonly edition: string;
  readonly order: string;
  readonly amount: Money;
  /** Shown to the payer by the provider. */
  readonly title: string;
  readonly email: string;
  readonly language: string;
  readonly card?: string;
  /** Where the payer comes back to after a second step. */
  readonly returnUrl: string;
}

/** An authorised payment that is to be captured or let go. */
export interface AuthorisedPayment {
  readonly payment: string;
  readonly reference: string | null;
  readonly amount: Money;
}

export interface RefundRequest {
  readonly refund: string;
  readonly payment: string;
  readonly reference: string | null;
  readonly amount: Money;
}

/**
 * A way to pay. Every call may fail or time out and be made again with the same ids: the effect is once. A provider that can, only
 * authorises at first, so that no money moves for what is no longer there.
 */
export interface PaymentProvider {
  readonly name: string;
  start(request: PaymentRequest): Promise<PaymentAnswer>;
  /** What became of a payment of which nothing was heard; undefined when the provider never got it. */
  check(payment: string, edition: string, reference: string | null): Promise<PaymentAnswer | undefined>;
  /** Takes authorised money. `expired` where the authorisation is gone for good: then no money moved. */
  capture(request: AuthorisedPayment): Promise<'captured' | 'expired'>;
  /** Lets an authorisation go; no money moves. */
  cancel(request: AuthorisedPayment): Promise<void>;
  refund(request: RefundRequest): Promise<void>;
  /** Reads a webhook; undefined for a kind of message we do not need. Throws {@link BadSignature}. */
  readWebhook?(body: Buffer, signature: string | undefined): PaymentAnswer | undefined;
}

export class BadSignature extends Error {
  override name = 'BadSignature';
}
