// The code of pages, for the build and for the test of what is in it.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type OutputChunk, type Plugin, rolldown } from 'rolldown'
import { fileParts, partOf } from './file-parts.ts'
import { sectionsIn } from './said.ts'
import { tableEntriesIn } from './syntax.ts'
import { withoutUnpaged } from './unpaged.ts'

/** The languages by their names, whose files have them too. */
export const languageNames = readdirSync('src/language')
  .filter(file => /^[a-z]{2}\.ts$/.test(file))
  .map(file => file.replace('.ts', ''))

/** The scenes of both tasks, by the names that their modules have in pages. */
export const scenes = [
  ...scenesOf('src/scene/scenes/classification.ts', 'scene-'),
  ...scenesOf('src/scene/scenes/regression.ts', 'scene-regression-'),
]

/** The code of pages but for languages: the player, each scene, and what they share. */
export const pageCode = {
  input: {
    player: 'src/web/page.ts',
    sliders: 'src/web/sliders.ts',
    bead: 'src/web/bead.ts',
    'step-fields': 'src/web/step-fields.ts',
    'moving-slice': 'src/scene/compose/moving-slice.ts',
    'scene-sequence': sceneFrom('src/scene/compose/sequence.ts', 'sequence'),
    ...Object.fromEntries(scenes.map(({ module, file, name }) => [module, sceneFrom(file, name)])),
  },
  platform: 'browser' as const,
  treeshake: { moduleSideEffects: false },
  plugins: [
    sceneModules(),
    fileParts(/src[\\/](?!kernels|web)\w+[\\/].*\.ts$/),
    withoutUnpaged(),
    engineMath(),
    paintKernels(),
  ],
}

/** The scenes of a registry. */
function scenesOf(registry: string, prefix: string) {
  return tableEntriesIn(readFileSync(registry, 'utf8')).map(({ key, from, name }) => {
    const file = join(dirname(registry), from)
    return { module: `${prefix}${key}`, file, name, id: partOf(file, name) }
  })
}

/** The module that has one scene of a file, or what else stands in the place of one. */
function sceneFrom(file: string, name: string): string {
  return `scene:${name}:${resolve(file)}`
}

function sceneModules(): Plugin {
  return {
    name: 'scene-modules',
    resolveId: id => (id.startsWith('scene:') ? `\0${id}` : null),
    load(id) {
      const [, name, file] = /^\0scene:(\w+):(.*)$/.exec(id) ?? []
      return name === undefined ? null : `export { ${name} as scene } from ${JSON.stringify(file)}`
    },
  }
}

/** The sections of a language that figures say in a browser, in pages or without: found in a build of its own, before. */
export async function findSections(): Promise<string[]> {
  const input = { ...pageCode.input, mount: 'src/web/mount.ts' }
  const build = await rolldown({ ...pageCode, input, external: ['player-style'] })
  const { output } = await build.generate()
  await build.close()
  return [...new Set(output.flatMap(file => (file.type === 'chunk' ? saidIn(file) : [])))].sort()
}

/** The sections of a language that a file of pages may say; those of the player are always there. */
export function saidIn({ modules }: Pick<OutputChunk, 'modules'>): string[] {
  const own = Object.entries(modules).filter(([id]) => !/src[\\/]language[\\/]/.test(id))
  return [...new Set(['tag', 'page', ...own.flatMap(([, { code }]) => sectionsIn(code ?? ''))])]
}

/** The kernels that paint, in base64 and as what `wasm2js` made of them: a function that opens them, not one opened memory. */
export function paintKernels(): Plugin {
  const file = resolve('dist/kernels/paint.js')
  return {
    name: 'paint-kernels',
    resolveId: id => (id === 'paint-kernels' ? file : null),
    load(id) {
      if (id !== file) return null
      const code = readFileSync(file, 'utf8')
      const script = code.slice(0, code.indexOf('var retasmFunc'))
      const base64 = readFileSync('dist/kernels/page.wasm', 'base64')
      return `${script}\nexport const openScript = () => asmFunc({})\nexport const base64 = '${base64}'\n`
    },
  }
}

/** Pages train nothing: for what they draw, the engine's own elementary functions are exact enough. */
export function engineMath(): Plugin {
  const code = 'export const { cos, exp, expm1, log, log1p, sin, tanh } = Math'
  return { name: 'engine-math', load: id => (/data[\\/]elementary\.ts$/.test(id) ? code : null) }
}
