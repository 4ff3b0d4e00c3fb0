import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { flags } from '../../src/cli/flags.ts'
import { parse } from '../../src/cli/parse.ts'
import { catalog, readSpecObject } from '../../src/encode/catalog.ts'
import { commandFolder, quick } from './stage.ts'

const page = (name: string) => readFileSync(name, 'utf8')
const manualPages = readdirSync('docs').filter(name => name.endsWith('.md'))
const pages = ['README.md', ...manualPages.map(name => `docs/${name}`)]
const manual = pages.map(page).join('\n')
const texts = [
  manual,
  readFileSync('examples/README.md', 'utf8'),
  readFileSync('examples/moons.yaml', 'utf8'),
  readFileSync('examples/theme.yaml', 'utf8'),
  readFileSync('examples/film.yaml', 'utf8'),
  readFileSync('dist/SKILL.md', 'utf8'),
  readFileSync('dist/SKILL-reference.md', 'utf8'),
]
const help = parse(['help', 'all'], '')

const commands = [...texts, help.command === 'print' ? help.text : '']
  .flatMap(text => [...text.matchAll(/(?<=^|[`#] ?| {2,}|npx )nnanim( [^`\n]*?)?(?=`| {2,}|$)/gm)])
  // What a shell does with the output is not the program's.
  .map(match => (match[1] ?? '').replace(/ > [\w./~-]+$/, '').trim())
  // A name of a command alone, or a pattern, stands in SKILL.md too.
  .filter(
    line =>
      !/^$|[<[…]|FILE|NAME|^(sweep|batch|remake|show|verify|validate|columns|explain|new|snippet|completion|player|studio|compare|network)$/.test(
        line,
      ),
  )

const { path, files, write, here } = commandFolder({ shared: true })

beforeAll(() => {
  cpSync('examples', path('examples'), { recursive: true })
  copyFileSync('examples/iris.csv', path('iris.csv'))
  copyFileSync('examples/iris.csv', path('table.csv'))
  copyFileSync('examples/cars.csv', path('cars.csv'))
  const often = ['never', 'rarely', 'often']
  const rows = Array.from({ length: 12 }, (_, i) => `${20 + i / 2},${often[i % 3]},${i % 2 ? 'yes' : 'no'}`)
  write('survey.csv', ['age,how often,answer', ...rows].join('\n'))
  here('moons', ...quick, '-o', 'moons.gif', '-o', 'moons.png')
})

describe('the documents', () => {
  it('show commands', () => {
    expect(commands).toContain('blobs --hidden 2 -o out.gif')
    expect(commands.length).toBeGreaterThan(12)
  })

  it.each([...new Set(commands)])('nnanim %s works as it is written', line => {
    const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|\S+/g)].map(([word, one, two]) => one ?? two ?? word)
    const others =
      'columns completion help datasets themes doctor show verify new validate snippet player studio'
    const isPicture = !others.split(' ').includes(words[0])
    const { code, stderr } = here(...words, ...(isPicture ? ['--dry-run'] : []))
    expect({ code, stderr }).toMatchObject({ code: 0 })
  })

  it('state the defaults that a spec really has', () => {
    const spec = readSpecObject({ data: 'blobs' })
    const rows = [...page('docs/flags.md').matchAll(/^\| `--([\w-]+)[^|]*\|[^|]*\| `?([^|`]+?)`? +\|$/gm)]
    const stated = rows.flatMap(([, name, value]) => {
      const flag = flags.find(flag => flag.name === name && flag.row.value && !flag.run)
      return flag && !value!.includes(' ') && !value!.startsWith('-') ? [[flag.key, value] as const] : []
    })
    expect(stated.length).toBeGreaterThan(10)
    for (const [key, value] of stated) {
      const solver = catalog.solvers.find(({ defaults }) => key in defaults)?.name ?? spec.solver
      const usual = readSpecObject({ data: 'blobs', solver })
      expect(readSpecObject({ data: 'blobs', solver, [key]: value }), key).toEqual(usual)
    }
  })

  it('link to files and headings that are there, in the installed package too but for pictures', () => {
    const packed = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
    )[0].files.map(({ path }: { path: string }) => path)
    // The links of an example are its own.
    const text = (name: string) => page(name).replaceAll(/^(`{3,})[^`][\s\S]*?^\1$|`[^`\n]+`/gm, '')
    const links = [...pages, 'CHANGELOG.md'].flatMap(from =>
      [...text(from).matchAll(/(?:\]\(|src="|srcset="|href=")(?!https?:)([^)"#]*)(#[^)"]*)?/g)].map(
        ([, file, heading]) => ({ to: file ? normalize(join(dirname(from), file)) : from, heading }),
      ),
    )
    expect(links.length).toBeGreaterThan(60)
    const isPicture = (path: string) => path.startsWith('examples/pictures/') || /\.(gif|png)$/.test(path)
    const lost = links.filter(({ to }) => !existsSync(to) || !(packed.includes(to) || isPicture(to)))
    expect(lost).toEqual([])
    const missing = links.filter(({ to, heading }) => heading && !anchorsOf(page(to)).includes(heading))
    expect(missing).toEqual([])
  })

  it('show every scene and dataset in the examples, by the command of its picture', () => {
    const wall = page('examples/README.md')
    for (const { name } of catalog.datasets) expect(wall).toContain(`pictures/wall/${name}.png`)
    for (const { name } of catalog.scenes) expect(wall).toMatch(new RegExp(`nnanim.* ${name}\\b`))
  })

  it('show pictures that weigh at most 4.5 MB together', () => {
    const sizes = readdirSync('examples', { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(png|gif|svg)$/.test(name))
      .map(name => statSync(join('examples', name)).size)
    expect(sizes.length).toBeGreaterThan(30)
    // Of these the first pages in German and Chinese have 0.33 MB.
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(4.5e6)
  })

  it('show the film of examples/film.yaml as it stands there', () => {
    const [comment, ...lines] = page('examples/film.yaml').split('\n')
    expect(comment).toMatch(/^# nnanim /)
    expect(page('docs/scenes.md')).toContain(`\`\`\`yaml\n${lines.join('\n')}\`\`\``)
  })

  it('have scripts for the library that run', () => {
    const scripts = Array.from(
      page('docs/library.md').matchAll(/```js\n([\s\S]*?)```/g),
      ([, script]) => script,
    )
    // Node has no canvas of its own.
    const ours = scripts.filter(script => !script.includes('OffscreenCanvas'))
    expect(ours).toHaveLength(5)
    const here = (name: string) => JSON.stringify(path(name))
    for (const script of ours)
      run(script.replace("'blobs.gif'", here('readme.gif')).replace("'doubt.gif'", here('doubt.gif')))
    expect(files()).toEqual(expect.arrayContaining(['doubt.gif', 'readme.gif']))
  })
})

describe('examples/library.mjs', () => {
  it('runs and makes its two pictures', () => {
    const printed = execFileSync(process.execPath, [resolve('examples/library.mjs')], {
      cwd: path(''),
      encoding: 'utf8',
    })
    expect(printed).toMatch(/^200 of 200 after \d+ start\(s\), loss 0\.\d+\n/)
    expect(files()).toEqual(expect.arrayContaining(['blobs.gif', 'blobs.svg']))
  })
})

/** The headings of a page as its links name them: one that is there already gets a number. */
function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>()
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) => {
    const anchor = title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-')
    const before = seen.get(anchor) ?? 0
    seen.set(anchor, before + 1)
    return `#${anchor}${before > 0 ? `-${before}` : ''}`
  })
}

/** Runs a module as if it stood in this package, which it may import by name. */
function run(script: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
}
