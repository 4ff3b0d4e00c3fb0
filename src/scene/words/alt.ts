import type { Language } from '../../language/language.ts'

/** Characters of an alternative text at most: screen readers read it in one go. */
const maxLength = 400

/** The first of some texts that is not too long, or the clauses of the last one that fit. */
export function shortest({ alt }: Language, versions: readonly (readonly string[])[]): string {
  const texts = versions.map(sentences => alt.sentences(sentences))
  const [last] = texts.slice(-1)
  const cut = last.slice(0, maxLength - 1).replace(/[,;，；、。][^,;，；、。]*$/, '')
  return texts.find(text => text.length <= maxLength) ?? `${cut}…`
}
