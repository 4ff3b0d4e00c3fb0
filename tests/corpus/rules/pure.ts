import { hashOf, textOf } from '../hashes.js'
import { momentsOf } from '../moments.js'
import type { Fault, Rule } from './rule.ts'

/** Some of the 24 moments, forward and back. */
const order = [17, 10, 3, 20, 13, 6, 23, 0]

/** A figure is a function of time: it has no memory of what it drew before. */
export const pure: Rule = {
  name: 'pure',
  holds: 'has the same shapes in whatever order its moments are drawn',
  async faults({ figure, moments, english }) {
    // What it draws first and last does not depend on its language.
    if (english) return []
    const again = await figure.under(figure.spec)
    const asked = momentsOf(figure)
    return order.flatMap((at): Fault[] => {
      if (at >= asked.length) return []
      const { moment, name } = asked[at]
      const isSame = hashOf(textOf(again.at(moment))) === moments[at].look
      return isSame ? [] : [{ moment: name, what: 'differs when drawn in another order' }]
    })
  },
}
