import { inTurn } from '../measure.js'
import { nnanim, node, running } from '../programs.js'
import { row, within } from '../row.js'

/** What is paid before any work begins. */
export async function start({ rounds }) {
  const { bare, version, help } = await inTurn(
    {
      bare: running([node, '-e', '0']),
      version: running(nnanim('--version')),
      help: running(nnanim('--help')),
    },
    3 * rounds,
  )
  const empty = { with: 'node -e 0', theirs: bare, goal: within(1.15) }
  return [row('--version', { ours: version, ...empty }), row('--help', { ours: help, ...empty })]
}
