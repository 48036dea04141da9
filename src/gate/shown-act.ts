import type { Direction } from '../engines/admission/checkpoint.ts';
import type { Decision } from '../engines/admission/decision.ts';
import type { Facts } from '../engines/admission/reasons.ts';
import type { Act, ActMember } from './contract.ts';
import type { GateMind } from './gate-mind.ts';

/** A decision as the screen shows it: with names, seats, and words for everything the facts speak of. */
export function shownAct(mind: GateMind, decision: Decision, direction: Direction): Act {
  const { id, at, outcome, reason, remedy, facts } = decision;
  const members = decision.members.map((member): ActMember => {
    const person = mind.person(member.pass);
    return {
      pass: member.pass,
      name: person?.name ?? null,
      kind: member.kind ?? null,
      outcome: member.outcome,
      reason: member.reason,
      remedy: member.remedy,
      seat: person?.tickets.find((one) => one.session === member.session)?.seat ?? null,
      session: member.session ?? null,
      facts: { ...member.facts },
    };
  });
  const listed = new Set(members.map((member) => member.pass));
  const party = members[0] ? mind.partyOf(members[0].pass) : [];
  return {
    id,
    at,
    direction,
    outcome,
    reason,
    remedy,
    facts: { ...facts },
    members,
    party: party.filter(({ pass }) => !listed.has(pass)).map(({ pass, name, kind }) => ({ pass, name, kind })),
    later: (decision.later ?? []).flatMap(({ pass, nextWindow }) => {
      const name = mind.person(pass)?.name;
      return name ? [{ pass, name, session: nextWindow.session, opensAt: nextWindow.opensAt }] : [];
    }),
    mentioned: mentionedIn(mind, decision),
    by: null,
    isRecorded: true,
  };
}

/** The same act after a human overruled it. */
export function overruled(act: Act, by: string): Act {
  const outcome = act.direction === 'exit' ? ('exit' as const) : ('admit' as const);
  return { ...act, outcome, by, members: act.members.map((member) => ({ ...member, outcome })) };
}

function mentionedIn(mind: GateMind, decision: Decision): Act['mentioned'] {
  const all: Facts[] = [decision.facts, ...decision.members.map((member) => member.facts)];
  const gates = new Set(all.flatMap((facts) => [...(facts.gates ?? []), ...(facts.nextWindow?.gates ?? [])]));
  for (const facts of all) if (facts.used) gates.add(facts.used.gate);
  const numbers = new Set(decision.members.flatMap((member) => member.session ?? []));
  for (const facts of all) if (facts.nextWindow) numbers.add(facts.nextWindow.session);
  for (const { nextWindow } of decision.later ?? []) numbers.add(nextWindow.session);
  const guardians = new Set(all.flatMap((facts) => facts.guardians ?? []));
  const { snapshot } = mind;
  if (!snapshot) return { gates: [], sessions: [], people: [] };
  const venues = new Map(snapshot.venues.map((venue) => [venue.id, venue.names]));
  return {
    gates: snapshot.gates.filter(({ id }) => gates.has(id)).map(({ id, name }) => ({ id, name })),
    sessions: snapshot.sessions
      .filter(({ number }) => numbers.has(number))
      .map(({ number, names, venue, startsAt }) => ({
        number,
        names,
        venueNames: venues.get(venue) ?? { en: venue },
        startsAt,
        doorsAt: mind.doorsAt(number) ?? startsAt,
      })),
    people: [...guardians].flatMap((pass) => {
      const name = mind.person(pass)?.name;
      return name === undefined ? [] : [{ pass, name }];
    }),
  };
}
