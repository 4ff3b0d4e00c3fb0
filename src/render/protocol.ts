import type { Animation, Bitmap, Frame, Run } from '../encode/format.ts'
import type { Raster } from '../figure/raster.ts'
import type { StartTask } from '../network/ahead.ts'
import type { SolverEnd } from '../network/solvers/solver.ts'
import type { Training } from '../network/training.ts'
import { SpecError, WorkError } from '../options/error.ts'
import type { FigureSpec } from '../options/sweep.ts'
import type { Moment } from '../scene/scene.ts'
import type { MakeOptions, Progress } from './options.ts'
import type { Result } from './result.ts'

/** A frame in memory that two threads share, by its number. */
export type SharedFrame = Pick<Frame, 'pixels' | 'width' | 'height'> & { id: number }

/** The tasks of a worker thread by their kinds: what it is given, as plain data, and its answer. */
interface Tasks {
  /** Loads a rasterizer ahead of its use. */
  openRaster(fields: Pick<Raster, 'name' | 'kernels'>): void
  /** Starts an animation, in place of the one before. */
  startAnimation(fields: AnimationFields): void
  /** Hands over what each format has prepared, which encoding of the animation waits for. */
  setPrepared(fields: { prepared: readonly unknown[] }): void
  /** Draws and encodes a range of the animation's frames: for each run of them a part for each format. */
  encodeRange(fields: FrameRange): unknown[][]
  /** Trains, draws and writes a whole figure. */
  renderFigure(fields: FigureFields): Result
  /** Solves a start of a training. */
  solveStart(fields: StartTask): SolverEnd
  /** Begins a format's tables for an animation. */
  openTables(fields: { animation: Animation; format: string }): void
  /** Adds a sample to them, in memory that both threads share; answered once those before are done with. */
  addSample(fields: { sample: Bitmap }): void
  /** Takes the tables. */
  endSamples(fields: object): unknown
  /** Opens encoders of an animation, in place of those before. */
  openEncoders(fields: { animation: Animation; formats: readonly string[]; tables: readonly unknown[] }): void
  /** Encodes a run of frames by one of them: the part of the run; a KeptPart where it is joined in the same thread. */
  encodeRun(fields: { encoder: number; run: Run<SharedFrame> }): unknown
  /** Opens a joiner of an animation's parts, by a number of its own. */
  openJoiner(fields: { joiner: number; animation: Animation; format: string; tables: unknown }): void
  /** Takes the parts of the next runs, as `encodeRun` gave them or other threads did, for the next bytes of the file. */
  addParts(fields: { joiner: number; parts: unknown[] }): Uint8Array[]
  /** Takes the rest of the file's bytes. */
  endJoiner(fields: { joiner: number }): Uint8Array[]
  /** Frees what it holds. */
  cancelJoiner(fields: { joiner: number }): void
}

/** A part that its thread keeps until it is joined there, by its number. */
export interface KeptPart {
  kept: number
}

export type TaskKind = keyof Tasks

/** A task of a kind, or of any. */
export type WorkerTask<K extends TaskKind = TaskKind> = { [P in K]: { kind: P } & Parameters<Tasks[P]>[0] }[K]

/** The answer to a task of a kind, or of any. */
export type Answer<K extends TaskKind = TaskKind> = ReturnType<Tasks[K]>

/** Frames in a row. */
export interface FrameRange {
  /** Number of the first of them, from 0. */
  first: number
  length: number
}

/** The input that an animation is drawn from, and the formats that it is encoded for. */
export interface AnimationFields {
  raster: Raster['name']
  /** The font of its scene is that of the animation. */
  input: NonNullable<Animation['figure']>
  animation: Animation
  times: readonly Moment[]
  formats: readonly string[]
  /** Is drawn at once, before anyone asks for it; it may be empty. */
  firstRange: FrameRange
}

export interface FigureFields extends Pick<MakeOptions, 'margin' | 'jobs' | 'trained'> {
  spec: FigureSpec
  output: readonly string[]
  /** Set where its network is wanted as soon as it is trained. */
  shares: boolean
}

/** A report on a figure before it is done, and a function that takes it. */
export type FigureUpdate = { progress: Progress } | { trained: readonly Training[] }
export type OnUpdate = (update: FigureUpdate) => void

/** A message to a worker thread. */
export type Request<K extends TaskKind = TaskKind> =
  | { kind: 'task'; id: number; task: WorkerTask<K> }
  | { kind: 'end' }

/** A message of a worker thread about the task of an id: any number of updates, then an answer or an error. */
export type Response = { id: number } & (
  | { kind: 'update'; update: FigureUpdate }
  | { kind: 'answer'; answer: Answer }
  | { kind: 'error'; error: SerializedError }
)

/** The function that does each kind of task in a worker thread, and gives its answer. */
export type Handlers<K extends TaskKind = TaskKind> = {
  [P in K]: (task: WorkerTask<P>, asked: Asker) => Promise<Answer<P>>
}

/** The thread that a task came from, as its handler knows it. */
export interface Asker {
  /** Tells it how far the task is. */
  onUpdate: OnUpdate
  /** Takes buffers of the answer that are moved to it instead of copied. */
  transfers: ArrayBuffer[]
}

/** An error as plain data: a message between threads keeps no class. */
export interface SerializedError {
  name: string
  message: string
  stack: string | undefined
  /** Of a SpecError. */
  spec?: Pick<SpecError, 'field' | 'got' | 'expected' | 'suggestion' | 'place'>
}

/** An error as plain data, from which `deserializeError` makes one of the same class. */
export function serializeError(error: unknown): SerializedError {
  const { name, message, stack } = error as Error
  if (!(error instanceof SpecError)) return { name, message, stack }
  const { field, got, expected, suggestion, place } = error
  return { name, message, stack, spec: { field, got, expected, suggestion, place } }
}

/** The error that `serializeError` was given: a SpecError, a WorkError, or else a plain Error. */
export function deserializeError({ name, message, stack, spec }: SerializedError): Error {
  const error = spec
    ? new SpecError(spec.field, spec.got, spec.expected, spec)
    : new (name === 'WorkError' ? WorkError : Error)(message)
  if (stack !== undefined) error.stack = stack
  return error
}
