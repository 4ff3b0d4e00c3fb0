import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../../src/cli/commands.ts'
import { flags } from '../../src/cli/flags.ts'
import { exitCodes } from '../../src/cli/help.ts'
import { catalog } from '../../src/encode/catalog.ts'
import { embeds } from '../../src/encode/embeds.ts'
import { formats } from '../../src/encode/formats.ts'

const file = 'dist/SKILL-reference.md'
const skill = readFileSync('dist/SKILL.md', 'utf8')
const text = readFileSync(file, 'utf8')

/** The lines of each section, by its title. */
const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map(part => [part.slice(0, part.indexOf('\n')), part] as const),
)

describe('SKILL.md', () => {
  it('has 1.1 kB at most, and begins with a name and a description as agentskills.io has them', () => {
    expect(Buffer.byteLength(skill)).toBeLessThanOrEqual(1100)
    expect(skill).toContain('](SKILL-reference.md)')
    const { name, description, ...others } = parse(/^---\n([\s\S]*?)\n---\n/.exec(skill)![1])
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
})
