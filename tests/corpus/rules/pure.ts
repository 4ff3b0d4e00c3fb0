import { hashOf, textOf } from '../hashes.js'
import { momentsOf } from '../moments.js'
import type { Fault, Rule } from './rule.ts'

/** A figure is a function of time: it has no memory of what it drew before. */
export const pure: Rule = {
  name: 'pure',
  holds: 'has the same shapes in whatever order its moments are drawn',
  faults({ figure, moments }) {
    const again = figure.under(figure.spec)
    const asked = momentsOf(figure)
    // Steps of seventeen, forward and back, reach each of 24 moments once.
    return asked.flatMap((_, i): Fault[] => {
      const at = (17 * i) % asked.length
      const { moment, name } = asked[at]
      const isSame = hashOf(textOf(again.at(moment))) === moments[at].look
      return isSame ? [] : [{ moment: name, what: 'differs when drawn in another order' }]
    })
  },
}
