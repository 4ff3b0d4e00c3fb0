import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig, type OutputBundle, type Plugin } from 'rolldown'
import * as en from './src/language/en.ts'
import { untranslated } from './src/language/untranslated.ts'

/** What is left to be found beside the program: binaries, WebAssembly, and what brings files of its own. */
const external = ['canvas', /^@napi-rs\//, 'highs', 'fontkit', /^pdfkit/, /^wawoff2/]

/**
 * The command line and its worker threads in a few files, with the packages that they need. Measured, in processor
 * time of a bare node: until a figure's code is loaded 1.7 instead of 7.2 from the files of `tsc`, a thread's 1.4 instead
 * of 3.7, `--help` 1.25 instead of 1.65. CommonJS, since ES modules take 13 ms more.
 */
const program = defineConfig({
  input: {
    main: 'src/cli/main.ts',
    worker: 'src/render/worker.ts',
    encoder: 'src/render/encoder.ts',
    trainer: 'src/render/trainer.ts',
  },
  platform: 'node',
  external,
  output: {
    dir: 'dist/bundle',
    cleanDir: true,
    format: 'cjs',
    // What was compiled before has no `import()` in Node 20.
    dynamicImportInCjs: false,
    // Names of functions stay, so that the stack of --verbose can be read; measured: 2 ms.
    minify: { mangle: { keepNames: true } },
    // `bin/compile-cache.js` knows files by their names.
    chunkFileNames: '[name]-[hash].js',
    // Threads do not inherit it.
    banner: ({ isEntry, name }) =>
      isEntry && name !== 'main'
        ? "require('../../bin/compile-cache.js').enableCompileCache(__dirname);"
        : '',
    codeSplitting: {
      // Each with all that it imports and that those before it do not have.
      groups: [
        { name: 'line', test: /options[\\/]printable\.ts$/ },
        { name: 'base', test: /options[\\/](error|key-table|suggest)\.ts$|style[\\/]color\.ts$/ },
        { name: 'start', test: /cli[\\/]main\.ts$/ },
        { name: 'help', test: /cli[\\/]written-help\.ts$/ },
        { name: 'parse', test: /cli[\\/](parse|errors)\.ts$/ },
        { name: 'train', test: /network[\\/]ahead\.ts$/ },
        { name: 'encode', test: /render[\\/]encode-thread\.ts$/ },
        { name: 'draw', test: /render[\\/]render-pool\.ts$/ },
        { name: 'figure', test: /cli[\\/]figure\.ts$/ },
      ],
    },
  },
  plugins: [packageJson(), licenses('LICENSES.txt'), withoutPrograms(), solver(), constants()],
})

/** Of the library, the files that hold a package or a table instead of importing it, in the place of what `tsc` made of them. */
const held = ['encode/video/mediabunny', 'data/tables/digits'].map(name =>
  defineConfig({
    input: `src/${name}.ts`,
    platform: 'node',
    output: { file: `dist/${name}.js`, minify: { mangle: { keepNames: true } } },
    plugins: [licenses(`${basename(name)}-license.txt`)],
  }),
)

/** The scenes in a folder by their names, whose files have them too. */
const scenesIn = (folder: string) =>
  readdirSync(join('src/scene/scenes', folder))
    .filter(
      file =>
        /^\w+\.ts$/.test(file) &&
        /: (SceneDefinition|RegressionScene) = /.test(
          readFileSync(join('src/scene/scenes', folder, file), 'utf8'),
        ),
    )
    .map(file => join(folder, file.replace('.ts', '')))

/** The languages by their names, whose files have them too. */
const languageNames = readdirSync('src/language')
  .filter(file => /^[a-z]{2}\.ts$/.test(file))
  .map(file => file.replace('.ts', ''))

/** Sections of a language that are said before a page is written, or to its author. */
const unsaid = ['alt', 'forms', 'notes', 'element', 'embed']

/** The sections of a language that a page may say. */
const sections = Object.entries(en).filter(([name]) => !unsaid.includes(name))

/** The sections that a page's code says, by the keys of their messages; those of the player are always there. */
function sectionsIn(code: string): string[] {
  const isSaid = ([name, messages]: [string, object | string]) =>
    ['tag', 'page'].includes(name) ||
    new RegExp(`\\.${name}\\.(?:${Object.keys(messages).join('|')})\\b`).test(code)
  return sections.filter(isSaid).map(([name]) => name)
}

/** The code of pages: the player, each scene, each language, and what they share, as modules that a page puts together. */
const page = defineConfig({
  input: {
    player: 'src/web/page.ts',
    sliders: 'src/web/sliders.ts',
    'moving-slice': 'src/scene/compose/moving-slice.ts',
    'scene-sequence': 'page:../compose/sequence',
    ...Object.fromEntries(
      languageNames.flatMap(name =>
        sections.map(([section]) => [`language-${name}-${section}`, `language:${name}:${section}`]),
      ),
    ),
    ...Object.fromEntries(
      [...scenesIn('.'), ...scenesIn('regression'), 'regression/compare'].map(name => [
        `scene-${name.replace('/', '-')}`,
        `page:${name}`,
      ]),
    ),
  },
  platform: 'browser',
  treeshake: { moduleSideEffects: false },
  output: { dir: 'dist/web', format: 'cjs', minify: true, chunkFileNames: '[name].js' },
  plugins: [
    sceneEntries(),
    taskModules(),
    languageEntries(),
    withoutUncalled(),
    engineMath(),
    paintKernels(),
    pageCode(),
  ],
})

/** The player for figures in someone's page: one module with all scenes. */
const player = defineConfig({
  input: { player: 'src/web/library.ts' },
  platform: 'browser',
  treeshake: { moduleSideEffects: id => id.endsWith('library.ts') },
  output: { dir: 'dist', format: 'es', minify: true, codeSplitting: false },
  plugins: [
    languageEntries(),
    withoutUncalled(),
    withoutUnsaid(),
    engineMath(),
    paintKernels(),
    playerStyle(),
    playerModule(),
  ],
})

export default [program, ...held, page, player]

/** Of each scene's file only the scene itself. */
function sceneEntries(): Plugin {
  return {
    name: 'scene-entries',
    resolveId: id => (id.startsWith('page:') ? `\0${id}` : null),
    load(id) {
      const [, name] = /^\0page:([\w/.]+)$/.exec(id) ?? []
      if (name === 'regression/compare')
        return `export { compareCurves as scene } from ${JSON.stringify(resolve('src/scene/scenes/compare.ts'))}`
      return name === undefined
        ? null
        : `export { ${basename(name)} as scene } from ${JSON.stringify(resolve(`src/scene/scenes/${name}.ts`))}`
    },
  }
}

/** Files with something of both tasks: a module for each that imports them, so that a page has what is of its own. */
function taskModules(): Plugin {
  const ofBoth = /src[\\/](?:estimators[\\/](?:knn|tree)|scene[\\/]scenes[\\/]compare)\.ts$/
  return {
    name: 'task-modules',
    async resolveId(id, importer = '', options) {
      const found = await this.resolve(id, importer, { ...options, skipSelf: true })
      return found && ofBoth.test(found.id)
        ? `${found.id}?${basename(importer).replace(/\W/g, '-')}`
        : null
    },
    load(id) {
      const [file, importer] = id.split('?')
      return importer !== undefined && ofBoth.test(file)
        ? { code: readFileSync(file, 'utf8'), moduleType: 'ts' }
        : null
    },
  }
}

/** A statement of a language's file, the names that it gives, and all that it may use. */
interface Statement {
  kind: string
  text: string
  names: readonly string[]
  uses: ReadonlySet<string>
}

/**
 * Each section of a language alone, so that a page takes those that its scenes say: every statement of the file is a
 * module, by the first of its names, and imports those whose names it has. What a language lacks comes from English.
 */
function languageEntries(): Plugin {
  const read = new Map<string, readonly Statement[]>()
  return {
    name: 'language-entries',
    resolveId(id, importer = '') {
      if (id.startsWith('language:')) return `\0${id}`
      return importer.startsWith('\0language:') && id.startsWith('.') ? resolve('src/language', id) : null
    },
    load(id) {
      const [, language, entry, isOwn] = /^\0language:(\w+):(\w+)(!?)$/.exec(id) ?? []
      if (language === undefined) return null
      if (!read.has(language)) {
        const code = readFileSync(resolve(`src/language/${language}.ts`), 'utf8')
        read.set(
          language,
          this.parse(code, { lang: 'ts' }).body.map(node => statementOf(node, code)),
        )
      }
      const statements = read.get(language)!
      const own = statements.find(({ names }) => names.includes(entry))
      if (!own) return `export { ${entry} } from 'language:en:${entry}'`
      if (!isOwn && lacksSome(language, entry))
        return `import { completed } from ${JSON.stringify(resolve('src/language/untranslated.ts'))}
import { ${entry} as english } from 'language:en:${entry}'
import { ${entry} as own } from 'language:${language}:${entry}!'
export const ${entry} = completed(english, own)`
      const imports = statements.flatMap(({ kind, text, names }) => {
        if (kind === 'ImportDeclaration') return [text]
        const used = text === own.text ? [] : names.filter(name => own.uses.has(name))
        return used.length > 0 ? [`import { ${used} } from 'language:${language}:${names[0]}'`] : []
      })
      const exported = own.kind.startsWith('Export') ? own.text : `export ${own.text}`
      return { code: [...imports, exported].join('\n'), moduleType: 'ts' }
    },
  }
}

/** True for a section of which a language says something in English. */
function lacksSome(language: string, section: string): boolean {
  return Object.entries<readonly string[]>(untranslated).some(
    ([path, languages]) =>
      languages.includes(language) &&
      (path === 'all others' ? section in en : path.startsWith(`${section}.`)),
  )
}

/** A node of a syntax tree. */
type Tree = Readonly<Record<string, unknown>>

/** Parts of a pattern that give no names: its type, and what a name is without a value. */
const unnamed = ['typeAnnotation', 'right']

function statementOf(node: { type: string; start: number; end: number }, code: string): Statement {
  const { type, start, end } = node
  const { specifiers, declaration } = node as unknown as Tree
  const exported = ((specifiers ?? []) as Tree[]).map(one => one.exported)
  return {
    kind: type,
    text: code.slice(start, end),
    names: [...declaredBy(declaration ?? node), ...namesIn(exported)],
    uses: new Set(namesIn(node)),
  }
}

/** The names that a statement declares. */
function declaredBy(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { declarations, id } = node as Tree
  return namesIn([id, ...((declarations ?? []) as Tree[]).map(one => one.id)], unnamed)
}

/** The names in a part of a syntax tree that it does not declare itself; of properties only those that are computed. */
function namesIn(node: unknown, without: readonly string[] = []): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, name, computed, params, param, init, left, body } = node as Tree
  const own = [
    ...[params, param].flatMap(pattern => namesIn(pattern, unnamed)),
    ...[init, left, ...(Array.isArray(body) ? body : [])].flatMap(declaredBy),
  ]
  const inner = Object.entries(node)
    .filter(([key]) => !without.includes(key) && (computed || (key !== 'key' && key !== 'property')))
    .flatMap(([, part]) => namesIn(part, without))
    .filter(one => !own.includes(one))
  return type === 'Identifier' ? [`${name}`, ...inner] : inner
}

