import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

interface ProblemWords {
  readonly title: MessageDescriptor;
  readonly advice: MessageDescriptor;
}

/** Refusals in the reader's language, by code; for the others the server's own words are shown. */
export const problemWords: Readonly<Record<string, ProblemWords>> = {
  'web/offline': {
    title: msg`We cannot reach the server.`,
    advice: msg`You may have no signal. What you see is kept; try again when you are connected.`,
  },
  'common/notSignedIn': {
    title: msg`You are not signed in.`,
    advice: msg`Sign in and come back; what you chose is kept.`,
  },
  'common/tooManyRequests': {
    title: msg`That was a lot in a short time.`,
    advice: msg`Wait a minute, then try again.`,
  },
  'common/notFound': {
    title: msg`There is nothing here.`,
    advice: msg`Check the address, or start from the home page.`,
  },
  'common/badInput': {
    title: msg`Something in the form does not fit.`,
    advice: msg`Check what you typed and send it again. Nothing was changed.`,
  },
  'editions/noSuchEdition': {
    title: msg`We do not know these Games.`,
    advice: msg`Check the address, or start from the home page.`,
  },
  'tickets/noSuchSession': {
    title: msg`We do not know this session.`,
    advice: msg`It may have been renamed. Find it in the programme.`,
  },
  'tickets/saleClosed': {
    title: msg`Tickets are not on sale now.`,
    advice: msg`This page shows when the sale opens next. Nothing was taken from you.`,
  },
  'tickets/soldOut': {
    title: msg`There are not enough free seats in this category.`,
    advice: msg`Try another category or fewer people. Seats that others give back appear here.`,
  },
  'tickets/noWheelchairSpace': {
    title: msg`No wheelchair space is free in this category.`,
    advice: msg`Try another category or another session; spaces that others give back appear here.`,
  },
  'tickets/placeTaken': {
    title: msg`Somebody was faster with one of these seats.`,
    advice: msg`The map shows what is free now. Choose again, or take the best seats together.`,
  },
  'tickets/leavesSingleSeat': {
    title: msg`This choice would leave one lone seat.`,
    advice: msg`Move by one seat, so that nobody has to sit alone.`,
  },
  'tickets/sessionLimitReached': {
    title: msg`You have as many seats for this session as one person may buy.`,
    advice: msg`Give seats back, or ask your friends to buy theirs.`,
  },
  'tickets/personLimitReached': {
    title: msg`You have as many tickets as one person may buy in this sale.`,
    advice: msg`More can be bought when the next sale opens.`,
  },
  'tickets/memberHasTicket': {
    title: msg`This person already has a seat in this session.`,
    advice: msg`Choose somebody else of your party for this seat.`,
  },
  'tickets/ownAddress': {
    title: msg`This is your own address.`,
    advice: msg`Type the address of the person you want to give the ticket to.`,
  },
  'tickets/ticketNotValid': {
    title: msg`This ticket is no longer valid.`,
    advice: msg`It was cancelled or passed on. Load the page again to see what you hold.`,
  },
  'orders/emptyCart': {
    title: msg`Your cart is empty.`,
    advice: msg`The seats may have gone back after their time. Choose again; it takes a minute.`,
  },
  'orders/quoteExpired': {
    title: msg`The time to pay has run out.`,
    advice: msg`Your seats went back. Choose again; you have paid nothing.`,
  },
  'orders/orderNotOpen': {
    title: msg`This order can no longer be paid.`,
    advice: msg`Look at its state below. You pay nothing twice.`,
  },
  'orders/paymentUnderWay': {
    title: msg`A payment is already under way.`,
    advice: msg`Wait for its answer. You pay nothing twice.`,
  },
  'orders/providerUnavailable': {
    title: msg`The bank does not answer.`,
    advice: msg`Nothing was paid. Try again in a minute; your seats stay yours until the time shown.`,
  },
  'orders/tooLateToCancel': {
    title: msg`It is too late to give this ticket back.`,
    advice: msg`You can still pass it on to a friend.`,
  },
  'people/noSuchCurrency': {
    title: msg`There is no such currency.`,
    advice: msg`Choose one of the list; prices stay as they were.`,
  },
  'market/noSuchProduct': {
    title: msg`There is no such product.`,
    advice: msg`It may have left the shop. Look for something like it.`,
  },
  'people/otherAddress': {
    title: msg`This is not the address of your account.`,
    advice: msg`Type the address you signed in with.`,
  },
  'people/ticketsAhead': {
    title: msg`You still have tickets ahead.`,
    advice: msg`Give them back or pass them on first; then your account can be erased.`,
  },
  'people/partyFull': {
    title: msg`Your party is full.`,
    advice: msg`Take somebody out first, or let a friend have an account.`,
  },
  'tickets/partOfPackage': {
    title: msg`This ticket is part of a journey.`,
    advice: msg`It goes back together with its journey; you find that in its order.`,
  },
  'market/noSuchVariant': {
    title: msg`This is not on sale any more.`,
    advice: msg`Load the page again and choose from what it lists.`,
  },
  'market/noSuchHold': {
    title: msg`This is no longer kept for you.`,
    advice: msg`Its time ran out, or it was ordered. Put it into the cart again.`,
  },
  'market/soldOut': {
    title: msg`There is not enough of it left.`,
    advice: msg`Take fewer, or choose another one. What others give back appears here.`,
  },
  'market/tooMany': {
    title: msg`A cart holds at most forty kinds of goods.`,
    advice: msg`Order what is in it first, then go on.`,
  },
  'market/alreadySent': {
    title: msg`This was sent already.`,
    advice: msg`You can send it back when it has come.`,
  },
  'market/alreadyCancelled': {
    title: msg`This was cancelled before.`,
    advice: msg`Load the order again to see what came back.`,
  },
  'market/notYours': {
    title: msg`Only those to whom it came can say how it is.`,
    advice: msg`Come back when yours has come.`,
  },
  'market/reviewedBefore': {
    title: msg`You said how it is already.`,
    advice: msg`It stands on the page of the product.`,
  },
  'market/notReturnable': {
    title: msg`This cannot be sent back any more.`,
    advice: msg`It has not come, its thirty days are over, or it is on its way back already. Load the order again.`,
  },
  'market/wrongStep': {
    title: msg`It has gone a step further in the meantime.`,
    advice: msg`Load the order again to see where it is.`,
  },
  'market/dayOutside': {
    title: msg`Nothing can be fetched on this day.`,
    advice: msg`Choose a day from today until a week after the Games.`,
  },
  'market/noSuchLocker': {
    title: msg`We do not know this locker.`,
    advice: msg`Choose one from the list.`,
  },
  'market/placeDoesNotFit': {
    title: msg`The place does not go with the way.`,
    advice: msg`Goods sent home need an address; the others go to a hotel or a locker.`,
  },
  'orders/promotionUnknown': {
    title: msg`We do not know this code.`,
    advice: msg`Check the letters and figures. Your cart is as it was.`,
  },
  'orders/promotionOver': {
    title: msg`This code is used up or its time is over.`,
    advice: msg`The cart shows the price without it. Nothing was ordered.`,
  },
  'orders/promotionNotFor': {
    title: msg`This code is not for what is in your cart.`,
    advice: msg`It may be for certain goods, sessions or amounts. Your cart is as it was.`,
  },
  'orders/cartNotReady': {
    title: msg`Something in the cart has to be said first.`,
    advice: msg`Say how your goods shall come; then you can pay. Nothing was ordered.`,
  },
  'journeys/noSupply': {
    title: msg`No journeys are on offer here yet.`,
    advice: msg`Tickets can be bought as ever. Look in again later.`,
  },
  'journeys/badDays': {
    title: msg`These days do not fit the Games.`,
    advice: msg`Choose days around the Games, at most 21.`,
  },
  'journeys/unknownWish': {
    title: msg`One of your wishes is no longer on offer.`,
    advice: msg`Look through your answers once more and plan again.`,
  },
  'journeys/tooManyPlans': {
    title: msg`Many people are planning at this moment.`,
    advice: msg`Try again in a few seconds. What you chose is kept.`,
  },
  'journeys/noSuchPart': {
    title: msg`A part of this journey is no longer on offer.`,
    advice: msg`Plan again: the nearest takes its place, and you see what changed.`,
  },
  'journeys/partMissing': {
    title: msg`The parts of this journey do not go together any more.`,
    advice: msg`Plan again with the same wishes; nothing was held.`,
  },
  'journeys/emptyPackage': {
    title: msg`There is nothing to book in this journey.`,
    advice: msg`Keep the plan as it is, or add a session, a hotel or the way there.`,
  },
  'journeys/priceChanged': {
    title: msg`The price is another one now.`,
    advice: msg`Nothing was held. Plan again, look at the new price, and decide.`,
  },
  'journeys/soldOut': {
    title: msg`A part of this journey has just been sold.`,
    advice: msg`Nothing was held and nothing is lost. Plan again: we find another way for you.`,
  },
  'journeys/saleClosed': {
    title: msg`Tickets of this journey are not on sale now.`,
    advice: msg`Keep the journey and come back when the sale opens.`,
  },
  'journeys/noSuchHold': {
    title: msg`This journey is not in your cart any more.`,
    advice: msg`Its time ended, or you bought it. Look into your orders.`,
  },
  'journeys/tooLateToCancel': {
    title: msg`The journey has begun.`,
    advice: msg`From its first day on it cannot be given back. If something happened to you, ask the help desk.`,
  },
  'journeys/noSuchJourney': {
    title: msg`This journey is not among yours.`,
    advice: msg`Open one of those under your journeys.`,
  },
  'journeys/tooManyJourneys': {
    title: msg`You keep fifty journeys already.`,
    advice: msg`Remove one that you no longer need, then keep this one.`,
  },
  'journeys/noSuchShare': {
    title: msg`Nobody shares a journey under this address.`,
    advice: msg`Ask the one who sent it for a new address.`,
  },
  'journeys/tooManyVotes': {
    title: msg`Forty people have voted already.`,
    advice: msg`No more votes are taken for this journey.`,
  },
  'journeys/notToday': {
    title: msg`This journey has no day today.`,
    advice: msg`The rest of a day can be planned anew on the day itself.`,
  },
  'journeys/noSuchProposal': {
    title: msg`This offer is gone.`,
    advice: msg`Open the day again to see what is offered now.`,
  },
  'journeys/proposalAnswered': {
    title: msg`You answered this already.`,
    advice: msg`The day shows what you chose.`,
  },
  'journeys/noSuchToken': {
    title: msg`This link is no longer known.`,
    advice: msg`You may be off the list already. Your account shows what we may send you.`,
  },
  'journeys/unknownFile': {
    title: msg`One of the files is none of a supply.`,
    advice: msg`Name each file as its template is named. Nothing was changed.`,
  },
  'journeys/allotmentBelowSold': {
    title: msg`An allotment would be smaller than what is sold of it.`,
    advice: msg`Raise it to what is sold at least, or move the people first. Nothing was changed.`,
  },
  'journeys/nobodyToAsk': {
    title: msg`Fewer than ten people would be asked.`,
    advice: msg`So few are not written to, since what they do could be told of each. Choose a wider goal.`,
  },
  'journeys/supplierSilent': {
    title: msg`The supplier gives no answer at this moment.`,
    advice: msg`Try again in a few minutes. Your own tables are not touched by it.`,
  },
  'journeys/supplierBusy': {
    title: msg`The supplier takes no more questions for now.`,
    advice: msg`Wait a minute, then ask again.`,
  },
  'journeys/supplierRefused': {
    title: msg`The supplier refused the question.`,
    advice: msg`Check its key and secret, and that the day is not in the past.`,
  },
  'journeys/supplierUnclear': {
    title: msg`The supplier’s answer could not be read.`,
    advice: msg`Nothing was taken over. If it stays so, tell whoever runs this platform.`,
  },
  'passes/daysTooFar': {
    title: msg`These days do not fit one accreditation.`,
    advice: msg`Give days that exist, at most 64 from the first to the last.`,
  },
  'passes/noSuchAccreditation': {
    title: msg`This person has no accreditation.`,
    advice: msg`Look the person up again; it may have been taken back.`,
  },
  'market/brandTaken': {
    title: msg`This address is taken.`,
    advice: msg`Choose another one; the name of the brand may stay.`,
  },
  'market/tooManyApplications': {
    title: msg`Three of your applications wait for an answer.`,
    advice: msg`Wait until one of them is answered.`,
  },
  'market/idTaken': {
    title: msg`These ids are in use already.`,
    advice: msg`Put something of your own before them. Nothing was changed.`,
  },
  'market/stockBelowHeld': {
    title: msg`{held} of it are kept for buyers.`,
    advice: msg`Carts and unpaid orders keep them for up to half an hour. Set the stock to {held} at least.`,
  },
  'market/variantHeld': {
    title: msg`Buyers have this variant in their carts.`,
    advice: msg`Set its stock to what is kept; then it is sold out. Nothing was changed.`,
  },
  'market/productBlocked': {
    title: msg`The organiser took this product off the shelf.`,
    advice: msg`Read the reason beside it and write to the organiser; only they can put it back.`,
  },
  'market/importChanged': {
    title: msg`Something changed since you looked.`,
    advice: msg`Perhaps something was sold. Look at the new preview, then take it.`,
  },
  'market/notAPicture': {
    title: msg`We cannot read this file as a picture.`,
    advice: msg`Choose a JPEG, PNG, WebP or AVIF that opens on your device.`,
  },
  'market/pictureKind': {
    title: msg`Pictures of this kind are not taken.`,
    advice: msg`Save it as JPEG, PNG, WebP or AVIF.`,
  },
  'market/pictureMoves': {
    title: msg`This picture moves.`,
    advice: msg`Choose one that stands still: visitors look at many at a time.`,
  },
  'market/pictureTooSmall': {
    title: msg`The picture is too small to be sharp.`,
    advice: msg`Choose one of at least 600 pixels on its shorter side.`,
  },
  'market/pictureTooLarge': {
    title: msg`The picture is too large.`,
    advice: msg`Save it with at most 50 million pixels and 8 MB.`,
  },
  'market/noSuchPicture': {
    title: msg`This picture is not there.`,
    advice: msg`Bring it again.`,
  },
  'common/notAllowed': {
    title: msg`Your account may not do this.`,
    advice: msg`Ask somebody who may. Nothing was changed.`,
  },
};
