import type { SceneFacts } from './catalog.ts'

/**
 * The words for the hidden layer that a scene of a picture needs, with the scenes that need none; null where all of the
 * picture's are such.
 *
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

/**
 * Number of layers that the staged way takes apart: those of three units at most on three at most.
 *
 * @param features of the data; those of a table are known only where the spec chooses them
 */
export function stagedLayers(layers: readonly { units: number }[], features = 1): number {
  const widths = [features, ...layers.map(({ units }) => units)]
  return layers.filter((_, l) => widths[l] <= 3 && widths[l + 1] <= 3).length
}
