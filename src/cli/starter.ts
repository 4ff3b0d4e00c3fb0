import { readSource } from '../options/source.ts'
import { choices } from './choices.ts'

/**
 * The text of a batch file to begin with, as YAML with comments, or as JSON, which has none.
 *
 * @param schema its schema: a path from the file, or an address
 * @param next the command that makes its figures
 */
export function starterText(schema: string, next: string, isJson: boolean): string {
  const [first, ...others] = choices.themes
  const yaml = `# yaml-language-server: $schema=${schema}
# ${next}
# makes these figures below this folder, and later only those that changed.

# Keys are the flags of nnanim help all: --max-iter is maxIter. These hold for all figures.
defaults:
  size: 400x400
  theme: ${first} # or ${others.join(', ')}

figures:
  # One figure, as an animation and as a still for a paper.
  - data: blobs
    hidden: 2
    title: Two units bend the plane
    output: [out/blobs.gif, out/blobs.pdf]

  # Its own key wins over the defaults.
  - data: xor
    theme: dark
    output: out/xor.gif

  # Four figures: all combinations of the lists. {data} stands for the value of data.
  - output: out/{data}-{hidden}.gif
    matrix:
      data: [circles, moons]
      hidden: [2, 3] # numbers in a row: 2..8

  # A table beside this file, its last column the classes:
  # - data: measurements.csv
  #   output: out/measurements.gif
`
  if (!isJson) return yaml
  const batch = readSource(yaml, 'starter').value as object
  return `${JSON.stringify({ $schema: schema, ...batch }, null, 2)}\n`
}
