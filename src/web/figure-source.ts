import { fromJson, type PageData } from '../encode/html/page-data.ts'
import { languages } from '../language/languages.ts'
import { WorkError } from '../options/error.ts'

/** Bytes that a file may have: the largest figures of this program have a tenth of it. */
const MOST = 8e6

/** The sentences for a file of which nothing is known, not even its language. */
const { element: say } = languages.en

/** Where a figure comes from: its text, its address, or what `JSON.parse` makes of it, now or later. */
export type FigureSource = string | URL | object | Promise<string | object>

/** A figure as it is drawn, and its size in pixels. */
export interface LoadedFigure {
  data: PageData
  width: number
  height: number
}

/** The data of a figure from wherever it comes. @throws WorkError with a sentence for its reader */
export async function loadFigure(source: FigureSource, signal: AbortSignal): Promise<LoadedFigure> {
  const given = source instanceof URL ? source.href : await source
  if (typeof given !== 'string') return readFigure(JSON.stringify(given))
  return readFigure(/^\s*\{/.test(given) ? given : await textAt(given, signal))
}

/** The text at an address; reading stops where it is longer than any figure. */
async function textAt(address: string, signal: AbortSignal): Promise<string> {
  const failed = () => new WorkError(say.unreachable({ address }))
  const response = await fetch(address, { signal }).catch(() => {
    throw failed()
  })
  if (!response.ok || !response.body) throw failed()
  const decoder = new TextDecoder()
  let text = ''
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw failed()
    })
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length > MOST) {
      void reader.cancel()
      throw new WorkError(say.large)
    }
  }
}

function readFigure(text: string): LoadedFigure {
  const { format, player, width, height, figure } = JSON.parse(text)
  if (format !== 'nnanim-figure' || player > 1) throw new WorkError(say.failed)
  return { data: fromJson(JSON.stringify(figure)), width, height }
}
