import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Three hashes a figure by its name: in the file a line each, in the order of the names. */
export const hashFile = join(import.meta.dirname, 'hashes.txt')

/** @type {Map<string, { shapes: string, facts: string, files: string }>} */
export const known = new Map(
  readFileSync(hashFile, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const [name, shapes, facts, files] = line.split(' ')
      return [name, { shapes, facts, files }]
    }),
)
