import { base } from '#built/base-glyphs'
import { WorkError } from '../../options/error.ts'
import { type PageData, revive } from '../html/page-data.ts'
import type { Recipe } from '../recipe.ts'
import { withBase } from './base-glyphs.ts'
import { figureFormat, playerVersion } from './player-version.ts'

/** A figure.json as data. */
export interface FigureFile {
  format: typeof figureFormat
  /** The number of the player that it needs. */
  player: number
  /** The version of nnanim that made it. */
  nnanim: string
  title: string
  /** Alternative text. */
  alt: string
  /** Pixels. */
  width: number
  height: number
  recipe: Recipe
  /** Everything that its scene is drawn from. */
  figure: PageData
}

/** Letters of a figure.json at most: those of `nnanim` have a hundredth of it. */
export const maxFigure = 8_000_000

/**
 * The figure of the text of a figure.json.
 *
 * @throws WorkError for a text that is too long, damaged, no figure, or for a newer player
 */
export function readFigureFile(text: string): FigureFile {
  if (text.length > maxFigure)
    throw new WorkError(`the figure is too large: a figure.json has at most ${maxFigure / 1e6} MB`)
  let file: Partial<FigureFile> | null
  try {
    file = JSON.parse(text)
  } catch {
    throw new WorkError('the figure is damaged: it is no JSON')
  }
  if (file?.format !== figureFormat) throw new WorkError('this is no figure.json of nnanim')
  if (typeof file.player !== 'number') throw new WorkError('the figure is damaged: it names no player')
  if (file.player > playerVersion)
    throw new WorkError(
      `the figure needs player ${file.player}, that of nnanim ${file.nnanim}; this one is ${playerVersion}`,
    )
  const figure = revive(file.figure)
  const { own, glyphs } = figure
  return { ...file, figure: { ...figure, glyphs: own ? glyphs : withBase(base, glyphs) } } as FigureFile
}