/** The functions that whoever draws a figure never calls, by the folders of the objects that have them. */
const uncalled: readonly { folder: RegExp; names: readonly string[] }[] = [
  // A page has what was learned.
  { folder: /src[\\/]estimators[\\/]\w+/, names: ['fit'] },
  // And what is said of it to its author and to those who do not see it.
  { folder: /src[\\/]scene[\\/](?:compose|scenes)[\\/]/, names: ['alt', 'result', 'lines', 'notes'] },
]

/** Puts null in the place of functions that nobody calls, so that what they need is left out too. */
function withoutUncalled(): Plugin {
  return {
    name: 'without-uncalled',
    transform(code, id) {
      const names = uncalled.find(({ folder }) => folder.test(id))?.names
      if (!names) return null
      const found: { name: string; start: number; end: number }[] = []
      const visit = (node: unknown) => {
        if (typeof node !== 'object' || node === null) return
        const { type, key, value, start, end } = node as Record<string, never>
        const isFunction = /Function/.test((value as { type?: string } | undefined)?.type ?? '')
        const name = (key as { name?: string } | undefined)?.name ?? ''
        if (type === 'Property' && isFunction && names.includes(name)) found.push({ name, start, end })
        else for (const child of Object.values(node)) visit(child)
      }
      visit(this.parse(code, { lang: 'ts' }).body)
      const parts = found.map(({ name, end }, i) => `${name}: null${code.slice(end, found[i + 1]?.start)}`)
      return found.length > 0 ? code.slice(0, found[0].start) + parts.join('') : null
    },
  }
}

