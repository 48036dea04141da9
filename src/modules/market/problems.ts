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
  tooManyMembers: {
    status: 409,
    title: 'Twenty people act for a brand at most.',
    advice: 'Remove somebody who does so no more.',
  },
  noSuchMember: { status: 404, title: 'Nobody of the brand is meant by this.', advice: 'Reload the list.' },
  lastMember: {
    status: 409,
    title: 'The last one cannot leave.',
    advice: 'Add somebody first, or ask the organiser to close the brand.',
  },
  noSuchWindow: { status: 404, title: 'There is no such window.', advice: 'Reload the list; it may be gone already.' },
  endsBeforeStart: { status: 422, title: 'The last day is before the first.', advice: 'Change one of the two days.' },
  versionTaken: {
    status: 409,
    title: 'There is a pack of this version already.',
    advice: 'Give the changed pack a new version: the day on which you changed it.',
  },
  notYours: {
    status: 409,
    title: 'Only buyers whose goods came write about them.',
    advice: 'Come back when yours has come.',
  },
  reviewedBefore: {
    status: 409,
    title: 'You wrote about this before.',
    advice: 'Everybody writes once about a product.',
  },
  noSuchReview: { status: 404, title: 'There is no such review.', advice: 'Reload the list to see what there is.' },
  answeredBefore: { status: 409, title: 'This was answered before.', advice: 'A review is answered once.' },
  noCustomsFile: {
    status: 409,
    title: 'There is no customs file for this.',
    advice: 'The four documents are made for goods that are sent to mainland China.',
  },
  noPurchaseRecord: {
    status: 409,
    title: 'There is no purchase record for this.',
    advice: 'It is made for goods that visitors from abroad carry home.',
  },
  reasonNeeded: { status: 422, title: 'A reason is needed.', advice: 'Say why in a sentence; the brand is told.' },
  noSuchBrand: { status: 404, title: 'There is no such brand.', advice: 'Reload the list of brands.' },
  openConsignments: {
    status: 409,
    title: 'This brand still has orders to deliver.',
    advice: 'Suspend it: it sells no more. Close it when everything is delivered or cancelled.',
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
  brandTaken: {
    status: 409,
    title: 'A brand of this address is here already.',
    advice: 'Choose another one; the name of the brand may stay.',
  },
  tooManyApplications: {
    status: 409,
    title: 'Three of your applications wait for an answer.',
    advice: 'Wait until one of them is answered.',
  },
  alreadyDecided: { status: 409, title: 'This was answered already.', advice: 'Reload the list to see the answer.' },
  idTaken: {
    status: 409,
    title: 'Another brand uses some of these ids.',
    advice: 'Put something of your own before them, as in mybrand-bowl. Nothing was changed.',
  },
  stockBelowHeld: {
    status: 409,
    title: 'More of it is kept for buyers than would be left.',
    advice:
      'Carts and unpaid orders keep some for up to half an hour. Set the stock to that number at least. Nothing was changed.',
  },
  variantHeld: {
    status: 409,
    title: 'A variant cannot go while buyers have it.',
    advice: 'Set its stock to what is kept; it is sold out then. Nothing was changed.',
  },
  productBlocked: {
    status: 409,
    title: 'The organiser took this product off the shelf.',
    advice: 'Read the reason beside it and write to the organiser; only they can put it back.',
  },
  importChanged: {
    status: 409,
    title: 'Something changed since you looked at the preview.',
    advice: 'Look at the new preview, then take it. Nothing was changed.',
  },
  noSuchPicture: { status: 404, title: 'There is no such picture of yours.', advice: 'Bring the picture again.' },
  notAPicture: {
    status: 422,
    title: 'This file is not a picture that we can read.',
    advice: 'Choose a JPEG, PNG, WebP or AVIF that opens on your device. Nothing was changed.',
  },
  pictureKind: {
    status: 422,
    title: 'Pictures of this kind are not taken.',
    advice: 'Save it as JPEG, PNG, WebP or AVIF. SVG and other kinds can hold more than a picture.',
  },
  pictureMoves: {
    status: 422,
    title: 'The picture moves.',
    advice: 'Choose one that stands still: visitors look at many at a time.',
  },
  pictureTooSmall: {
    status: 422,
    title: 'The picture is too small to be sharp.',
    advice: 'Choose one of at least 600 pixels on its shorter side.',
  },
  pictureTooLarge: {
    status: 422,
    title: 'The picture has more pixels, or more bytes, than we take.',
    advice: 'Save it with at most 50 million pixels and 8 MB.',
  },
  tooManyPictures: {
    status: 409,
    title: 'You brought five thousand pictures already.',
    advice: 'Remove products you no longer sell, or write to the organiser.',
  },
} as const satisfies Catalogue;

export const refuse = refusals('market', problems);
