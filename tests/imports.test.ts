import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formats } from '../src/encode/formats.ts'
import { classifiers } from '../src/estimators/classifiers.ts'
import { solvers } from '../src/network/solvers/registry.ts'
import { keysWhere } from '../src/options/key-table.ts'
import { scenes } from '../src/scene/scenes/registry.ts'

/** The rows of the table of CONTRIBUTING.md whose heading begins so: the cells behind their names, which are folders. */
function tableOf(heading: string): Map<string, string> {
  const page = readFileSync('CONTRIBUTING.md', 'utf8')
  const [, lines] = new RegExp(`^\\| ${heading} +\\|.*\\n\\|[-| ]+\\n((?:\\|.*\\n)+)`, 'm').exec(page)!
  const rows = lines.trim().split('\n')
  return new Map(
    rows.flatMap(row => {
      const cells = row.split('|').map(cell => cell.trim())
      const names = Array.from(cells[1].matchAll(/`([\w-]+)\/`/g), ([, name]) => name)
      return names.map(name => [name, cells[2]] as const)
    }),
  )
}

/** What each room may import besides itself. */
const rooms: Record<string, readonly string[]> = Object.fromEntries(
  Array.from(tableOf('room'), ([name, imported]) => [name, imported.match(/[\w/]+/g) ?? []]),
)

/** The order inside `scene/`: each folder may import those before it, and all may import the contracts beside them. */
const sceneFolders = [...tableOf('folder').keys()]

/** The catalog collects the names and defaults of all registries, so it sees four rooms more than its own does. */
const catalog = { file: 'encode/catalog.ts', sees: ['data', 'geometry', 'network', 'estimators'] }

/** Rooms that must run in a browser too. */
const pure = [
  'language',
  'options',
  'data',
  'geometry',
  'network',
  'estimators',
  'scene',
  'paint',
  'encode',
  'figure',
]

/** The one place, a room or a file, that knows an outside package. */
const owners: Record<string, string> = {
  '@napi-rs/webcodecs': 'render/',
  '@noble/hashes': 'figure/page-host.ts',
  canvas: 'render/raster.ts',
  'cli-progress': 'cli/',
  commander: 'cli/',
  'csv-parse': 'data/',
  'd3-array': 'scene/',
  'd3-contour': 'geometry/',
  'd3-ease': 'geometry/',
  'd3-scale': 'scene/',
  'fast-png': 'paint/png.ts',
  'fastest-levenshtein': 'options/',
  fontkit: 'scene/fonts/open-font.ts',
  gifenc: 'encode/',
  highs: 'network/linear-program.ts',
  mediabunny: 'encode/video/mediabunny.ts',
  'mersenne-twister': 'data/',
  'ml-matrix': 'network/',
  pdfkit: 'paint/',
  picocolors: 'cli/',
  seedrandom: 'data/',
  'signal-exit': 'render/',
  wawoff2: 'render/letters.ts',
  yaml: 'options/',
  zod: 'options/',
}

interface Import {
  from: string
  to: string
  typeOnly: boolean
  /** Loaded only when a line of code asks for it. */
  late: boolean
}

// The kernels are of another language, AssemblyScript.
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts') && !file.startsWith('kernels/'))
/** The entries of the package: what it has, without Node and with it. */
const entries = ['core.ts', 'index.ts']
const sources = new Map(files.map(file => [file, readFileSync(`src/${file}`, 'utf8')]))
/** What the build makes of the kernels and the style sheets for pages. */
const made = ['paint-kernels', 'player-style']
const imports = files.flatMap(file => importsOf(file)).filter(({ to }) => !made.includes(to))