/** Of each language only what a figure may say. */
function withoutUnsaid(): Plugin {
  const file = /src[\\/]language[\\/]languages\.ts$/
  return {
    name: 'without-unsaid',
    transform(_, id) {
      if (!file.test(id)) return null
      const said = Object.keys(en).filter(name => !['alt', 'forms', 'notes', 'embed'].includes(name))
      const imports = languageNames.flatMap(name =>
        said.map(section => `import { ${section} as ${name}_${section} } from 'language:${name}:${section}'`),
      )
      const tables = languageNames.map(
        name => `${name}: { ${said.map(section => `${section}: ${name}_${section}`)} }`,
      )
      return `${imports.join('\n')}\nconst languages = { ${tables} }\nexport const languageOf = ({ lang }) => languages[lang]\n`
    },
  }
}

/** The kernels that paint, in base64 and as what `wasm2js` made of them: a function that opens them, not one opened memory. */
function paintKernels(): Plugin {
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

/** What rolldown makes of an export to another file, as if it might change: nothing that pages share does. */
const liveExport =
  /Object\.defineProperty\(exports,"(\w+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g

/** Puts all modules of pages and their style into one file. */
function pageCode(): Plugin {
  return {
    name: 'page-code',
    generateBundle(_, files) {
      const nameOf = (file: string) => file.replace(/\.js$/, '')
      const modules: Record<string, { code: string; imports: string[]; says: string[] }> = {}
      const licenses = sharedLicenses(packagesIn(files))
      for (const [file, chunk] of Object.entries(files)) {
        if (chunk.type === 'chunk')
          modules[nameOf(file)] = {
            code: chunk.code.replace(liveExport, 'exports.$1=$2'),
            imports: chunk.imports.map(nameOf),
            says: sectionsIn(chunk.code),
          }
        delete files[file]
      }
      const style = styleIn('src/web/style.css')
      this.emitFile({
        type: 'asset',
        fileName: 'page.json',
        source: JSON.stringify({ licenses, style, modules }),
      })
    },
  }
}

/** A style sheet without what a browser does not need. */
function styleIn(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?|(:) /g, '$1$2')
}

/** The style sheet of the player in a shadow root, as a text. */
function playerStyle(): Plugin {
  return {
    name: 'player-style',
    resolveId: id => (id === 'player-style' ? `\0${id}` : null),
    load(id) {
      if (id !== '\0player-style') return null
      const style = ['style', 'embedded'].map(name => styleIn(`src/web/${name}.css`)).join('')
      return `export const style = ${JSON.stringify(style)}`
    },
  }
}

/** Puts the licences of packages before the player, and its types beside it. */
function playerModule(): Plugin {
  return {
    name: 'player-module',
    generateBundle(_, files) {
      for (const chunk of Object.values(files))
        if (chunk.type === 'chunk')
          chunk.code = `/*!\n${sharedLicenses(packagesIn(files))}\n*/\n${chunk.code}`
      const source = readFileSync('src/web/player-api.d.ts', 'utf8')
      this.emitFile({ type: 'asset', fileName: 'player.d.ts', source })
    },
  }
}

/** Beside the bundle lies another package.json than the one that says what it is. */
function solver(): Plugin {
  return { name: 'solver', resolveId: id => (id === '#highs' ? { id: 'highs', external: true } : null) }
}

/** Pages train nothing: for what they draw, the engine's own elementary functions are exact enough. */
function engineMath(): Plugin {
  const code = 'export const { cos, exp, expm1, log, log1p, sin, tanh } = Math'
  return { name: 'engine-math', load: id => (/data[\\/]elementary\.ts$/.test(id) ? code : null) }
}

/** Says that the files beside it are CommonJS. */
function packageJson(): Plugin {
  return {
    name: 'package-json',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' })
    },
  }
}

