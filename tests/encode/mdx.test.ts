import { evaluate } from '@mdx-js/mdx'
import { describe, expect, it } from 'vitest'
import type { EmbedFile } from '../../src/encode/embed.ts'
import { embeds } from '../../src/encode/embeds.ts'

interface Element {
  type: unknown
  props: Record<string, unknown> & { children?: unknown }
}

const exhibit = (path: string, format = path.split('.').slice(1).join('.')): EmbedFile => {
  const moves = format !== 'png'
  return { path, format, width: 600, height: 400, frames: moves ? 150 : 1, seconds: moves ? 6 : 0 }
}
const alt = 'A "figure" of {braces}, <tags>, `code`, *stars*, $sums$ & \\ends\\'

/** The elements that a document is made of, each before those in it; white space between them is left out. */
async function elementsOf(document: string): Promise<{ tag: string; props: Record<string, unknown> }[]> {
  const jsx = (type: unknown, props: Element['props']): Element => ({ type, props })
  const { default: Content } = await evaluate(document, { Fragment: 'fragment', jsx, jsxs: jsx })
  const walk = (node: unknown): { tag: string; props: Record<string, unknown> }[] => {
    if (Array.isArray(node)) return node.flatMap(walk)
    if (typeof node === 'string' && node.trim() !== '') return [{ tag: 'text', props: { text: node } }]
    if (typeof node !== 'object' || node === null) return []
    const { type, props } = node as Element
    const { children, ...own } = props
    return [...(type === 'fragment' ? [] : [{ tag: String(type), props: own }]), ...walk(children)]
  }
  return walk(Content({}))
}

const embedded = (paths: string[], twins: string[] = []) =>
  embeds.mdx.write({
    alt,
    lang: 'en',
    loop: 'forever',
    exhibits: paths.map(path => exhibit(path)),
    twins: twins.map(path => exhibit(path)),
  })

describe('what is embedded in MDX', () => {
  it.each([
    [['a.png'], [], ['img']],
    [['a.gif', 'a.png'], [], ['picture', 'source', 'img']],
    [['a.anim.svg'], ['a-dark.anim.svg'], ['picture', 'source', 'img']],
    [['a.mp4', 'a.webm', 'a.png'], [], ['video', 'source', 'source', 'img']],
    [['a.html', 'a.png'], [], ['iframe', 'noscript', 'a', 'text']],
  ])('compiles, and is the elements that it names and nothing else: %j', async (paths, twins, tags) => {
    const elements = await elementsOf(embedded(paths, twins))
    expect(elements.map(({ tag }) => tag)).toEqual(tags)
    const texts = elements.flatMap(({ props }) => [props.alt, props.title, props['aria-label']])
    const [first, ...others] = texts.filter(text => text !== undefined)
    expect(first).toBe(alt)
    for (const text of others) expect(text).toBe(alt)
    const [style] = elements.flatMap(({ props }) => props.style ?? [])
    expect(style).toMatchObject({ maxWidth: expect.any(String), height: 'auto' })
  })

  it('says where the files have to lie, since no bundler reads the addresses in JSX', () => {
    for (const paths of [['a.png'], ['a.mp4', 'a.png'], ['a.html', 'a.png']])
      expect(embedded(paths)).toMatch(
        /\n\{\/\* The files belong beside the page, in public\/ or static\/\. \*\/\}$/,
      )
  })

  it('stands among paragraphs', async () => {
    const document = `# A post\n\nBefore it.\n\n${embedded(['a.gif', 'a.png'])}\n\nAfter it.\n`
    const tags = (await elementsOf(document)).map(({ tag }) => tag).filter(tag => tag !== 'text')
    expect(tags).toEqual(['h1', 'p', 'picture', 'source', 'img', 'p'])
  })
})
