type Attributes = Record<string, string | number | undefined>

/** An element with its content already written as XML; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, inner = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? formatNumber(value) : content(value!)}"`)
  const head = `<${name}${written.join('')}`
  return inner === '' ? `${head}/>` : `${head}>${inner}</${name}>`
}

/** A number with at most three decimals, never with an exponent; 0 for NaN and infinities. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 1000) / 1000
  return Math.abs(rounded) < 1e21 ? String(rounded + 0) : '0'
}

/** Text for an element or an attribute of XML 1.0: escaped, without the characters that it forbids even so. */
export function content(text: string): string {
  return text
    .replace(/\p{Cs}|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, character => `&${entities[character]};`)
}

/** The text that `content` escaped; other entities stay as they are. */
export function withoutTags(xml: string): string {
  return xml.replace(/&(\w+);/g, (whole, name) => characters[name] ?? whole)
}

const entities: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }
const characters = Object.fromEntries(Object.entries(entities).map(([character, name]) => [name, character]))
