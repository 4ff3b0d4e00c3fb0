import type { Animation } from '../encode/format.ts'
import type { ShapeRange } from '../figure/draw-targets.ts'
import type { Raster } from '../figure/raster.ts'
import type { StartTask } from '../network/ahead.ts'
import type { SolverEnd } from '../network/solvers/solver.ts'
import type { Training } from '../network/training.ts'
import { SpecError, WorkError } from '../options/error.ts'
import type { FigureSpec } from '../options/sweep.ts'
import type { Scene } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import type { MakeOptions, Progress } from './options.ts'
import type { Result } from './result.ts'

/** The tasks of a worker thread by their kinds: what it is given, as plain data, and its answer. */
interface Tasks {
  /** Opens a film, in place of the one before. */
  openFilm(fields: FilmFields): void
  /** Makes a format's tables of samples. */
  prepareFormat(fields: { format: string; samples: (readonly Shape[])[] }): unknown
  /** Hands over what each format has prepared, which encoding of the film waits for. */
  setPrepared(fields: { prepared: readonly unknown[] }): void
  /** Paints and encodes a range of the film's frames: for each run of them a part for each format. */
  encodeRange(fields: ShapeRange): unknown[][]
  /** Trains, draws and writes a whole figure. */
  renderFigure(fields: FigureFields): Result
  /** Solves a start of a training. */
  solveStart(fields: StartTask): SolverEnd
}

export type TaskKind = keyof Tasks

/** A task of a kind, or of any. */
export type WorkerTask<K extends TaskKind = TaskKind> = { [P in K]: { kind: P } & Parameters<Tasks[P]>[0] }[K]

/** The answer to a task of a kind, or of any. */
export type Answer<K extends TaskKind = TaskKind> = ReturnType<Tasks[K]>

/** The facts of a film that its frames are painted and encoded by. */
export interface FilmFields extends Pick<Scene, 'width' | 'height' | 'background' | 'transparent'> {
  animation: Animation
  formats: readonly string[]
  frames: number
  kernels: Raster['kernels']
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
