import { base } from '#built/base-glyphs'
import { WorkError } from '../../options/error.ts'
import { type PageData, revive } from '../html/page-data.ts'
import type { Recipe } from '../recipe.ts'
import { withBase } from './base-glyphs.ts'
import { checkFigure } from './check-figure.ts'
import { checkGlyphs } from './check-glyphs.ts'
import { figureFormat, playerVersion } from './player-version.ts'
import { withoutCuts } from './without-cuts.ts'

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
 * The figure of the text of a figure.json, which may come from anywhere.
 *
 * @throws WorkError for a text that is too long, damaged, no figure, or for a newer player
 */
export function readFigureFile(text: string): FigureFile {
  if (text.length > maxFigure)
    throw new WorkError(`the figure is too large: a figure.json has at most ${maxFigure / 1e6} MB`)
  return orDamaged(() => {
    const file = JSON.parse(text) as FigureFile
    if (file?.format !== figureFormat) throw new WorkError('this is no figure.json of nnanim')
    const { player, nnanim } = file
    if (!Number.isInteger(player)) throw new WorkError('the figure is damaged: it names no player')
    if (player > playerVersion)
      throw new WorkError(
        `the figure needs player ${player}, as nnanim ${nnanim} has it, and this one is player ${playerVersion}`,
      )
    const figure = revive(file.figure)
    checkFigure({ ...figure })
    const { own, glyphs } = figure
    checkGlyphs(glyphs, own ? 0 : base.contours.length)
    const networks = figure.networks.map(withoutCuts)
    return { ...file, figure: { ...figure, networks, glyphs: own ? glyphs : withBase(base, glyphs) } }
  })
}

/**
 * The outcome of work on a figure that may be damaged, such as drawing it.
 *
 * @throws WorkError for whatever the work throws
 */
export function orDamaged<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof WorkError) throw error
    throw new WorkError(`the figure is damaged: ${(error as Error).message}`, { cause: error })
  }
}
