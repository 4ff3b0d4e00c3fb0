import type { Names } from './forms.ts'
import type { KeyWith, SpecKey } from './key-table.ts'
import type { Spec } from './spec.ts'

/** Plain facts about a built-in dataset that the spec needs for its defaults. */
export interface DatasetFacts {
  name: string
  /** One line for `nnanim datasets`. */
  summary: string
  /** Default number of points; at least two a class, or this number alone where `fixed` is set. */
  samples: number
  /** The points are given once and for all: no other number of samples, no noise, no seed of the data. */
  fixed: boolean
  /** Number of features, some of which can be chosen; two without it. */
  features?: number
  /** The picture that a row's features are, row by row; none without it. */
  image?: { width: number; height: number }
  /** Default noise; null where the dataset takes none. */
  noise: number | null
  /** Number of classes, 0 of a formula, or the default and the limits of one that can be chosen. */
  classes: number | { value: number; least: number; most: number }
  /** Set where `--hollow` means something. */
  hollow?: true
  /** Its own network in the flag's form, for example "8:tanh,3:tanh". */
  hidden: string
  /** The same of some activations by name, where they need more units. */
  hiddenOf?: Readonly<Record<string, string>>
  /** The same under the scene of linear regions, where those of a network that can be drawn as a space are too few. */
  regions?: string
  /** Penalty for the default number of points; it grows with their number, as the loss divides it by that. */
  alpha: number
}

/** The facts of a figure that a scene's default duration goes by. */
export interface ScenePace extends Pick<Spec, 'oneWay' | 'play'> {
  /** Hidden layers, and how many of them are taken apart. */
  layers: number
  staged: number
  /** Classifiers that are compared. */
  classifiers: number
}

/** Plain facts about a scene that the spec needs for its defaults. */
export interface SceneFacts {
  /** Of its task alone: those of classification and of regression may have the same. */
  name: string
  /** Set where it draws numbers that are predicted, not classes. */
  task?: 'regression'
  summary: string
  /** Default seconds. */
  duration(options: ScenePace): number
  size: { width: number; height: number }
  /** The same where it plays a training, if that takes another one. */
  playedSize?: { width: number; height: number }
  /** Ids of the chapters that it may have, in their order; one that ends in 0 stands for all numbers. */
  chapters: readonly string[]
  /** Those of them of which only a trained network tells whether they are there. */
  found?: readonly string[]
  /** Options that mean something to it, of those that not every scene takes. */
  takes: readonly KeyWith<'sceneOption'>[]
  /** Set where it takes a network without hidden layers: as any other, or only where that is asked for. */
  withoutHidden?: 'usual' | 'asked'
  /** Options that mean nothing to it, of those that most scenes take. */
  ignores?: readonly SpecKey[]
  /** Numbers of columns, one or two, that a slice in it may go along; two without it. */
  slices?: readonly number[]
  /** Set where it shows the slices of all pairs of some columns. */
  pairs?: true
  /** True where its time is that of a training, so that no slice moves in it. */
  learns?: true
  /** True where it judges by rows left out in turn, which a seed chooses: of points given once and for all without held-out rows. */
  leavesOut?: true
  /** True where it shuffles rows by a seed, whatever they are. */
  shuffles?: true
  /** Plots that may stand side by side in it, which a picture on paper has room for; one without it. */
  across?: number
  /** Set where a call without an output prints its sentences and draws nothing. */
  told?: true
  /** Set where it shows the linear regions of a network, which a result then has too. */
  inRegions?: true
  /** Summary of the command of its name, which is short for the scene; no such command without it. */
  command?: string
}

/** Plain facts about a solver that the spec needs for its defaults. */
export interface SolverFacts {
  name: string
  /** "L-BFGS". */
  label: string
  /** Its steps, of which there are `maxIter` at most; one that counts epochs has `tol` for the fall of the loss. */
  counts: 'iteration' | 'epoch'
  /** Its own values of the keys of solvers where nobody gives them; one that it does not have means nothing to it. */
  defaults: Pick<Spec, 'maxIter' | 'tol'> & Partial<Pick<Spec, KeyWith<'solverOption'>>>
}

/** Plain facts about a place where figures are shown that the spec needs for its defaults. */
export interface PlaceFacts {
  name: string
  /** Default size of a picture there; without it the scene's own. */
  size?: { width: number; height: number }
  /** The default `loop` of a film there; forever without it. */
  loop?: 'once'
}

/** The names and defaults that the rooms' registries hold, collected in `encode/catalog.ts`. */
export interface Catalog {
  datasets: readonly DatasetFacts[]
  /** Those of an expression or a formula. Throws SpecError for one that cannot be read. */
  expression(data: string): DatasetFacts
  /** Of both tasks; `ofTask` has those of one. */
  scenes: readonly SceneFacts[]
  themes: readonly string[]
  eases: readonly string[]
  /** The first one is the default. */
  activations: readonly string[]
  /** The first one is the default. */
  solvers: readonly SolverFacts[]
  places: readonly PlaceFacts[]
  /** The first one is the default. */
  languages: readonly string[]
  /** The facts that a text of one's own may have in braces. */
  facts: readonly string[]
  /**
   * The classifiers, and regressors, that `--classifiers` names, in the order in which they are compared without it, with
   * the keys that each goes by. Of both tasks, as the scenes.
   */
  classifiers: readonly { name: string; task?: 'regression'; takes: readonly KeyWith<'classifierOption'>[] }[]
}

/** The names of a catalog's registries. */
export function namesOf({ expression: _, facts: __, ...registries }: Catalog): Names {
  return Object.fromEntries(
    Object.entries(registries).map(([registry, entries]) => [
      registry,
      // A scene or classifier that either task has is there twice.
      [...new Set(entries.map(entry => (typeof entry === 'string' ? entry : entry.name)))],
    ]),
  ) as unknown as Names
}
