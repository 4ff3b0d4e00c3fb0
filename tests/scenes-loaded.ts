// What tests build of a spec without the steps before: the code of all scenes is here.
import { loadCode } from '../src/scene/scenes/model-of.ts'

await loadCode({ data: 'blobs', scene: 'compare', sequence: null, play: null })
