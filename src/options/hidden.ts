import type { SceneFacts } from './catalog.ts'

/** The words for the hidden layer that a scene needs, with the scenes that need none; null where all shown ones are such. */
export function hiddenNeeded(scenes: readonly SceneFacts[], names: readonly string[]): string | null {
  const refusing = scenes.find(({ name, withoutHidden }) => names.includes(name) && !withoutHidden)
  if (!refusing) return null
  const taking = scenes.filter(({ withoutHidden }) => withoutHidden).map(({ name }) => name)
  return `at least one hidden layer: ${refusing.name} shows what it does; the scenes ${taking.join(', ')} need none`
}

/** True where some scene of a picture draws a hidden layer, also where cross-validation finds that none is needed. */
export function drawsHidden(scenes: readonly SceneFacts[], names: readonly string[]): boolean {
  return scenes.some(({ name, withoutHidden }) => names.includes(name) && withoutHidden !== 'usual')
}

/** Number of layers that the staged way takes apart: of three units at most, on three at most; `features` where known. */
export function stagedLayers(layers: readonly { units: number }[], features = 1): number {
  const widths = [features, ...layers.map(({ units }) => units)]
  return layers.filter((_, l) => widths[l] <= 3 && widths[l + 1] <= 3).length
}
