import { animSvg } from '../../../src/encode/anim-svg/anim-svg.ts'
import type { Animation } from '../../../src/encode/format.ts'
import type { FigureSpec } from '../../../src/options/sweep.ts'
import { buildFigure } from '../../../src/scene/scenes/build.ts'
import { make } from '../../scene/stage.ts'
import { noTools } from '../frames.ts'

export const recipe = '{"nnanim":"1","spec":{}}'

/** A film of options, with changes of its spec that the training does not know. */
export function animationOf(options: object, change: object = {}, table?: string): Animation {
  const made = make(options, table)
  const spec = { ...made.spec, ...change } as FigureSpec
  return {
    ...{
      width: 600,
      height: 600,
      density: 1,
      frames: 0,
      duration: made.spec.duration,
      colors: 64,
      quality: 50,
    },
    ...{ loop: 'forever', background: '#ffffff', transparent: false, recipe, alt: 'Dots.' },
    figure: { spec, parts: [{ dataset: made.dataset, network: made.network, record: made.record }] },
  }
}

/** The moving SVG of a film. */
export async function fileOf(animation: Animation): Promise<string> {
  const { spec, parts } = animation.figure!
  return new TextDecoder().decode(await animSvg.write(animation, buildFigure(spec, parts), noTools))
}
