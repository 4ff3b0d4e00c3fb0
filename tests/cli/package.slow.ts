import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const packed: string[] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
)[0].files.map(({ path }: { path: string }) => path)
const library = packed.filter(path => /^dist\/(?!bundle\/|web\/).*\.(js|d\.ts)$/.test(path))
/** What worker threads run. */
const threads = ['worker', 'encoder', 'trainer'].map(name => `dist/render/${name}.js`)

/** The files that a file of the library or of its types imports, by lines or by calls. */
function importsOf(path: string): string[] {
  const found = readFileSync(path, 'utf8').matchAll(
    /\b(?:from|import)[\s(]*['"`]((?:\.\.?\/|#)[^'"`]+)['"`]/g,
  )
  const paths = [...found].flatMap(([, target]) => {
    if (target.startsWith('#built/')) return ['js', 'd.ts'].map(ending => `dist/${target.slice(1)}.${ending}`)
    // What the package's own imports have in its place where there is no Node.
    return target === '#highs' ? 'dist/built/no-highs.js' : posix.join(posix.dirname(path), target)
  })
  return path.endsWith('.d.ts') ? paths.map(target => target.replace(/\.[jt]s$/, '.d.ts')) : paths
}

/** A project that has the package as it is packed, and the packages that it needs. */
let project: string
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'nnanim-package-'))
  mkdirSync(join(project, 'node_modules'))
  for (const name of readdirSync('node_modules'))
    symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name))
  for (const path of packed) {
    const copy = join(project, 'node_modules/nnanim', path)
    mkdirSync(dirname(copy), { recursive: true })
    copyFileSync(path, copy)
  }
})
afterAll(() => rmSync(project, { recursive: true }))

function node(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: project, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('the package', () => {
  it('has what a user needs at its top, and nothing else', () => {
    const tops = [...new Set(packed.map(path => path.split('/')[0]))]
    const expected = [
      'bin',
      'dist',
      'docs',
      'examples',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
    ]
    expect(tops.toSorted()).toEqual(expected.toSorted())
  })

  it('leaves the pictures of the manual to the repository, and has all else of the examples', () => {
    const examples = readdirSync('examples', { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
    const isPicture = (path: string) => /^examples\/pictures\/|\.(gif|png)$/.test(path)
    expect(packed.filter(isPicture)).toEqual([])
    expect(packed).toEqual(expect.arrayContaining(examples.filter(path => !isPicture(path))))
  })

  it('has no script that would build it where it is unpacked, and the folder that it is packed from has them all', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nnanim-pack-'))
    try {
      const { scripts, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'))
      expect(scripts.prepare).toBe('node tests/package/build.js program')
      // The build itself is another matter; it would take the files from under other tests.
      const text = JSON.stringify({ ...manifest, workspaces: [], scripts }, null, 2)
      writeFileSync(join(folder, 'package.json'), text)
      mkdirSync(join(folder, 'tests/package'), { recursive: true })
      writeFileSync(join(folder, 'tests/package/build.js'), '')
      copyFileSync('tests/package/manifest.js', join(folder, 'tests/package/manifest.js'))
      execFileSync('npm', ['pack', '--silent'], { cwd: folder })
      const tar = ['-xOf', `nnanim-${manifest.version}.tgz`, 'package/package.json']
      const inside = JSON.parse(execFileSync('tar', tar, { cwd: folder, encoding: 'utf8' }))
      expect(inside.scripts).toMatchObject({ test: scripts.test })
      for (const name of ['prepare', 'prepack', 'postpack']) expect(inside.scripts).not.toHaveProperty(name)
      expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe(text)
      expect(readdirSync(folder).filter(name => name.endsWith('.orig'))).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('has all that the library, its threads and its types import, and of dist/ nothing that they do not', () => {
    const missing = library.flatMap(path => importsOf(path).filter(target => !packed.includes(target)))
    expect(missing).toEqual([])
    const player = ['dist/player.js', 'dist/player.d.ts']
    const reached = new Set(['dist/index.js', 'dist/index.d.ts', ...player, ...threads])
    for (const path of reached) for (const target of importsOf(path)) reached.add(target)
    expect(library.filter(path => !reached.has(path))).toEqual([])
    expect(library.length).toBeGreaterThan(300)
    expect(packed.filter(path => path.startsWith('dist/cli/'))).toEqual([])
  })

  it('has the manual page, the studio, what assistants read, the Python file, the schema and the code of pages', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        'dist/nnanim.1',
        'dist/SKILL.md',
        'dist/SKILL-reference.md',
        'dist/studio.html',
        'dist/nnanim.py',
        'dist/batch.schema.json',
        'dist/web/page.json',
      ]),
    )
  })

  // Six languages stand in it five times: for the command line, the library, pages (twice) and the player.
  // The pictures of the first pages in German and Chinese have 0.33 MB.
  // The studio has 1.8 MB.
  it('weighs at most 5.4 MB packed and 13.3 MB unpacked', () => {
    const [{ size, unpackedSize }] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
    )
    expect(size).toBeLessThan(5.4e6)
    expect(unpackedSize).toBeLessThan(13.3e6)
  })

  it('draws from CommonJS by a dynamic import, with threads of its own', () => {
    writeFileSync(
      join(project, 'draw.cjs'),
      `import('nnanim').then(async ({ readSpec, render }) => {
        const spec = readSpec({ data: 'blobs', size: 200, duration: 1 })
        for (const output of ['a.gif', 'a.anim.svg', 'a.pdf', 'a.html'])
          console.log((await render(spec, { output, jobs: 2 })).outputs[0].file)
      })`,
    )
    expect(node('draw.cjs')).toEqual({ status: 0, stdout: 'a.gif\na.anim.svg\na.pdf\na.html\n', stderr: '' })
  })

  it('draws from a module, and by its command', () => {
    writeFileSync(
      join(project, 'draw.mjs'),
      `import { loadDataset, readSpec } from 'nnanim'
      console.log((await loadDataset(readSpec({ data: 'iris', features: '3,4' }))).features.length)`,
    )
    expect(node('draw.mjs')).toEqual({ status: 0, stdout: '2\n', stderr: '' })
    const { status, stdout } = node(
      'node_modules/nnanim/bin/nnanim.js',
      'iris',
      '--size',
      '300x300',
      '--fps',
      '12',
      '-q',
      '-o',
      'b.svg',
      '--embed',
      'alt',
    )
    expect({ status, stdout: stdout.slice(0, 11) }).toEqual({ status: 0, stdout: '150 points ' })
  })

  it('can load each of its modules', () => {
    const modules = library.filter(path => path.endsWith('.js') && !threads.includes(path))
    const lines = modules.map(path => `await import(${JSON.stringify(`./node_modules/nnanim/${path}`)})`)
    writeFileSync(join(project, 'all.mjs'), lines.join('\n'))
    expect(node('all.mjs')).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})
