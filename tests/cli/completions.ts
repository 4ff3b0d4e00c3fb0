import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { choices } from '../../src/cli/choices.ts'
import { commands, libraries, shells } from '../../src/cli/commands.ts'
import { batchFlags } from '../../src/cli/flags.ts'
import { topics } from '../../src/cli/help-topics.ts'

/** Files of all kinds, and a folder, in the place where lines are completed. */
export function layOut(folder: string): void {
  for (const name of ['t.csv', 'f.ttf', 'm.json', 'q.yaml', 'x.gif', 'old.anim.svg', 'notes.txt'])
    writeFileSync(join(folder, name), '')
  mkdirSync(join(folder, 'sub'))
}

const commandNames = [...commands.map(({ name }) => name), 'help']

/** Lines with the cursor at their end, and what every shell offers there, in any order. */
export const completions: [line: string, offered: string[]][] = [
  ['nnanim ', [...commandNames, ...choices.datasets, 't.csv', 'm.json', 'sub']],
  ['nnanim bl', ['blobs']],
  ['nnanim blobs b', []],
  ['nnanim --seed 3 xo', ['xor']],
  ['nnanim --hidd', ['--hidden']],
  ['nnanim blobs --seed ', []],
  ['nnanim blobs --scene ', [...choices.scenes]],
  ['nnanim blobs --scene data,orb', ['data,orbit']],
  ['nnanim blobs --classifiers svm,rb', ['svm,rbf']],
  ['nnanim blobs --theme ', [...choices.themes]],
  ['nnanim blobs --activation ', [...choices.activations]],
  ['nnanim blobs --solver ', [...choices.solvers]],
  ['nnanim blobs --embed ', [...choices.embeds]],
  ['nnanim blobs --format ', [...choices.formats]],
  ['nnanim blobs --for ', [...choices.places]],
  ['nnanim blobs --loop ', ['forever', 'once']],
  ['nnanim blobs -o ', ['x.gif', 'old.anim.svg', 'sub']],
  ['nnanim blobs -o out', choices.formats.map(format => `out.${format}`)],
  ['nnanim blobs -o sub/out.an', ['sub/out.anim.svg']],
  ['nnanim blobs --model ', ['m.json', 'sub']],
  ['nnanim blobs --font ', ['f.ttf', 'sub']],
  ['nnanim blobs --test ', ['t.csv', 'm.json', 'sub']],
  ['nnanim blobs --config ', ['q.yaml', 'm.json', 'sub']],
  ['nnanim sweep moo', ['moons']],
  ['nnanim sweep moons --hidd', ['--hidden']],
  ['nnanim remake x.gif --data ir', ['iris']],
  ['nnanim remake ', ['x.gif', 'old.anim.svg', 'sub']],
  ['nnanim verify x.gif o', ['old.anim.svg']],
  ['nnanim batch ', ['q.yaml', 'm.json', 'sub']],
  ['nnanim batch --', [...batchFlags.map(({ name }) => `--${name}`), '--help']],
  ['nnanim themes --j', ['--json']],
  ['nnanim snippet ', [...libraries]],
  ['nnanim completion ', [...shells]],
  ['nnanim help ', [...new Set([...topics, ...commands.map(({ name }) => name)])]],
]
