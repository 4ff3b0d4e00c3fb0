import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { rolldown } from 'rolldown'
import { beforeAll, expect, it } from 'vitest'
import { pageCode, scenes } from './pages.ts'

/** The ids of the modules in the page of each scene, by its name. */
const pages = new Map<string, readonly string[]>()

beforeAll(async () => {
  const build = await rolldown(pageCode)
  const { output } = await build.generate()
  await build.close()
  const files = new Map(output.flatMap(file => (file.type === 'chunk' ? [[file.fileName, file]] : [])))
  const fileOf = (module: string) => [...files.values()].find(({ name }) => name === module)!.fileName
  for (const { module } of scenes) {
    const reached = new Set([fileOf('player'), fileOf(module)])
    for (const file of reached) for (const imported of files.get(file)!.imports) reached.add(imported)
    const ids = [...reached].flatMap(file => files.get(file)!.moduleIds)
    pages.set(module.replace('scene-', ''), ids)
  }
}, 120_000)

/** The files of modules in `src/`; one may be there in parts. */
function filesOf(ids: readonly string[]): string[] {
  const names = ids.map(id => relative('src', id.split('?part=')[0]).replaceAll(sep, '/'))
  return [...new Set(names.filter(name => /^[a-z].*\.ts$/.test(name)))].sort()
}

it('has no more modules in a page than its scene needs', () => {
  const list = readFileSync('tests/package/page-modules.txt', 'utf8')
  const most = new Map(
    Array.from(list.matchAll(/^(\S+) (\d+)$/gm), ([, page, count]) => [page, Number(count)]),
  )
  const over = [...pages].flatMap(([page, ids]) => {
    const count = filesOf(ids).length
    return count > (most.get(page) ?? count) ? [`${page}: ${count} modules`] : []
  })
  expect(over).toEqual([])
  expect([...most.keys()].filter(page => !pages.has(page))).toEqual([])
})

it('has no scene of the other task in a page', () => {
  const isRegression = (module: string) => module.startsWith('scene-regression-')
  const foreign = scenes.flatMap(({ module: page }) => {
    const others = scenes.filter(({ module }) => isRegression(module) !== isRegression(page))
    const ids = pages.get(page.replace('scene-', ''))!
    return others.some(({ id }) => ids.includes(id)) ? [page.replace('scene-', '')] : []
  })
  expect(foreign).toEqual([])
})
