import { lineOf, quoted } from '../encode/line.ts'
import { notesOn, readArtifact, specIn } from '../render/artifact.ts'
import type { CallOf } from './call.ts'
import { print, printJson, remark } from './print.ts'

/** Prints the command line that makes each file, or its recipe as JSON. @throws SpecError for a file without a recipe */
export async function show({ files, json }: CallOf<'show'>): Promise<void> {
  for (const file of files) {
    const artifact = await readArtifact(file)
    if (json) {
      printJson(artifact.recipe)
      continue
    }
    const spec = specIn(artifact, remark)
    print(quoted(lineOf(spec, artifact.file)))
    const { nnanim, rasterizer } = artifact.recipe
    const source = spec.data === '-' ? ' from a table on standard input' : ''
    for (const note of notesOn(artifact)) remark(note)
    remark(`made by nnanim ${nnanim} and ${rasterizer}${source}`)
  }
}
