import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../../src/cli/commands.ts'
import { flags } from '../../src/cli/flags.ts'
import { exitCodes } from '../../src/cli/help.ts'
import { catalog } from '../../src/encode/catalog.ts'
import { embeds } from '../../src/encode/embeds.ts'
import { formats } from '../../src/encode/formats.ts'
import { nnanim } from './run.ts'

const file = 'dist/SKILL.md'
const text = readFileSync(file, 'utf8')
/** The lines of each section, by its title. */
const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map(part => [part.slice(0, part.indexOf('\n')), part] as const),
)

/** Command lines that can be run as they stand. */
const lines = [
  ...new Set(
    Array.from(text.matchAll(/(?<=`)nnanim ([^`]*)(?=`)/g), ([, words]) => words).filter(
      // A name of a command alone, a pattern, or the beginning of a message.
      words => !/[<[…]|^[\w]+$|FILE|NAME/.test(words),
    ),
  ),
]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nnanim-skill-'))
  copyFileSync('examples/iris.csv', join(folder, 'table.csv'))
  nnanim(['moons', '--draft', '--duration', '1', '-o', 'moons.gif'], { cwd: folder })
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('SKILL.md', () => {
  it('is of at most 200 lines, and begins with a name and a description as agentskills.io has them', () => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(200)
    const { name, description, ...others } = parse(/^---\n([\s\S]*?)\n---\n/.exec(text)![1])
    expect(others).toEqual({})
    expect(name).toMatch(/^[a-z-]{1,64}$/)
    expect(description.length).toBeGreaterThan(100)
    expect(description.length).toBeLessThanOrEqual(1024)
  })

  it('names every scene, dataset, theme, format, kind of embed, command, flag and exit code in its section', () => {
    const named = (title: string) =>
      Array.from(sections.get(title)!.matchAll(/`([^`]*)`(?=:|$|,)/gm), ([, name]) => name)
    const expected: Record<string, readonly string[]> = {
      'Scenes, for --scene': catalog.scenes.map(({ name }) => name),
      'Built-in data': catalog.datasets.map(({ name }) => name),
      'Themes, for --theme': catalog.themes,
      Outputs: Object.entries(formats).map(([name]) => (name === 'frames' ? 'frames/' : `.${name}`)),
      'Embeds, for --embed': Object.keys(embeds),
      Commands: commands.map(({ name }) => `nnanim ${name}`),
      'Exit codes': Object.keys(exitCodes),
    }
    for (const [title, names] of Object.entries(expected))
      expect(named(title), title).toEqual(expect.arrayContaining([...names]))
    for (const { name } of flags) expect(sections.get('Flags')).toMatch(new RegExp(`\`--${name}[ \`]`))
  })

  it('leads to pages that are there', () => {
    const links = Array.from(text.matchAll(/\]\(([^)#]*)[^)]*\)/g), ([, to]) =>
      normalize(join(dirname(file), to)),
    )
    expect(links.length).toBeGreaterThan(15)
    expect(links.filter(to => !existsSync(to))).toEqual([])
  })

  it('shows command lines', () => {
    expect(lines).toContain('blobs --hidden 2 -o out.gif')
    expect(lines.length).toBeGreaterThan(20)
  })

  it.each(lines)('nnanim %s runs', line => {
    const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|\S+/g)].map(([word, one, two]) => one ?? two ?? word)
    const isFigure = !['columns', 'help', 'snippet', 'new', 'doctor'].includes(words[0])
    const { code, stderr } = nnanim(isFigure ? [...words, '--dry-run'] : words, { cwd: folder })
    expect({ code, stderr }).toMatchObject({ code: 0 })
  })
})
