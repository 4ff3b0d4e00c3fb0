import { lineOf, quoted } from '../encode/line.ts'
import { notesOn, readArtifact, specIn } from '../render/artifact.ts'
import { print, printJson, remark } from './print.ts'

/**
 * Prints for each file the command line that makes it, or as JSON the recipe in it.
 *
 * @param files what nnanim made: files, or folders of frames
 * @param json whether to print the recipes
 * @throws SpecError for a file that cannot be read or has no recipe; those before it are printed
 */
export async function show(files: readonly string[], json: boolean): Promise<void> {
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
