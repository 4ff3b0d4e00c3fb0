import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readRecipe } from '../src/encode/recipe.ts'
import { carried } from './package/carried.js'

interface Entry {
  dev?: boolean
  link?: boolean
  integrity?: string
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>
}

it('the lock file knows the binaries of every platform, or npm ci refuses it', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      name => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

it('the lock file has the hash of every package, but of binaries that the registry it was made with does not have', () => {
  const missing = Object.entries(packages).filter(([path, { link, integrity }]) => {
    const isPackage = path.includes('node_modules/') && !link
    return isPackage && !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')
  })
  const binaries = /^node_modules\/@napi-rs\/webcodecs-(darwin-\w+|linux-arm\w*-\w+|win32-\w+-msvc)$/
  expect(missing.map(([path]) => path).filter(path => !binaries.test(path))).toEqual([])
})

it('no package of types comes along with nnanim, as the compiler of one who installs it would take them for their own', () => {
  const types = Object.entries(packages).filter(([path, { dev }]) => path.includes('/@types/') && !dev)
  expect(types.map(([path]) => path)).toEqual([])
})

it('CONTRIBUTING.md gives the reason for each package that comes along', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const packed = ['@expo-google-fonts/inter', 'cli-progress', 'picocolors']
  const parts = [
    ...carried().map(({ name }) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
    ...packed,
  ]
  const chapter = readFileSync('CONTRIBUTING.md', 'utf8')
    .split('## The packages it needs')[1]
    .split('\n## ')[0]
  const named = [...chapter.matchAll(/^\| `([^`]+)` +\| \w/gm)].map(([, name]) => name)
  const all = new Set([...Object.keys({ ...dependencies, ...optionalDependencies }), ...parts])
  expect(named.toSorted()).toEqual([...all].toSorted())
})

it("README's first picture is of the version that ships, in both themes", () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const [first] = readFileSync('README.md', 'utf8').match(
    /<picture>[\s\S]*?<\/picture>|<img[^>]*>|!\[[^\n]*/,
  )!
  const files = Array.from(
    first.matchAll(/(?:src|srcset)="([^"]+)"|\]\(([^)]+)\)/g),
    ([, html, md]) => html ?? md,
  )
  expect(files.length).toBeGreaterThan(0)
  const versions = files.map(file => [file, readRecipe(readFileSync(file))?.nnanim])
  expect(versions, 'make it anew: examples/pictures/make.sh').toEqual(files.map(file => [file, version]))
})
