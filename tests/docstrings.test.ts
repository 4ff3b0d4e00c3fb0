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

  it('stand at every property of a type that the library exports', () => {
    const bare = ['index.ts', 'core.ts'].flatMap(entry =>
      Array.from(
        readFileSync(`src/${entry}`, 'utf8').matchAll(/^export (?:type )?\{([^}]*)\} from '\.\/([^']+)'/gm),
        ([, names, file]) => ({
          file,
          names: names.split(',').map(name => name.replace('type ', '').trim()),
        }),
      ).flatMap(({ file, names }) => {
        const interfaces = readFileSync(`src/${file}`, 'utf8').matchAll(
          /^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm,
        )
        return Array.from(interfaces)
          .filter(([, name]) => names.includes(name))
          .flatMap(([, name, body]) => bareIn(body).map(property => `${name}.${property}`))
      }),
    )
    expect(bare).toEqual([])
  })
})

/** The properties of an interface that no comment stands above. */
function bareIn(body: string): string[] {
  const lines = body.split('\n')
  return lines.flatMap((line, i) => {
    const [, property] = /^ {2}(?:readonly )?([\w']+)\??[:(<]/.exec(line) ?? []
    return property === undefined || lines[i - 1]?.endsWith('*/') ? [] : [property]
  })
}
