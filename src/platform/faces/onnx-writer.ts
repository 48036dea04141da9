/** A piece of an ONNX file: bytes of protocol buffers, ready to be put into another piece. */
type Piece = Uint8Array;

/** Numbers of a network that do not change. */
export interface Constant {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | Uint8Array | BigInt64Array;
}

export interface Operation {
  readonly type: string;
  readonly inputs: readonly string[];
  /** Its only answer, which also names it. */
  readonly output: string;
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface Network {
  readonly name: string;
  readonly input: { readonly name: string; readonly dims: readonly number[] };
  readonly output: { readonly name: string; readonly dims: readonly number[] };
  readonly constants: readonly Constant[];
  readonly operations: readonly Operation[];
}

/** Kinds of numbers in ONNX's TensorProto. */
const float = 1;
const unsignedByte = 2;
const wholeLong = 7;

/**
 * A network as an ONNX file (IR version 7, operator set 13). Field numbers are those of onnx.proto3; the same network gives
 * the same bytes.
 */
export function writeOnnx({ name, input, output, constants, operations }: Network): Uint8Array {
  const graph = join([
    ...operations.map((one) => message(1, operationPiece(one))),
    text(2, name),
    ...constants.map((one) => message(5, constantPiece(one))),
    message(11, shapePiece(input)),
    message(12, shapePiece(output)),
  ]);
  const operators = message(8, join([text(1, ''), whole(2, 13)]));
  return join([whole(1, 7), text(2, 'kaimon'), message(7, graph), operators]);
}

function operationPiece({ type, inputs, output, attributes = {} }: Operation): Piece {
  const named = Object.entries(attributes).map(([name, value]) => {
    const isOne = typeof value === 'number';
    const content = isOne ? [whole(3, value)] : value.map((one) => whole(8, one));
    return message(5, join([text(1, name), ...content, whole(20, isOne ? 2 : 7)]));
  });
  return join([...inputs.map((one) => text(1, one)), text(2, output), text(3, output), text(4, type), ...named]);
}

function constantPiece({ name, dims, data }: Constant): Piece {
  const kind = data instanceof Float32Array ? float : data instanceof Uint8Array ? unsignedByte : wholeLong;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return join([...dims.map((one) => whole(1, one)), whole(2, kind), text(8, name), message(9, bytes)]);
}

function shapePiece({ name, dims }: { readonly name: string; readonly dims: readonly number[] }): Piece {
  const shape = join(dims.map((one) => message(1, whole(1, one))));
  const tensor = join([whole(1, float), message(2, shape)]);
  return join([text(1, name), message(2, message(1, tensor))]);
}

function text(field: number, value: string): Piece {
  return message(field, new TextEncoder().encode(value));
}

function message(field: number, content: Piece): Piece {
  return join([varint(field * 8 + 2), varint(content.length), content]);
}

function whole(field: number, value: number): Piece {
  return join([varint(field * 8), varint(value)]);
}

/** Base 128, the low seven bits first; only numbers from 0 on are needed here. */
function varint(value: number): Piece {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.of(...bytes, rest);
}

function join(pieces: readonly Piece[]): Piece {
  const whole = new Uint8Array(pieces.reduce((all, piece) => all + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
