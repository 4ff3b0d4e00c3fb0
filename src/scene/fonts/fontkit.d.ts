// The package ships no types; these are the parts in use.
declare module 'fontkit' {
  type Command = 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
  export interface Font {
    directory: { tables: Record<string, unknown> }
    unitsPerEm: number
    variationAxes: Record<string, unknown>
    getVariation(settings: Record<string, number>): Font
    hasGlyphForCodePoint(code: number): boolean
    /** Glyphs from left to right; lengths in units of the font, y up. The script is found out where it is not given. */
    layout(
      text: string,
      features?: string[],
      script?: string,
    ): {
      advanceWidth: number
      glyphs: { path: { commands: { command: Command; args: number[] }[] } }[]
      positions: { xAdvance: number; xOffset: number; yOffset: number }[]
    }
  }
  export function create(file: Uint8Array): Font
}
