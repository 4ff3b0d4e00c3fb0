import type { SceneFacts } from './catalog.ts'

/**
 * The words for the hidden layer that a scene of a picture needs, with the scenes that need none; null where all of the
 * picture's are such.
 *
 * @param scenes all that there are
 * @param names those of the picture
 * @param swept the key of the sweep that the picture is a panel of
 */
export function hiddenNeeded(
  scenes: readonly SceneFacts[],
  names: readonly string[],
  swept?: string,
): string | null {
  const refusing = scenes.find(
    ({ name, withoutHidden }) =>
      names.includes(name) && withoutHidden !== 'alone' && !(withoutHidden === 'swept' && swept === 'hidden'),
  )
  if (!refusing) return null
  const taking = (how: SceneFacts['withoutHidden']) =>
    scenes
      .filter(({ withoutHidden }) => withoutHidden === how)
      .map(({ name }) => name)
      .join(', ')
  const inSweeps = taking('swept') && `, nor does ${taking('swept')} in a sweep such as --hidden 0..4`
  return `at least one hidden layer: ${refusing.name} shows what it does; the scenes ${taking('alone')} need none${inSweeps}`
}
