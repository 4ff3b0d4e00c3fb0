import { type FigureFile, maxFigure, readFigureFile } from '../encode/figure-json/read-figure.ts'
import { element } from '../language/en.ts'
import { WorkError } from '../options/error.ts'

/** The origin of a figure: its text, its address, or what `JSON.parse` makes of it, now or later. */
export type FigureSource = string | URL | object | Promise<string | object>

/** The figure of a source. @throws WorkError where there is none */
export async function loadFigure(source: FigureSource, signal: AbortSignal): Promise<FigureFile> {
  const given = source instanceof URL ? source.href : await source
  if (typeof given !== 'string') return readFigureFile(JSON.stringify(given))
  return readFigureFile(/^\s*\{/.test(given) ? given : await textAt(given, signal))
}

/** The text at an address, which is read no further than a figure may go. */
async function textAt(address: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(address, { signal })
    if (!response.ok) throw new Error(response.statusText)
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (text.length <= maxFigure) {
      const { done, value } = await reader.read()
      if (done) return text
      text += value
    }
    void reader.cancel()
    return text
  } catch {
    // Of nothing that was loaded the language is known.
    throw new WorkError(element.unreachable({ address }))
  }
}
