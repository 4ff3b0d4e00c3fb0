import type { Catalog } from './catalog.ts'
import { type KeySet, SpecError } from './error.ts'
import type { Given, Spec } from './spec.ts'
import { formulaOf, type Task, taskOf } from './task.ts'

/** A spec's keys with its scene, which nothing but the task and the number of inputs decides. */
export type GivenScene = Given & { scene: string }

/** The catalog with the scenes and classifiers of a spec's task: of those each has a name of its own. */
export function ofTask<C extends Pick<Catalog, 'scenes' | 'classifiers'>>(
  catalog: C,
  spec: Parameters<typeof taskOf>[0],
): C {
  const wanted = taskOf(spec)
  const isOf = ({ task = 'classification' }: { task?: Task }) => task === wanted
  return { ...catalog, scenes: catalog.scenes.filter(isOf), classifiers: catalog.classifiers.filter(isOf) }
}

/** The scene of a spec that names none: `fit` for a target of one named input, `surface` for one of two columns, else `transform`, else the catalog's first. */
export function usualScene(
  { scenes }: Pick<Catalog, 'scenes'>,
  { data, target, features }: Pick<Spec, 'data' | 'target' | 'features'>,
): string {
  const inputs = formulaOf(data)?.inputs ?? (target === null ? null : features)
  const ofTable = formulaOf(data) === null && inputs?.length === 2 ? 'surface' : 'transform'
  const wanted = inputs?.length === 1 && !/^\d+-\d+$/.test(inputs[0]) ? 'fit' : ofTable
  return (scenes.find(({ name }) => name === wanted) ?? scenes[0]).name
}

/**
 * The keys with a scene, and a fault for each scene of the other task, in the place of which the usual one stands. Where
 * the task itself is not known, for a fault of its keys, nothing is said.
 *
 * @param catalog with the scenes of all tasks
 */
export function withScene(
  catalog: Catalog,
  given: Given,
  unread: KeySet,
): { given: GivenScene; unread: KeySet; odd: SpecError[] } {
  const own = ofTask(catalog, given)
  const known = own.scenes.map(({ name }) => name)
  const scene = usualScene(own, given)
  const found: SpecError[] = []
  const without = (key: 'scene' | 'sequence', names: readonly string[]) => {
    const name = names.find(name => !known.includes(name))
    if (name !== undefined)
      found.push(new SpecError(key, name, `one of ${known.join(', ')}: ${reason(given, name)}`))
    return name === undefined ? null : key
  }
  const odd = [
    without('scene', given.scene?.split(',') ?? []),
    without('sequence', given.sequence?.map(part => part.scene) ?? []),
  ].filter(key => key !== null)
  const shown = {
    ...given,
    scene: odd.includes('scene') ? scene : (given.scene ?? scene),
    sequence: odd.includes('sequence') ? null : given.sequence,
  }
  const isKnown = !['data', 'target'].some(key => unread.has(key))
  return { given: shown, unread: new Set([...unread, ...odd]), odd: isKnown ? found : [] }
}

function reason(given: Given, scene: string): string {
  return taskOf(given) === 'regression'
    ? `${scene} draws classes, not a target`
    : `${scene} draws a regression, of a formula such as "y = sin(3*x)" or of a table with --target`
}
