import { type Likeness, tolerance } from '../encode/likeness.ts'
import { weightTolerance } from '../encode/weights.ts'
import { type Maker, type Verification, verify } from '../render/verify.ts'
import { SpecError } from '../spec/error.ts'
import { exitCodeOf, wordsOf } from './errors.ts'
import { complain, print, printJson } from './print.ts'
import { openProgress } from './progress.ts'

/**
 * Prints for each file whether it is still what its recipe makes, and what was compared. The exit code is 1 when one
 * is not, and 2 when one cannot be read or has no recipe; the others are compared all the same.
 */
export async function verifyAll(files: readonly string[], json: boolean): Promise<void> {
  let code = 0
  for (const file of files) {
    const progress = await openProgress(true)
    try {
      const found = await verify(file, { onProgress: progress.update })
      progress.close()
      if (json) printJson(found)
      else print(describe(found))
      if (!found.matches) code = Math.max(code, 1)
    } catch (error) {
      progress.close()
      if (!(error instanceof SpecError)) throw error
      complain(wordsOf(error, []))
      code = exitCodeOf(error)
    }
  }
  process.exitCode = code
}

function describe({ file, matches, compared, made, here, weights, pictures, problem }: Verification): string {
  if (compared === null) return `${file}: cannot be verified: ${problem}`
  const means = {
    bytes: () => 'the same bytes',
    pictures: () =>
      `${likenessWords(pictures!)}, ${weights === null ? 'weights unknown' : `weights within ${weightTolerance}`}`,
    weights: () => `weights within ${weightTolerance}; its pictures were not compared`,
  }
  const verdict = matches ? `matches: ${means[compared]()}` : `does not match: ${problem}`
  const same = here !== null && here.nnanim === made.nnanim && here.rasterizer === made.rasterizer
  return `${file}: ${verdict}${same ? '' : `; made by ${name(made)}, here ${name(here!)}`}`
}

function likenessWords({ pictures, levels, outside }: Likeness): string {
  const limits = `levels ${levels.toFixed(2)} of ${tolerance.levels}, outside ${share(outside)} of ${share(tolerance.outside)}`
  return `${pictures} decoded ${pictures === 1 ? 'picture' : 'pictures'} alike (${limits})`
}

function share(value: number): string {
  return `${Number((100 * value).toPrecision(2))} %`
}

function name({ nnanim, rasterizer }: Maker): string {
  return `nnanim ${nnanim} and ${rasterizer}`
}
