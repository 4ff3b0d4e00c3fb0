import { SpecError } from './error.ts'
import { flagName, keysWith } from './key-table.ts'
import { nearest } from './suggest.ts'

/** Settings of classifiers by their names. */
const settings = new Map(keysWith('classifierOption').map(key => [flagName(key), key]))

/**
 * Keys as flags give them, with the settings among the names of classifiers as keys of their own: of "knn,neighbors=15"
 * they are `classifiers: ['knn']` and `neighbors: '15'`.
 *
 * @throws SpecError for a setting that is none
 */
export function spreadSettings<Value>(
  given: Record<string, Value>,
): Record<string, Value | string | string[]> {
  const { classifiers, ...others } = given
  if (classifiers === undefined) return given
  const words = String(classifiers).split(',')
  const [names, pairs] = [false, true].map(isPair => words.filter(word => word.includes('=') === isPair))
  const own = pairs.map(word => {
    const [name, value] = word.split('=').map(part => part.trim()) as [string, string]
    const key = settings.get(name)
    if (key) return [key, value]
    const known = [...settings.keys()]
    const expected = `names and settings: ${known.map(each => `${each}=`).join(', ')}`
    throw new SpecError('classifiers', word, expected, { suggestion: nearest(name, known) })
  })
  return { ...others, ...(names.length > 0 && { classifiers: names }), ...Object.fromEntries(own) }
}