/** Commander loads what starts programs, for commands that are programs of their own; here are none. */
function withoutPrograms(): Plugin {
  return {
    name: 'without-programs',
    resolveId: (id, importer = '') =>
      id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer) ? '\0none' : null,
    load: id => (id === '\0none' ? 'module.exports = {}' : null),
  }
}

/**
 * Files whose values are the same in every run: the build puts the values in their place, so that the help loads none of
 * the registries, and the short one no parser.
 */
const constant = /src[\\/](cli[\\/](?:choices|written-help))\.ts$/

function constants(): Plugin {
  return {
    name: 'constants',
    async load(id) {
      const file = constant.exec(id)?.[1]
      if (file === undefined) return null
      const values = await import(pathToFileURL(resolve('dist', `${file}.js`)).href)
      return Object.entries(values)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
        .join('\n')
    },
  }
}

/** Puts the licences of the packages in the bundle beside it, where there are any. */
function licenses(fileName: string): Plugin {
  return {
    name: 'licenses',
    generateBundle(_, files) {
      const source = packagesIn(files).map(licenseOf).join('\n')
      if (source !== '') this.emitFile({ type: 'asset', fileName, source })
    },
  }
}

/** The folders of the packages whose code is in a bundle. */
function packagesIn(files: OutputBundle): string[] {
  const modules = Object.values(files).flatMap(file => (file.type === 'chunk' ? file.moduleIds : []))
  const packages = modules.flatMap(
    id => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? [],
  )
  return [...new Set(packages)].sort()
}

