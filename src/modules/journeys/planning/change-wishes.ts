import type { Change, Parts, Wishes } from '../shapes.ts';
import type { Character } from '../supply/supply-rows.ts';
import type { Known } from './facts.ts';
import type { PlanWish } from './plan-journeys.ts';
import { tasteOf } from './taste-of.ts';

/** A change to a journey as it is now. */
export interface ChangeWish {
  readonly change: Change;
  readonly parts: Parts;
  readonly character: Character;
}

/**
 * The wishes of a journey with one more. What is in the journey is liked, so that a change of one thing leaves the others be:
 * sessions, hotel and sights of before are wished for again, unless the change is about them.
 */
export function changedWish(known: Known, wish: PlanWish, { change, parts, character }: ChangeWish): PlanWish {
  const kept = keptFrom(known, { ...wish.wishes, character }, parts, change);
  return { ...wish, wishes: apply(known, kept, parts, change), ids: wish.ids.slice(0, 1) };
}

/** Everything that the person would be surprised to lose. */
function keptFrom(known: Known, wishes: Wishes, parts: Parts, change: Change): Wishes {
  const isSwap = change.kind === 'swapSport';
  const gone = isSwap ? change.from : null;
  const isCheaper = change.kind === 'cheaper';
  const sessions = isCheaper
    ? []
    : parts.tickets
        .filter(({ session }) => !isSwap || (gone !== null && known.sessions.get(session)?.discipline !== gone))
        .map(({ session }) => `session:${session}`);
  const sights = parts.sights.map((id) => `sight:${id}`);
  return {
    ...wishes,
    hotel: parts.stay?.hotel ?? wishes.hotel,
    likes: unique([...wishes.likes, ...(isCheaper ? [] : sights)]).slice(0, 20),
    mustSee: unique([...wishes.mustSee, ...sessions])
      .filter((ref) => !wishes.mustNot.includes(ref))
      .slice(0, 20),
  };
}

function apply(known: Known, wishes: Wishes, parts: Parts, change: Change): Wishes {
  const without = (refs: readonly string[], ref: string) => refs.filter((one) => one !== ref);
  switch (change.kind) {
    case 'otherHotel':
      if (change.hotel) return { ...wishes, hotel: change.hotel, notHotels: without(wishes.notHotels, change.hotel) };
      return {
        ...wishes,
        hotel: null,
        notHotels: unique([...wishes.notHotels, ...(wishes.hotel ? [wishes.hotel] : [])]),
      };
    case 'lessWalking':
      return { ...wishes, walkingMetres: lessWalking(wishes) };
    case 'calmer':
      return { ...wishes, pace: wishes.pace === 'full' ? 'steady' : 'calm' };
    case 'fuller':
      return { ...wishes, pace: wishes.pace === 'calm' ? 'steady' : 'full' };
    case 'cheaper':
      return { ...wishes, character: 'saver', stars: Math.min(wishes.stars, 2), hotel: null };
    case 'swapSport': {
      const sports = unique([change.to, ...wishes.sports.filter((one) => one !== change.from)]).slice(0, 12);
      const dropped = change.from === null ? [] : sessionsOf(known, parts, change.from);
      const best = bestSession(known, { ...wishes, sports }, change.to);
      return {
        ...wishes,
        sports,
        mustNot: unique([...wishes.mustNot, ...dropped]).slice(-60),
        mustSee: unique([...(best ? [best] : []), ...wishes.mustSee.filter((ref) => !dropped.includes(ref))]).slice(
          0,
          20,
        ),
      };
    }
    case 'add':
      return {
        ...wishes,
        mustSee: unique([change.ref, ...wishes.mustSee]).slice(0, 20),
        mustNot: without(wishes.mustNot, change.ref),
      };
    case 'remove':
      return {
        ...wishes,
        mustSee: without(wishes.mustSee, change.ref),
        likes: without(wishes.likes, change.ref),
        pins: wishes.pins.filter((pin) => pin.ref !== change.ref),
        mustNot: unique([...wishes.mustNot, change.ref]).slice(-60),
      };
    case 'move':
      return {
        ...wishes,
        pins: [...wishes.pins.filter((pin) => pin.ref !== change.ref), { ref: change.ref, day: change.day }].slice(-40),
        mustNot: without(wishes.mustNot, change.ref),
      };
  }
}

/** A third less than now, and never more than an easy day. */
function lessWalking({ walkingMetres }: Wishes): number {
  const now = walkingMetres ?? 9_000;
  return Math.max(1_500, Math.round((now * 2) / 3 / 100) * 100);
}

function sessionsOf(known: Known, parts: Parts, discipline: string): string[] {
  return parts.tickets
    .filter(({ session }) => known.sessions.get(session)?.discipline === discipline)
    .map(({ session }) => `session:${session}`);
}

/** The session of a discipline within the days that they would like most. */
function bestSession(known: Known, wishes: Wishes, discipline: string): string | undefined {
  return tasteOf(known, wishes).find(({ item }) => {
    const session = item.startsWith('session:') ? known.sessions.get(item.slice(8)) : undefined;
    return session?.discipline === discipline && session.day >= wishes.firstDay && session.day <= wishes.lastDay;
  })?.item;
}

function unique<Value>(list: readonly Value[]): Value[] {
  return [...new Set(list)];
}
