import type { Command } from './contract.ts';

/** Somebody for whom a turnstile was told to open. */
export interface Opening {
  readonly command: string;
  readonly direction: 'entry' | 'exit';
  readonly passage: string;
  /** Null: everybody of the passage, as where no pass is known. */
  readonly pass: string | null;
}

/** What a turnstile tells about those it was opened for. */
export interface TurnstileParts {
  readonly send: (command: Command) => void;
  readonly isOnline: () => boolean;
  /** It did not turn in time, or it said so. */
  readonly onNotTurned: (opening: Opening) => void;
  /** It turned after it was given up. */
  readonly onLate: (opening: Opening) => void;
  /** It was offline when the time ran out: nobody knows. */
  readonly onSilent: (opening: Opening) => void;
  readonly onForced: (id: string) => void;
  readonly onFreeExit: (id: string) => void;
  /** People went in while all ways were open. */
  readonly onFreeEntry: (id: string) => void;
}

export interface Turnstile {
  open(opening: Opening): void;
  /** What the turnstile says. `id`: of its message. */
  turn(message: {
    id: string;
    what: 'turned' | 'notTurned' | 'forced';
    direction: 'entry' | 'exit';
    command?: string;
  }): void;
  setFreeFlow(isFree: boolean): void;
  close(): void;
}

/** So long a person has, and so long after that the turnstile has to say that nobody came. */
export const openSeconds = 10;
const graceMs = 2_000;
const mostGivenUp = 200;

export function openTurnstile(parts: TurnstileParts): Turnstile {
  const waiting = new Map<string, { opening: Opening; timer: NodeJS.Timeout }>();
  const givenUp = new Map<string, Opening>();
  let isFreeFlow = false;
  let flows = 0;

  function end(opening: Opening): void {
    const { command } = opening;
    clearTimeout(waiting.get(command)?.timer);
    waiting.delete(command);
  }

  function giveUp(opening: Opening): void {
    end(opening);
    if (givenUp.size >= mostGivenUp) givenUp.delete(givenUp.keys().next().value!);
    givenUp.set(opening.command, opening);
    parts.onNotTurned(opening);
  }

  return {
    open(opening) {
      const { command, direction } = opening;
      parts.send({ command, what: 'open', direction, seconds: openSeconds });
      const timer = setTimeout(
        () => {
          if (parts.isOnline()) {
            giveUp(opening);
            return;
          }
          end(opening);
          parts.onSilent(opening);
        },
        openSeconds * 1_000 + graceMs,
      );
      waiting.set(command, { opening, timer });
    },
    turn({ id, what, direction, command }) {
      const named = command === undefined ? undefined : waiting.get(command)?.opening;
      // A turnstile that cannot name commands answers the oldest of the direction.
      const oldest = () => [...waiting.values()].find(({ opening }) => opening.direction === direction)?.opening;
      const opening = named ?? (command === undefined ? oldest() : undefined);
      const late = command === undefined ? undefined : givenUp.get(command);
      if (what === 'turned' && opening) end(opening);
      else if (what === 'turned' && late) {
        givenUp.delete(late.command);
        parts.onLate(late);
      } else if (what === 'notTurned') {
        if (opening) giveUp(opening);
      } else if (direction === 'exit') parts.onFreeExit(id);
      else if (isFreeFlow) parts.onFreeEntry(id);
      else parts.onForced(id);
    },
    setFreeFlow(isFree) {
      isFreeFlow = isFree;
      flows += 1;
      parts.send({ command: `flow-${flows}`, what: isFree ? 'freeFlow' : 'guard' });
    },
    close() {
      for (const { timer } of waiting.values()) clearTimeout(timer);
    },
  };
}
