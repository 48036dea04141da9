/** What can be wrong with the files of an edition. The keys are stable: tools and tests may rely on them. */
export const faultKinds = [
  'missingFile',
  'wrongEncoding',
  'unreadableCsv',
  'unreadableYaml',
  'unknownColumn',
  'missingColumn',
  'duplicateColumn',
  'extraCells',
  'missingCells',
  'unknownKey',
  'missingKey',
  'emptyValue',
  'badKey',
  'keyTooLong',
  'notANumber',
  'notAnInteger',
  'notABoolean',
  'notADate',
  'notALocalTime',
  'notAnAmount',
  'notAChoice',
  'unknownBasis',
  'wrongType',
  'outOfRange',
  'duplicateKey',
  'danglingReference',
  'unknownTimeZone',
  'unknownCurrency',
  'unknownLanguage',
  'endsBeforeStart',
  'missingTimes',
  'dayDiffers',
  'outsideEdition',
  'sessionsOverlap',
  'ticketedWithoutLayout',
  'ticketedWithoutPrices',
  'layoutOfOtherVenue',
  'layoutMissesBlock',
  'priceWithoutCategory',
  'categoryWithoutPrice',
  'outsideBounds',
  'zoneCycle',
  'wheelchairInStanding',
  'wheelchairDoesNotFit',
  'closesBeforeOpen',
  'policyFault',
  'moreFaults',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing to put right, in words for the person who keeps the file. */
export interface Fault extends Place {
  readonly problem: FaultKind;
  readonly message: string;
  /** What was probably meant. */
  readonly maybe?: string;
}

/** At most so many faults are told at once. */
export const faultLimit = 200;

/** Faults as they are found, in any order. */
export class FaultList {
  readonly #faults: Fault[] = [];

  add(place: Place, problem: FaultKind, message: string, maybe?: string): void {
    const { file, line, column } = place;
    this.#faults.push({ file, line, column, problem, message, ...(maybe === undefined ? {} : { maybe }) });
  }

  get isEmpty(): boolean {
    return this.#faults.length === 0;
  }

  /** Files with a fault so far. */
  files(): Set<string> {
    return new Set(this.#faults.map((fault) => fault.file));
  }

  hasLine(place: Place): boolean {
    return this.#faults.some((fault) => fault.file === place.file && fault.line === place.line);
  }

  /** By file, line and column; beyond {@link faultLimit} a last one says how many more there are. */
  sorted(): Fault[] {
    const faults = this.#faults.toSorted(
      (first, second) =>
        byText(first.file, second.file) ||
        first.line - second.line ||
        first.column - second.column ||
        byText(first.problem, second.problem),
    );
    if (faults.length <= faultLimit) return faults;
    const { file, line, column } = faults[faultLimit]!;
    const more = faults.length - faultLimit;
    const message = more === 1 ? 'One more fault is not shown.' : `${more} more faults are not shown.`;
    return [...faults.slice(0, faultLimit), { file, line, column, problem: 'moreFaults', message }];
  }
}

function byText(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