/** Licences for a page, where every byte counts: a text that several packages have stands there once. */
function sharedLicenses(folders: readonly string[]): string {
  const holders = new Map<string, string[]>()
  for (const folder of folders) {
    const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const lines = readFileSync(join(folder, 'LICENSE'), 'utf8').trim().split(/\r?\n/)
    const [copyright = ''] = lines.filter(line => line.startsWith('Copyright'))
    const text = lines
      .filter(line => !line.startsWith('Copyright'))
      .join('\n')
      .trim()
    holders.set(text, [...(holders.get(text) ?? []), `${name}: ${copyright}`])
  }
  return [...holders].map(([text, names]) => `${names.join('\n')}\n\n${text}`).join('\n\n')
}

function licenseOf(folder: string): string {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const { name, version, license, main, repository } = JSON.parse(read('package.json'))
  const file = readdirSync(folder).find(name => /^licen[cs]e/i.test(name))
  // A few have their licence where their code begins.
  const text = file ? read(file) : (/^(?:\s*\/\*[\s\S]*?\*\/|\s*\/\/.*)+/.exec(read(main))?.[0] ?? '')
  const source = repository.url ?? repository
  return `${name} ${version} (${license}), ${source}\n\n${text.trim()}\n\n${'-'.repeat(80)}\n`
}
