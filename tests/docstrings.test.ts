import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts'))

describe('docstrings', () => {
  it('begin with the noun, not with a question word', () => {
    const wrong = files.flatMap(file => {
      const found = readFileSync(`src/${file}`, 'utf8').matchAll(
        /\/\*\*(?:\n *\*)? ((?:What|Whether|Where|How|Who|When|Which|Why)\b.*)/g,
      )
      return Array.from(found, ([, line]) => `${file}: ${line}`)
    })
    expect(wrong).toEqual([])
  })
})
