import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Hashes of shapes by the names of figures: in the file a line each, in the order of the names. */
export const hashFile = join(import.meta.dirname, 'hashes.txt')
export const known = new Map(
  readFileSync(hashFile, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split(' ')),
)
