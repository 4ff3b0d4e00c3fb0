// What tests build of a spec without the steps before: the code of all scenes is here.
import { readFigureObject } from '../src/encode/catalog.ts'
import { loadScenes } from '../src/scene/scenes/registry.ts'

await loadScenes(readFigureObject({ data: 'blobs', scene: 'compare' }))
