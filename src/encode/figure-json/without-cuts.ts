import type { ShownNetwork } from '../../scene/compose/figure-scene.ts'

/**
 * A network without the cuts of its sheet, which are found again where it is drawn. They are half of a figure such as flower, and
 * the first frame takes 0 (moons) to 25 % (flower) longer without them.
 */
export function withoutCuts({ known = {}, ...network }: ShownNetwork): ShownNetwork {
  const kept = Object.entries(known).filter(([name]) => !name.startsWith('cuts '))
  return { ...network, known: Object.fromEntries(kept) }
}
