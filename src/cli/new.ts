import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { quoted } from '../encode/line.ts'
import { SpecError } from '../options/error.ts'
import { withoutControls } from '../options/printable.ts'
import { readSource } from '../options/source.ts'
import { checkTarget, failure } from '../render/atomic.ts'
import { isInside } from '../render/batch/inside.ts'
import type { CallOf } from './call.ts'
import { choices } from './choices.ts'
import { print, remark } from './print.ts'
import { schemaAddress } from './schema.ts'

/**
 * Writes a batch file to begin with, and prints its name.
 *
 * @throws SpecError for a file that is there already, a name that no batch file can have, and a missing folder;
 *   WorkError where it cannot be written
 */
export async function newBatch({ name }: CallOf<'new'>): Promise<void> {
  const file = fileOf(name)
  const taken = new SpecError('name', file, 'a new file: this one is there already')
  if (existsSync(file)) throw taken
  await checkTarget(file, 'name')
  const next = quoted(['nnanim', 'batch', file])
  try {
    await writeFile(file, starterText(schemaFor(dirname(file)), next, /\.json$/i.test(file)), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw taken
    await rm(file, { force: true })
    throw failure(file, error)
  }
  print(file)
  remark(`make its figures: ${next}`)
}

function fileOf(name: string): string {
  const ending = extname(name)
  if (name === '' || name === '-' || /[/\\]$/.test(name) || !withoutControls.test(name))
    throw new SpecError('name', name, 'the name of a file, such as figures.yaml')
  // `-x` would be read as a flag by the command that is printed below.
  const path = name.startsWith('-') ? `./${name}` : name
  return /^\.(ya?ml|json)$/i.test(ending) ? path : `${path}.yaml`
}

/**
 * The place where an editor finds the schema for a file in a folder: a path from the folder to the package that runs,
 * which works offline, where the package is installed in the folder's own project; else its address.
 */
function schemaFor(folder: string): string {
  const packageFolder = fileURLToPath(new URL('../..', import.meta.url))
  const project = packageFolder.replace(/[\\/]node_modules[\\/].*$/, sep)
  const home = project === packageFolder ? packageFolder : join(project, 'node_modules', 'nnanim')
  const schema = join(home, 'dist', 'batch.schema.json')
  if (!isInside(resolve(folder), project) || !existsSync(schema)) return schemaAddress
  return relative(resolve(folder), schema).split(sep).join('/')
}

/** The text of a batch file to begin with, as YAML with comments or as JSON; `schema` is a path from the file, or an address. */
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

  # A table beside this file, whose column label, target, class or so, else the last one, has the classes:
  # - data: measurements.csv
  #   output: out/measurements.gif
`
  if (!isJson) return yaml
  const batch = readSource(yaml, 'starter').value as object
  return `${JSON.stringify({ $schema: schema, ...batch }, null, 2)}\n`
}
