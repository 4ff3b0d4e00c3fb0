import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig, type OutputBundle, type Plugin } from 'rolldown'
import { carried, fileOf } from './tests/package/carried.js'
import { fileParts, sectionOf } from './tests/package/file-parts.ts'
import {
  engineMath,
  findSections,
  languageNames,
  pageCode,
  paintKernels,
  saidIn,
} from './tests/package/pages.ts'
import { withoutUnpaged } from './tests/package/unpaged.ts'

/** What is left to be found beside the program: binaries, WebAssembly, and what brings files of its own. */
const external = ['canvas', /^@napi-rs\//, 'highs', 'fontkit', /^pdfkit/, /^wawoff2/]

/**
 * The command line and its worker threads in a few files, with the packages that they need. Measured, in processor
 * time of a bare node: until a figure's code is loaded 1.7 instead of 7.2 from the files of `tsc`, a thread's 1.4 instead
 * of 3.7, `--help` 1.25 instead of 1.65. CommonJS, since ES modules take 13 ms more. All scenes are in one file: to load
 * each when it is asked for reads 10 to 15 % less, and takes 3 ms of 28 longer, as a file costs more than code that rests.
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
        { name: 'encode', test: /render[\\/]render-pool\.ts$/ },
        { name: 'draw', test: /scenes[\\/]build\.ts$/ },
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

/** The packages that the library carries, each as a file of what is used of it: `tests/package/packages.js` has them imported. */
const packages = defineConfig({
  input: Object.fromEntries(carried().map(({ name }) => [fileOf(name).slice(0, -3), `package:${name}`])),
  platform: 'browser',
  output: {
    dir: 'dist/packages',
    cleanDir: true,
    minify: { mangle: { keepNames: true } },
    chunkFileNames: '[name].js',
  },
  plugins: [packageParts(), licenses('LICENSES.txt')],
})

/** The sections of a language that figures say in a browser. */
const sections = await findSections()

/** The code of pages, with each section of each language, as modules that a page puts together. */
const page = defineConfig({
  ...pageCode,
  input: {
    ...pageCode.input,
    ...Object.fromEntries(
      languageNames.flatMap(name =>
        sections.map(section => [`language-${name}-${section}`, sectionOf(name, section)]),
      ),
    ),
  },
  output: { dir: 'dist/web', format: 'cjs', minify: true, chunkFileNames: '[name].js' },
  plugins: [...pageCode.plugins, pageFile()],
})

/** The player for figures in someone's page: one module with all scenes. */
const player = defineConfig({
  input: { player: 'src/web/library.ts' },
  platform: 'browser',
  treeshake: { moduleSideEffects: id => id.endsWith('library.ts') },
  output: { dir: 'dist', format: 'es', minify: true, codeSplitting: false },
  plugins: [
    fileParts(),
    withoutUnpaged(),
    withoutUnsaid(),
    engineMath(),
    paintKernels(),
    playerStyle(),
    playerModule(),
  ],
})

// The steps of tests/package/build.js: what a clone runs, and what only a package has.
export default process.env.STEP === 'package' ? [...held, player, packages] : [program, page]

/** Modules that have of a package what is used. */
function packageParts(): Plugin {
  const prefix = 'package:'
  const parts = carried()
  return {
    name: 'package-parts',
    resolveId: id => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      const found = parts.find(({ name }) => id === `\0${prefix}${name}`)
      return found ? `export { ${found.uses} } from '${found.name}'` : null
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
      const imports = languageNames.flatMap(name =>
        sections.map(
          section => `import { ${section} as ${name}_${section} } from '${sectionOf(name, section)}'`,
        ),
      )
      const tables = languageNames.map(
        name => `${name}: { ${sections.map(section => `${section}: ${name}_${section}`)} }`,
      )
      return `${imports.join('\n')}\nconst languages = { ${tables} }\nexport const languageOf = ({ lang }) => languages[lang]\n`
    },
  }
}

/** What rolldown makes of an export to another file, as if it might change: nothing that pages share does. */
const liveExport =
  /Object\.defineProperty\(exports,"(\w+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g

/** Puts all modules of pages and their style into one file. */
function pageFile(): Plugin {
  return {
    name: 'page-file',
    generateBundle(_, files) {
      const nameOf = (file: string) => file.replace(/\.js$/, '')
      const modules: Record<string, { code: string; imports: string[]; says: string[] }> = {}
      const licenses = sharedLicenses(packagesIn(files))
      for (const [file, chunk] of Object.entries(files)) {
        if (chunk.type === 'chunk')
          modules[nameOf(file)] = {
            code: chunk.code.replace(liveExport, 'exports.$1=$2'),
            imports: chunk.imports.map(nameOf),
            says: saidIn(chunk),
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
