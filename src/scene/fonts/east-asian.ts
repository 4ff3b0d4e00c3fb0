/**
 * The rules of lines of Chinese and Japanese, as tables of characters. Sources: Requirements for Japanese Text Layout
 * (JLREQ, W3C Note of 2020, 3.1.7 to 3.1.10 and appendix A), Requirements for Chinese Text Layout (CLREQ, 3.1.6), and
 * for what both leave open the Unicode Line Breaking Algorithm (UAX #14), whose classes stand in capitals.
 */

/** Letters of East Asia and their signs, between which lines may break (ID). */
const wide = '\\u2e80-\\u9fff\\uac00-\\ud7ff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef'

/** Signs after which no line ends: opening brackets and quotation marks (OP), and what stands before a number (PR). */
const notLast = '（「『【〔〈《〖｛［“‘(\\[{￥＄＃№→'

/** Signs and letters with which no line begins. */
const notFirst = [
  // Closing brackets and quotation marks, commas and full stops (CL).
  '）」』】〕〉》〗｝］”’、，。．)\\]},.',
  // Exclamation and question marks, colons and semicolons (EX, NS), and dots in the middle or for what is left out (IN).
  '！？：；!?:;・·…‥',
  // Marks of a repeated or long sound, and small letters (CJ).
  '々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ',
  // Dashes and waves that join (BA, NS), what stands behind a number (PO), and arrows between what they join.
  '‐–～〜％%‰℃°→',
].join('')

/** Words behind a number that have several letters; of any other the first letter stays with its number. */
const counted = '次元|番目|つ目|個目|以上|以下|未満|[ヶか]所|[\\u30a0-\\u30ff]+'

/** A word in katakana of up to eight letters; a longer one is mostly put together, and too wide for even lines. */
const katakana = '(?<![\\u30a1-\\u30fc])[\\u30a1-\\u30fc]{2,8}(?![\\u30a1-\\u30fc])'

/** A number with what makes it the first or second and with its word, and dashes or dots that are one sign. */
const unbroken = new RegExp(
  `(?:第 ?)?[0-9][0-9.,−–/%]* ?(?:${counted}|[${wide}])|${katakana}|—{2,}|…{2,}`,
  'g',
)

/** A space at which a line may break: a number keeps its sign of percent, an arrow stands between what it joins. */
const space = '(?<!→) (?![%→])'

/** A place between characters at which a line may break. */
const between = `(?<=\\S)(?=\\S)(?:(?<=[${wide}])|(?=[${wide}]))(?<![${notLast}])(?![${notFirst}])`

const breaks = new RegExp(`${space}|${between}`, 'g')

/** A sign of Latin text that is as wide as a letter in Chinese and Japanese. */
export const wideSign = /^[“”…—]$/

/** A line of one letter of East Asia, with the signs behind it. */
export const loneLetter = new RegExp(`^[${wide}][${notFirst}]*$`)

/** A line of East Asia that ends within a clause: not at a comma, a colon or a dot between parts. */
export const withinClause = new RegExp(`[${wide}].*[^，、：；。・·）」”]$`)

/** A part of a text that is not broken, and what stands before it where it does not begin a line: a space or nothing. */
export interface TextRun {
  text: string
  before: string
}

/** The parts of a text between which lines may break: at spaces, and between letters of East Asia as their rules say. */
export function partsOf(text: string): TextRun[] {
  const whole = Array.from(text.matchAll(unbroken), ({ index, 0: { length } }) => [index, index + length])
  const parts: TextRun[] = []
  let start = 0
  let before = ''
  for (const { index, 0: found } of text.matchAll(breaks)) {
    if (whole.some(([first, end]) => first < index && index < end)) continue
    parts.push({ text: text.slice(start, index), before })
    start = index + found.length
    before = found
  }
  return [...parts, { text: text.slice(start), before }]
}
