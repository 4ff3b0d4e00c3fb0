import { expressionGenerator } from '../data/expression-points.ts'
import { formulaFacts } from '../data/formula.ts'
import type { Generator } from '../data/generator.ts'
import { generators } from '../data/registry.ts'
import { comparedNames, type EstimatorKeys, keysOfClassifiers, keysOfRegressors } from '../estimators/keys.ts'
import { eases } from '../geometry/ease.ts'
import { languageNames } from '../language/languages.ts'
import { type ActivationName, activationNames } from '../network/activation.ts'
import { type SolverName, solvers } from '../network/solvers/registry.ts'
import type { Catalog, DatasetFacts } from '../options/catalog.ts'
import type { RegistryNames } from '../options/forms.ts'
import type { FigureInputOf, InputOf } from '../options/input.ts'
import { type FigureSpecReader, figureSpecReader, singleSpec } from '../options/read.ts'
import type { Spec } from '../options/spec.ts'
import { formulaOf } from '../options/task.ts'
import {
  type RegressionSceneName,
  regressionScenes,
  type SceneName,
  scenes,
} from '../scene/scenes/registry.ts'
import { type ThemeName, themes } from '../scene/style/themes.ts'
import { ownFacts } from '../scene/words/own-facts.ts'
import { places } from './places.ts'

/** All names and defaults that the rooms' registries hold. */
export const catalog: Catalog = {
  datasets: generators.map(factsOf),
  expression: data => (formulaOf(data) ? formulaFacts(data) : factsOf(expressionGenerator(data))),
  scenes: [...Object.values(scenes), ...Object.values(regressionScenes)].map(({ facts }) => facts),
  themes: Object.keys(themes),
  eases: Object.keys(eases),
  activations: activationNames,
  solvers: Object.entries(solvers).map(([name, { open: _, ...facts }]) => ({ name, ...facts })),
  places,
  languages: languageNames,
  facts: Object.keys(ownFacts),
  classifiers: [
    ...comparedFacts(keysOfClassifiers),
    ...comparedFacts(keysOfRegressors).map(facts => ({ ...facts, task: 'regression' as const })),
  ],
}

function comparedFacts(keys: EstimatorKeys) {
  return comparedNames(keys).map(name => ({ name, takes: keys[name] ?? [] }))
}

interface KnownNames extends RegistryNames {
  scenes: SceneName | RegressionSceneName
  themes: ThemeName
  activations: ActivationName
  solvers: SolverName
}

/** The input of `readSpec`: the keys of a spec, in their normal or their text forms, such as `hidden: '8,3'`. */
export type SpecInput = InputOf<KnownNames>

/** The input of `readFigureSpec`: a key that a sweep may have takes several values, such as `hidden: '1..4'`. */
export type FigureInput = FigureInputOf<KnownNames>

/** Reads a figure's spec from an object, and fills its defaults. @throws SpecError for anything that is not a spec */
export const readFigureObject: FigureSpecReader = figureSpecReader(catalog)

/** Reads the spec of one network, as `readFigureObject` does. @throws SpecError for several values of a key too */
export function readSpecObject(input: object, outputs?: readonly string[]): Spec {
  return singleSpec(readFigureObject(input, outputs))
}

function factsOf({ generate, loadRows, forms, ...facts }: Generator): DatasetFacts {
  return facts
}
