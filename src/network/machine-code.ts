/*
 * Just enough of WebAssembly's binary format to write loops over numbers: code is a list of bytes, and an operation is a
 * function that puts its operands' code before its own byte.
 *
 * @see https://webassembly.github.io/spec/core/binary/
 */

/** Bytes of code that leave at most one value. */
export type Code = number[]

/** A function with i32 parameters and no result. */
export interface CodeFunction {
  name: string
  parameters: number
  /** Locals after the parameters: i32, then vectors. */
  integers: number
  vectors: number
  body: Code
}

const [i32Type, f64Type, vectorType] = [0x7f, 0x7c, 0x7b]

/** An unsigned number in LEB128. */
function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value % 128) + 128, ...unsigned(Math.floor(value / 128))]
}

/** A number from 0 on in signed LEB128, whose last byte has its sign at bit 6. */
function signed(value: number): Code {
  return value < 64 ? [value] : [(value % 128) + 128, ...signed(Math.floor(value / 128))]
}

/** Many with their count before them, as a section or a body has them. */
function counted(items: Code[]): Code {
  return [...unsigned(items.length), ...items.flat()]
}

function sized(bytes: Code): Code {
  return [...unsigned(bytes.length), ...bytes]
}

const vector = (op: number, ...operands: Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(op)]
const binary = (op: number) => (a: Code, b: Code) => vector(op, a, b)
/** No offset; alignments are hints. */
const memory = [0, 0]

/** Local variables and control. */
export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)]
export const when = (condition: Code, code: Code, other: Code): Code => [
  ...condition,
  0x04,
  0x40,
  ...code,
  0x05,
  ...other,
  0x0b,
]
/** Repeats `code` while the condition holds after it: at least once. */
export const repeat = (code: Code, condition: Code): Code => [
  0x03,
  0x40,
  ...code,
  ...condition,
  0x0d,
  0,
  0x0b,
]
/** The imported function f64 → f64. */
export const callImport = (value: Code): Code => [...value, 0x10, 0]

/** Whole numbers of 32 bits. */
export const integer = {
  /** From 0. */
  of: (value: number): Code => [0x41, ...signed(value)],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  sub: (a: Code, b: Code): Code => [...a, ...b, 0x6b],
  mul: (a: Code, b: Code): Code => [...a, ...b, 0x6c],
  less: (a: Code, b: Code): Code => [...a, ...b, 0x48],
  min: (a: Code, b: Code): Code => [...a, ...b, ...a, ...b, 0x48, 0x1b],
}

/** Pairs of doubles. */
export const pair = {
  load: (at: Code): Code => [...vector(0, at), ...memory],
  /** One number in both lanes. */
  loadBoth: (at: Code): Code => [...vector(0x0a, at), ...memory],
  store: (at: Code, value: Code): Code => [...vector(0x0b, at, value), ...memory],
  storeFirst: (at: Code, value: Code): Code => [...vector(0x5b, at, value), ...memory, 0],
  lane: (value: Code, lane: number): Code => [...vector(0x21, value), lane],
  withLane: (value: Code, lane: number, number: Code): Code => [...vector(0x22, value, number), lane],
  add: binary(0xf0),
  sub: binary(0xf1),
  mul: binary(0xf2),
  div: binary(0xf3),
  abs: (a: Code) => vector(0xec, a),
  neg: (a: Code) => vector(0xed, a),
  trunc: (a: Code) => vector(0x7a, a),
  less: binary(0x49),
  equal: binary(0x47),
  and: binary(0x4e),
  or: binary(0x50),
  /** Whether a mask is set in both lanes. */
  all: (mask: Code) => vector(0xc3, mask),
  /** A sum of whole numbers of 64 bits; −1 is a mask that is set. */
  addBits: binary(0xce),
  shiftLeft: (a: Code, bits: number) => vector(0xcb, a, integer.of(bits)),
}

/** A module that exports these functions, imports a memory and one function f64 → f64, both of the name "in"; `data` is put at the memory's start. */
export function moduleOf(functions: CodeFunction[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = (value: string) => sized([...new TextEncoder().encode(value)])
  const types = functions.map(({ parameters }) => [0x60, ...counted(Array(parameters).fill([i32Type])), 0])
  const sections: [number, Code][] = [
    [1, counted([[0x60, 1, f64Type, 1, f64Type], ...types])],
    [
      2,
      counted([
        [...text('in'), ...text('memory'), 2, 0, 0],
        [...text('in'), ...text('f'), 0, 0],
      ]),
    ],
    [3, counted(functions.map((_, i) => unsigned(i + 1)))],
    [7, counted(functions.map(({ name }, i) => [...text(name), 0, ...unsigned(i + 1)]))],
    [
      10,
      counted(
        functions.map(({ integers, vectors, body }) => {
          const locals = counted([
            [...unsigned(integers), i32Type],
            [...unsigned(vectors), vectorType],
          ])
          return sized([...locals, ...body, 0x0b])
        }),
      ),
    ],
  ]
  sections.push([11, counted([[0, ...integer.of(0), 0x0b, ...sized([...data])]])])
  const bytes = sections.flatMap(([id, content]) => [id, ...sized(content)])
  return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...bytes])
}
