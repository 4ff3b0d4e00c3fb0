// Constants and comparisons of a TypeScript file, by its syntax tree.
import { parseSync } from 'rolldown/utils'

/** What a comparison is turned into: its neighbour. */
const neighbours = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==' }

/** Numbers that count, begin or halve: inside functions they say nothing that could be another number. */
const plain = [0, 1, 2]

/**
 * The places where a file can be changed: top-level constants and entries of top-level tables but 0, other numbers but 0, 1, 2
 * and indices, and comparisons. Types and what an error says are left out.
 *
 * @param file its path, which is put into each place
 * @returns {file, line from 1 on, start and end in characters, before, after}, in the order of the text: a number is turned
 *   into its quadruple and the next one into its quarter, a comparison into its neighbour
 */
export function placesOf(file, text) {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  const found = []
  const visit = (node, parent, depth) => {
    if (isLeftOut(node, parent)) return
    if (node.type === 'Literal' && typeof node.value === 'number') {
      const left = depth === 0 ? [0] : plain
      if (!left.includes(node.value)) found.push({ start: node.start, end: node.end, value: node.value })
    }
    if (node.type === 'BinaryExpression' && neighbours[node.operator]) {
      const start = text.indexOf(node.operator, node.left.end)
      found.push({ start, end: start + node.operator.length, after: neighbours[node.operator] })
    }
    const inside = depth + (/Function|Arrow|Class/.test(node.type) ? 1 : 0)
    for (const child of childrenOf(node)) visit(child, node, inside)
  }
  visit(program, null, 0)
  let numbers = 0
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, value, after = numbers++ % 2 ? `${value / 4}` : `${value * 4}` }) => {
      const line = text.slice(0, start).split('\n').length
      return { file, line, start, end, before: text.slice(start, end), after }
    })
}

function isLeftOut(node, parent) {
  // Of what only types need, the expression remains.
  if (/^TS/.test(node.type)) return !/^TS(As|Satisfies|NonNull)/.test(node.type)
  if (/^(Import|ExportAll)/.test(node.type)) return true
  if (node.type === 'NewExpression' && /Error$/.test(node.callee.name)) return true
  if (parent?.type === 'MemberExpression' && parent.computed && parent.property === node)
    return node.type === 'Literal'
  return parent?.type === 'Property' && parent.key === node && !parent.computed
}

function childrenOf(node) {
  return Object.values(node)
    .flat()
    .filter(child => typeof child?.type === 'string')
}
