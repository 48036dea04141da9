import type { TSchema } from 'typebox';
import { isMap, isScalar, isSeq, type Node, parseDocument, visit } from 'yaml';
import type { FaultList, Place } from '../../../platform/tables/fault.ts';
import { nearest } from '../../../platform/tables/nearest.ts';
import { badKey, dayFlaw, type Flaw, isKey, localTimeFlaw, rangeFlaw } from '../../../platform/tables/read-cell.ts';

export interface Document {
  readonly value: unknown;
  /** Where the value at a path of keys and indexes stands. */
  placeOf(...path: readonly (string | number)[]): Place;
}

/** The part of JSON Schema in which documents are declared. */
interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly anyOf?: readonly Shape[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

type Tell = (node: Node | null | undefined, flaw: Flaw) => void;

/** Reads a YAML document; undefined where it does not fit its schema. A key that the schema does not name is a fault. */
export function readDocument(file: string, text: string, schema: TSchema, faults: FaultList): Document | undefined {
  const document = parseDocument(text, { schema: 'core', prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const before = text.slice(0, offset).split(/\r\n|\n|\r/);
    return { file, line: before.length, column: before.at(-1)!.length + 1 };
  };
  let isWhole = true;
  const tell: Tell = (node, { problem, message, maybe }) => {
    isWhole = false;
    faults.add(placeAt(node?.range?.[0] ?? 0), problem, message, maybe);
  };
  for (const error of document.errors) {
    isWhole = false;
    const problem = error.code === 'DUPLICATE_KEY' ? 'duplicateKey' : 'unreadableYaml';
    faults.add(placeAt(error.pos[0]), problem, error.message.split('\n')[0]!);
  }
  if (!isWhole) return undefined;
  visit(document, {
    Alias: (_, node) => tell(node, { problem: 'unreadableYaml', message: 'No aliases here: write the value out.' }),
  });
  if (isWhole) checkNode(document.contents as Node | null, schema as Shape, tell);
  if (!isWhole) return undefined;
  return {
    value: document.toJS(),
    placeOf: (...path) => placeAt((document.getIn(path, true) as Node | undefined)?.range?.[0] ?? 0),
  };
}

function checkNode(node: Node | null, shape: Shape, tell: Tell): void {
  if (shape.anyOf) checkAlternatives(node, shape.anyOf, tell);
  else if (shape.enum) checkChoice(node, shape.enum, tell);
  else if (shape.const !== undefined) checkChoice(node, [shape.const], tell);
  else if (shape.type === 'object') checkMap(node, shape, tell);
  else if (shape.type === 'array') checkList(node, shape, tell);
  else {
    const flaw = flawOf(isScalar(node) ? node.value : undefined, shape);
    if (flaw) tell(node, flaw);
  }
}

/** Either nothing or one of some values, or nothing or one shape: there are no other alternatives. */
function checkAlternatives(node: Node | null, shapes: readonly Shape[], tell: Tell): void {
  const others = shapes.filter((shape) => shape.type !== 'null');
  if (others.length < shapes.length && isScalar(node) && node.value === null) return;
  const [first] = others;
  if (others.length === 1 && first) checkNode(node, first, tell);
  else {
    const values = others.map((shape) => shape.const);
    checkChoice(node, values, tell);
  }
}

function checkChoice(node: Node | null, values: readonly unknown[], tell: Tell): void {
  const value = isScalar(node) ? node.value : undefined;
  if (value !== undefined && values.includes(value)) return;
  const message = `${isScalar(node) ? `“${String(value)}”` : 'This'} is none of ${values.join(', ')}.`;
  tell(node, { problem: 'notAChoice', message, maybe: nearest(String(value), values.map(String)) });
}

function checkList(node: Node | null, shape: Shape, tell: Tell): void {
  if (!isSeq(node)) {
    tell(node, { problem: 'wrongType', message: 'A list must be here.' });
    return;
  }
  if (node.items.length < (shape.minItems ?? 0)) {
    tell(node, { problem: 'emptyValue', message: 'The list must not be empty.' });
  }
  for (const item of node.items) checkNode(item as Node, shape.items ?? {}, tell);
}

function checkMap(node: Node | null, shape: Shape, tell: Tell): void {
  if (!isMap(node)) {
    tell(node, { problem: 'wrongType', message: 'Keys with values must be here.' });
    return;
  }
  const properties = shape.properties ?? {};
  const names = node.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key));
  const missing = new Set(Object.keys(properties).filter((name) => !names.includes(name)));
  for (const [index, { key, value }] of node.items.entries()) {
    const name = names[index]!;
    if (Object.hasOwn(properties, name)) {
      // A key without anything after it, as in a list in braces, has no node: the fault stands at the key.
      if (value === null) tell(key as Node, { problem: 'emptyValue', message: 'A value must be here.' });
      else checkNode(value as Node, properties[name]!, tell);
      continue;
    }
    const maybe = nearest(name, missing);
    tell(key as Node, { problem: 'unknownKey', message: `There is no key “${name}” here.`, maybe });
    // One mistake, one fault: the key that was meant is not missing as well.
    if (maybe) missing.delete(maybe);
  }
  for (const name of missing) {
    if (shape.required?.includes(name)) {
      tell(node, { problem: 'missingKey', message: `The key ${name} is missing here.` });
    }
  }
}

function flawOf(value: unknown, shape: Shape): Flaw | undefined {
  if (value === null) return { problem: 'emptyValue', message: 'A value must be here.' };
  if (shape.type === 'string') {
    if (typeof value !== 'string') return { problem: 'wrongType', message: 'A text must be here, in quotation marks.' };
    if (value.trim() === '') return { problem: 'emptyValue', message: 'A value must be here.' };
    if (shape.format === 'date') return dayFlaw(value);
    if (shape.format === 'local-time') return localTimeFlaw(value);
    return shape.pattern && !isKey(value) ? badKey(value) : undefined;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return { problem: 'notANumber', message: 'A number must be here.' };
  }
  if (shape.type === 'integer' && !Number.isSafeInteger(value)) {
    return { problem: 'notAnInteger', message: `${value} is not a whole number.` };
  }
  return rangeFlaw(value, shape.minimum, shape.maximum);
}
