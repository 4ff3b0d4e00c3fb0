import { relative, sep } from 'node:path'
import { rolldown } from 'rolldown'
import { beforeAll, expect, it } from 'vitest'
import { pageCode, scenes } from './pages.ts'

/** Pages that may have a module, for it to be named. */
const FEW = 3

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
})

/** The files of modules in `src/`; one may be there in parts. */
function filesOf(ids: readonly string[]): string[] {
  const names = ids.map(id => relative('src', id.split('?part=')[0]).replaceAll(sep, '/'))
  return [...new Set(names.filter(name => /^[a-z].*\.ts$/.test(name)))].sort()
}

it('has the modules of each scene in its page and in few others', async () => {
  const byPage = new Map([...pages].map(([page, ids]) => [page, filesOf(ids)]))
  const pagesOf = (file: string) =>
    [...byPage].filter(([, files]) => files.includes(file)).map(([page]) => page)
  const all = [...new Set([...byPage.values()].flat())].sort()
  const common = all.filter(file => pagesOf(file).length === pages.size)
  const few = all.filter(file => pagesOf(file).length <= FEW)
  const lines = [
    `all pages: ${common.length} modules, and`,
    ...[...byPage].map(([page, files]) => `${page}: ${files.length - common.length} more`),
    ...['', `modules of ${FEW} pages at most`],
    ...few.map(file => `${file}: ${pagesOf(file).join(', ')}`),
  ]
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('page-modules.txt')
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
