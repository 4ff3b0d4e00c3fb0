// A figure of the corpus by a library, which may be that of an older commit.
import { filesHash, hashesOf, momentsIn } from '../corpus/hashes.js'
import { inputs } from '../corpus/inputs.js'
import { bareKeys, dressed } from '../corpus/wear.js'

/**
 * The hashes of a figure.
 *
 * @param library what `dist/index.js` exports
 * @returns `hashes` as hashes.txt has them, and `moments` of {time in seconds, look}, a hash of their shapes
 */
export async function shapesOf(library, { spec }) {
  const bare = await library.figure(bareKeys(spec), { files: inputs })
  const figure = await dressed(bare, spec)
  const moments = momentsIn(figure)
  return { hashes: { ...hashesOf(figure, moments), files: await filesHash(library, figure) }, moments }
}
