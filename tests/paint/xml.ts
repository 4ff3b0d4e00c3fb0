export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

/** A strict little parser: elements, attributes in double quotes, text and the five entities; throws on the rest. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  const token = /<\/([\w-]+)>|<([\w-]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<>]+)/gy
  while (token.lastIndex < source.length) {
    const at = token.lastIndex
    const match = token.exec(source)
    if (match === null) throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 40)}`)
    const [, closing, name, attributes = '', empty, text] = match
    if (text !== undefined) open.at(-1)!.children.push(decoded(text))
    else if (closing !== undefined) {
      if (open.pop()!.name !== closing) throw new Error(`unexpected </${closing}>`)
    } else {
      const pairs = [...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [
        key!,
        decoded(value!),
      ])
      if (new Set(pairs.map(([key]) => key)).size < pairs.length)
        throw new Error(`an attribute twice in <${name}>`)
      const element: XmlElement = { name: name!, attributes: Object.fromEntries(pairs), children: [] }
      open.at(-1)!.children.push(element)
      if (empty === '') open.push(element)
    }
  }
  const elements = root.children.filter(child => typeof child !== 'string')
  if (open.length !== 1 || elements.length !== 1) throw new Error('not one whole root element')
  return elements[0]
}

function decoded(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&([^;]*;)?/g, (whole, name?: string) => {
    const character = entities[name?.slice(0, -1) ?? '']
    if (character === undefined) throw new Error(`unknown entity ${whole}`)
    return character
  })
}
