import { WorkError } from '../../options/error.ts'
import { orElse } from '../../options/or-else.ts'

/** True for a file that begins as a figure.json does. */
export function isFigureJson(file: Uint8Array): boolean {
  const begin = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.subarray(0, 64))
  return /^\ufeff?\s*\{\s*"format"\s*:\s*"nnanim-figure"/.test(begin)
}

/** True for a figure.json that has its end. */
export function isWholeFigureJson(file: Uint8Array): boolean {
  return orElse(() => typeof JSON.parse(new TextDecoder().decode(file)) === 'object', false)
}

/** The recipe that a figure.json carries. @throws WorkError for one that is damaged */
export function figureTexts(file: Uint8Array): string[] {
  try {
    return [JSON.stringify(JSON.parse(new TextDecoder().decode(file)).recipe ?? null)]
  } catch {
    throw new WorkError('the figure.json is damaged: it is no JSON')
  }
}
