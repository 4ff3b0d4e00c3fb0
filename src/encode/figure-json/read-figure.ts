import { base } from '#built/base-glyphs'
import { WorkError } from '../../options/error.ts'
import { pathOf } from '../../scene/fonts/contours.ts'
import { type Glyph, type GlyphTable, STEPS } from '../html/glyphs.ts'
import { type PageData, revive } from '../html/page-data.ts'
import type { Recipe } from '../recipe.ts'
import { withBase } from './base-glyphs.ts'
import { checkFigure, need } from './check-figure.ts'
import { figureFormat, playerVersion } from './player-version.ts'
import { withoutCuts } from './without-cuts.ts'

/** A figure.json as data. */
export interface FigureFile {
  format: typeof figureFormat
  /** The number of the player that it needs. */
  player: number
  nnanim: string
  title: string
  alt: string
  /** Pixels. */
  width: number
  height: number
  recipe: Recipe
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

/** The outcome of work on a figure that may be damaged, such as drawing it. @throws WorkError for whatever the work throws */
export function orDamaged<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof WorkError) throw error
    throw new WorkError(`the figure is damaged: ${(error as Error).message}`, { cause: error })
  }
}

/** Steps of a contour as `pathOf` reads them. */
const grammar = /^(?:l-?\d{1,6}[ -]\d{1,6}|q-?\d{1,6}(?:[ -]\d{1,6}){3}|b-?\d{1,6}(?:[ -]\d{1,6}){5}|c)*$/

/** Letters of a glyph's contours at most, its advance in sizes for each letter, and how far it goes beyond that. */
const most = { written: 20_000, width: 1e5 / STEPS, beyond: 8 }

/** Checks that contours can be read, and that glyphs lie where their texts are. */
function checkGlyphs({ contours, glyphs, kerning, signs, lines }: GlyphTable, known: number): void {
  const reaches = contours.map(steps => {
    need(grammar.test(steps), 'contours')
    return Math.max(...pathOf(steps, 0, 0, 0, STEPS).flatMap(({ args }) => args.map(Math.abs)))
  })
  const check = ({ width, outline, bolder = 0 }: Glyph, letters = 1) => {
    let written = 0
    for (let i = 0; i < outline.length; i += 3) {
      const own = outline[i] - known
      const [x, y] = [1, 2].map(k => Math.abs(outline[i + k]) / STEPS + (reaches[own] ?? 1))
      need(x <= width + most.beyond && y <= most.beyond, 'glyphs')
      written += contours[own]?.length ?? 0
    }
    const isSized = width >= 0 && width <= letters * most.width && bolder >= 0 && bolder <= 1
    need(isSized && written <= most.written, 'glyphs')
  }
  for (const weight of [400, 600] as const) {
    const { words, numbers } = kerning[weight]
    for (const more of Object.values({ ...words, ...numbers })) need(Math.abs(more) <= 1, 'kerning')
    for (const table of [glyphs[weight], signs[weight].words, signs[weight].numbers])
      for (const glyph of Object.values(table)) check(glyph)
    for (const [text, pieces] of lines[weight]) for (const glyph of pieces) check(glyph, text.length)
  }
}
