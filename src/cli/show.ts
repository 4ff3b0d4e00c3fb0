import { readArtifact, specIn } from '../render/artifact.ts'
import { lineOf, quoted } from './line.ts'
import { print, printJson, remark } from './print.ts'

/** Prints the command line that makes each file, or the recipe in it as JSON. */
export async function show(files: readonly string[], json: boolean): Promise<void> {
  for (const file of files) {
    const made = await readArtifact(file)
    if (json) {
      printJson(made.recipe)
      continue
    }
    const spec = specIn(made)
    print(quoted(lineOf(spec, made.file)))
    const { nnanim, rasterizer } = made.recipe
    const source = spec.data === '-' ? ' from a table on standard input' : ''
    remark(`made by nnanim ${nnanim} and ${rasterizer}${source}`)
  }
}
