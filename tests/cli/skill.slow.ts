import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { nnanim } from './run.ts'
import { lines, quickLines, runs } from './skill-lines.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nnanim-skill-'))
  copyFileSync('examples/iris.csv', join(folder, 'table.csv'))
  nnanim(['moons', '--draft', '--duration', '1', '-o', 'moons.gif'], { cwd: folder })
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('SKILL.md', () => {
  it.each(lines.filter(line => !quickLines.includes(line)))('nnanim %s runs', line => runs(line, folder))
})