describe('the rooms', () => {
  it('hold every file of the source but the entries of the package, which only re-export', () => {
    expect(files.filter(file => !(roomOf(file) in rooms))).toEqual(entries)
    expect(Object.keys(rooms).sort()).toEqual(
      readdirSync('src')
        .filter(name => !name.includes('.'))
        .sort(),
    )
    for (const entry of entries) {
      const lines = withoutComments(sources.get(entry)!).replace(
        /export (\*|(type )?\{[^}]*\}) from '[^']*';?/g,
        '',
      )
      expect(lines.trim()).toBe('')
    }
  })

  it('import only what stands before them', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)]
      if (!to.endsWith('.ts') || entries.includes(from) || here === there) return false
      const seen = [...rooms[here], ...(from === catalog.file ? catalog.sees : [])]
      return !seen.some(room => to.startsWith(`${room}/`))
    })
    expect(wrong).toEqual([])
  })

  it('keep the order inside of scene/', () => {
    const placeOf = (file: string) => {
      const [, folder, name] = file.split('/')
      return name === undefined ? -1 : sceneFolders.indexOf(folder)
    }
    const inside = imports.filter(({ from }) => from.startsWith('scene/'))
    const wrong = inside.filter(({ from, to }) => to.startsWith('scene/') && placeOf(to) > placeOf(from))
    expect(wrong).toEqual([])
    const folders = files.filter(file => file.startsWith('scene/')).map(file => file.split('/')[1])
    expect([...new Set(folders.filter(name => !name.endsWith('.ts')))].sort()).toEqual(
      sceneFolders.toSorted(),
    )
  })

  it('are gone through from a command to its file without a way back', () => {
    const page = readFileSync('docs/how-it-works.md', 'utf8')
    const way = Array.from(page.matchAll(/^\d+\. `([\w/-]+\.ts)`/gm), ([, file]) => file)
    expect(way.filter(file => !files.includes(file))).toEqual([])
    const entered = way.map(roomOf).filter((room, i, all) => room !== all[i - 1])
    expect(entered.length).toBeGreaterThan(7)
    expect(new Set(entered).size).toBe(entered.length)
  })

  it('name no classifier and no solver outside of where they are', () => {
    const names = [...Object.keys(classifiers), ...Object.keys(solvers)]
    const own = /^(estimators|network\/solvers)\//
    expect(naming(new RegExp(`['"\`](${names.join('|')})['"\`]`, 'g'), file => !own.test(file))).toEqual([])
  })

  it('have no circle of files, also not of their types', () => {
    const after = new Map(
      files.map(file => [file, imports.filter(line => line.from === file).map(line => line.to)]),
    )
    const circles: string[][] = []
    const done = new Set<string>()
    const visit = (file: string, path: string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file])
      if (done.has(file) || path.includes(file)) return
      for (const next of after.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  it('know an outside package in one place', () => {
    const outside = imports.filter(({ to }) => !/\.(ts|json)$/.test(to) && !/^(node:|#built\/)/.test(to))
    const wrong = outside.filter(({ from, to }) => !from.startsWith(owners[packageOf(to)] ?? 'nowhere'))
    expect(wrong).toEqual([])
  })

  it('list no owner of a package that nobody needs', () => {
    const code = [...sources.values()].join('\n')
    const unused = Object.keys(owners).filter(name => !new RegExp(`'(@types/)?#?${name}['/]`).test(code))
    expect(unused).toEqual([])
  })

  it('has four packages installed, and those that are loaded when they are asked for', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const later = ['fontkit', 'highs', 'pdfkit', 'wawoff2']
    expect(Object.keys(dependencies).filter(name => !later.includes(name))).toEqual([
      ...['commander', 'gifenc', 'ml-matrix', 'seedrandom'],
    ])
  })
})

describe('a name of a registry', () => {
  /** What a pattern finds in files, where what it captures is one of these names, as `file: name`. */
  const named = (names: readonly string[], pattern: RegExp, where: (file: string) => boolean) =>
    files.filter(where).flatMap(file =>
      Array.from(withoutComments(sources.get(file)!).matchAll(pattern), ([, name]) => name!)
        .filter(name => names.includes(name))
        .map(name => `${file}: ${name}`),
    )

  it('of a scene is asked for nowhere but with the scenes', () => {
    const asked = /(?:[!=]== |case |scene: |includes\(|scenes\[)'(\w+)'/g
    const outside = (file: string) => !file.startsWith('scene/scenes/')
    // A key of the spec may be called like a scene, and a network is a classifier and what keys decide, too; a command
    // says what columns of a table are.
    const others = ['network', 'columns', ...keysWhere(() => true)]
    const names = Object.keys(scenes).filter(name => !others.includes(name))
    expect(named(names, asked, outside)).toEqual([])
  })

  it('of a format stands nowhere but in encode/', () => {
    const found = named([...Object.keys(formats), 'frames'], /'([\w.]+)'/g, file => roomOf(file) !== 'encode')
    // The element of that name.
    expect(found.sort()).toEqual(['paint/svg.ts: svg', 'web/elements.ts: svg'])
  })
})

describe('the rooms that run in a browser too', () => {
  it('are all that the core has', () => {
    const others = imports.filter(({ from, to }) => from === 'core.ts' && !pure.includes(roomOf(to)))
    expect(others).toEqual([])
  })

  it('import nothing of Node', () => {
    expect(imports.filter(({ from, to }) => pure.includes(roomOf(from)) && to.startsWith('node:'))).toEqual(
      [],
    )
  })

  it('use no clock, no chance and no process', () => {
    // The compiler knows no `window` and no `document`; these it does know. `new Date(0)` reads no clock.
    const forbidden =
      /(?<![.\w$])(process|Buffer|require|__dirname|console|performance|Date(?!\(0\))|setTimeout|setInterval|setImmediate)(?![\w$]|\s*[:?])|Math\s*\.\s*random|import\s*\.\s*meta/g
    expect(uses(forbidden, file => pure.includes(roomOf(file)))).toEqual([])
  })
})

describe('the code of pages', () => {
  it('imports nothing of Node and no package, and nobody imports it', () => {
    const own = imports.filter(({ from }) => roomOf(from) === 'web')
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter(({ to }) => !to.endsWith('.ts'))).toEqual([])
    expect(imports.filter(({ from, to }) => roomOf(to) === 'web' && roomOf(from) !== 'web')).toEqual([])
  })

  it('keeps nothing, asks for nothing, and reads no text as HTML', () => {
    const forbidden =
      /(?<![.\w$])(localStorage|sessionStorage|indexedDB|fetch|XMLHttpRequest|WebSocket|eval)(?![\w$])|\.(cookie|innerHTML|outerHTML|insertAdjacentHTML|write)(?![\w$])|['"]style['"]/g
    // An element loads its `src`, and nothing else.
    expect(uses(forbidden, file => roomOf(file) === 'web')).toEqual(['web/mount.ts: fetch'])
  })
})

describe('the command line', () => {
  it('is the only room that prints and touches the process', () => {
    // In a browser's console a figure warns those who embed it.
    const prints = (file: string) => roomOf(file) === 'cli' || file === 'web/page.ts'
    expect(uses(/(?<![.\w$])(console|process)\s*\./g, file => !prints(file))).toEqual([])
  })

  it('shares nothing of the process but tables, fonts, which processes live, and how a thread ends itself', () => {
    const shared = imports.filter(({ from, to }) => roomOf(from) !== 'cli' && to === 'node:process')
    expect(shared.map(({ from }) => from).sort()).toEqual([
      'render/load.ts',
      'render/process-name.ts',
      'render/raster.ts',
      'render/worker.ts',
    ])
    expect(sources.get('render/raster.ts')).toContain("import { env } from 'node:process'")
    expect(sources.get('render/process-name.ts')).toContain(
      "import { pid as here, kill } from 'node:process'",
    )
    expect(sources.get('render/worker.ts')).toContain("import { exit } from 'node:process'")
    expect(sources.get('render/load.ts')).toContain("import { stdin } from 'node:process'")
  })

  it('loads only colours for its version and short help, and the parser for the rest', () => {
    expect(packagesOf('cli/main.ts')).toEqual(['picocolors'])
    expect(packagesOf('cli/parse.ts')).toEqual(['commander', 'fastest-levenshtein', 'picocolors'])
  })

  it('loads late what only some figures need, and starts a thread without what reads a call', () => {
    const some = ['cli-progress', 'csv-parse/browser/esm/sync', 'fast-png', 'highs', 'mediabunny']
    const late = [...some, 'pdfkit', 'yaml', 'canvas', '@napi-rs/webcodecs']
    expect(packagesOf('cli/figure.ts').filter(name => late.includes(name))).toEqual([])
    const reading = [...late, 'commander', 'picocolors', 'zod/mini']
    expect(packagesOf('render/encoder.ts').filter(name => reading.includes(name))).toEqual([])
    const unknown = reading.filter(name => !imports.some(({ to }) => to === name))
    expect(unknown).toEqual([])
  })
})

/** The build puts the values of these files in their place (tests/cli/start.test.ts says that it does). */
const byValue = ['cli/choices.ts', 'cli/written-help.ts']

/** The packages that a file loads at once, itself or through others. */
function packagesOf(first: string): string[] {
  const loaded = new Set([first])
  for (const file of loaded)
    if (!byValue.includes(file))
      for (const line of imports) if (line.from === file && !line.typeOnly && !line.late) loaded.add(line.to)
  return [...loaded].filter(name => !name.endsWith('.ts') && !name.startsWith('node:')).sort()
}

/** Quoted names in the code of files. */
function naming(pattern: RegExp, where: (file: string) => boolean): string[] {
  return files.filter(where).flatMap(file => {
    return [...withoutComments(sources.get(file)!).matchAll(pattern)].map(match => `${file}: ${match[0]}`)
  })
}

function uses(pattern: RegExp, where: (file: string) => boolean): string[] {
  return files.filter(where).flatMap(file => {
    const code = withoutStrings(withoutComments(sources.get(file)!))
    return [...code.matchAll(pattern)].map(match => `${file}: ${match[0]}`)
  })
}

function importsOf(file: string): Import[] {
  const code = withoutComments(sources.get(file)!)
  const lines = /(?:^|\n)\s*(?:import|export)\s(type\s)?(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/g
  const calls = /\b(?:import|require|resolve)\s*\(\s*(['"])([^'"]+)\1/g
  return [
    ...[...code.matchAll(lines)].map(([, type, to]) => ({
      to: to!,
      typeOnly: type !== undefined,
      late: false,
    })),
    ...[...code.matchAll(calls)].map(([, , to]) => ({ to: to!, typeOnly: false, late: true })),
  ].map(({ to, typeOnly, late }) => ({
    from: file,
    to: to.startsWith('.') ? posix.join(posix.dirname(file), to) : to.replace('#highs', 'highs'),
    typeOnly,
    late,
  }))
}

function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : ''
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}

/** Blanks quoted text; of a template only what stands outside of its `${}`. */
function withoutStrings(code: string): string {
  return code
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
    .replace(
      /`(?:[^`\\]|\\.)*`/g,
      template => [...template.matchAll(/\$\{([^{}]*)\}/g)].map(match => `(${match[1]})`).join(' + ') || "''",
    )
}

describe('the kernels', () => {
  it('import nothing but each other', () => {
    for (const file of readdirSync('src/kernels').filter(file => file.endsWith('.ts'))) {
      const text = readFileSync(`src/kernels/${file}`, 'utf8')
      for (const [, to] of text.matchAll(/from '([^']*)'/g)) expect(`${file}: ${to}`).toMatch(/: \.\/[a-z]+$/)
    }
  })
})
