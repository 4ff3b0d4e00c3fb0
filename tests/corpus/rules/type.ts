import { textsOf } from '../leaves.ts'
import { atMoments, type Rule } from './rule.ts'

/** Pixels of the smallest type on a screen, and on paper, of 1/96 inch: 5 points. */
const least = { screen: 7, paper: (5 * 96) / 72 }

/** Type can be read at the size at which a picture is shown. */
export const type: Rule = {
  name: 'type',
  holds: `has no type below ${least.screen} px, on paper below 5 points`,
  faults: kept =>
    atMoments(kept, ({ shapes }) =>
      textsOf(shapes)
        .filter(({ shape }) => shape.size < least[kept.figure.printed ? 'paper' : 'screen'] - 1e-9)
        .map(({ shape }) => `“${shape.text}” of ${shape.size.toFixed(1)} px`),
    ),
}
