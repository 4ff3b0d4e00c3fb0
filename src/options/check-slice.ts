import type { Catalog } from './catalog.ts'
import { type Faults, SpecError } from './error.ts'
import { idle } from './idle.ts'
import { sceneNames } from './panels.ts'
import { isMoving, isPairs } from './slice.ts'
import type { Spec } from './spec.ts'

/** Words that stand for columns of a slice: the two that matter most, and each pair of several. */
const words = ['auto', 'pairs']

/** Faults of a slice that does not go with what shows it. */
export function* checkSlice({ scenes }: Pick<Catalog, 'scenes'>, spec: Spec, swept?: string): Faults {
  const { slice, fix, sequence, play } = spec
  if (!slice) {
    if (fix) yield idle(spec, 'fix', 'it holds columns of a slice: --slice A,B names its plane')
    return
  }
  if (slice.length !== 2 && !(slice.length === 1 && words.includes(slice[0])))
    yield new SpecError('slice', slice.join(','), 'two columns, such as A,B, or auto, or pairs')
  const names = sceneNames(spec)
  const whole = scenes.filter(({ name, takes }) => names.includes(name) && !takes.includes('slice'))
  if (whole.length > 0 && whole.length < names.length)
    yield idle(spec, 'slice', `${whole.map(({ name }) => name).join(' and ')} shows all of the input`)
  const paired = scenes.filter(({ pairs }) => pairs).map(({ name }) => name)
  const expected = `${paired.join(' or ')}: --slice pairs shows each pair of columns`
  if (isPairs(slice) && names.some(name => !paired.includes(name)))
    yield new SpecError('scene', names.join(','), expected)
  if (isPairs(slice)) yield* checkPairs(spec, swept)
  if (!isMoving(fix)) return
  const fixed = sequence
    ? 'a sequence plays its own time'
    : play || scenes.some(({ name, learns }) => learns && names.includes(name))
      ? 'the time of a training is that of its iterates'
      : isPairs(slice)
        ? '--slice pairs is a still'
        : null
  if (fixed) yield new SpecError('fix', fix!.join(','), `values that stay: ${fixed}`)
}

/** Faults of what has no place in the one still of all pairs. */
function* checkPairs(spec: Spec, swept?: string): Faults {
  const still = '--slice pairs is one still'
  for (const key of ['at', 'film', 'poster', 'sequence'] as const)
    if (spec[key] !== null) yield idle(spec, key, still)
  if (spec.scene.includes(',')) yield new SpecError('scene', spec.scene, `one scene: ${still}`)
  if (swept) yield new SpecError('slice', 'pairs', `two columns for a sweep of ${swept}: ${still}`)
}
