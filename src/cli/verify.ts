import { type Likeness, tolerance } from '../encode/likeness.ts'
import { weightTolerance } from '../encode/weights.ts'
import { SpecError } from '../options/error.ts'
import { type Verification, type Versions, verify } from '../render/verify.ts'
import type { CallOf } from './call.ts'
import { exitCodeOf, formatError } from './errors.ts'
import { complain, print, printJson, remark } from './print.ts'
import { openProgress } from './progress.ts'
import { counted } from './summary.ts'

/** Exit codes from the best to the worst outcome: a mismatch counts more than a file that could not be compared. */
const codes = [0, 3, 1, 2] as const

/**
 * Prints for each file whether it is still what its recipe makes, and what was compared. The exit code is that of the
 * worst file: 3 where nothing but weights could be compared or --force is needed, 1 where it does not match, 2 where it cannot be read, has
 * no recipe or too many pixels. After a bad file the others are still compared.
 */
export async function verifyAll({ files, json, force }: CallOf<'verify'>): Promise<void> {
  let worst = 0
  const note = (code: (typeof codes)[number]) => (worst = Math.max(worst, codes.indexOf(code)))
  for (const file of files) {
    const progress = await openProgress(true)
    try {
      const found = await verify(file, { force, onProgress: progress.update })
      progress.close()
      if (json) printJson(found)
      else print(describe(found))
      for (const note of json ? [] : found.notes) remark(note)
      note(found.matches === null ? 3 : found.matches ? 0 : 1)
    } catch (error) {
      progress.close()
      if (!(error instanceof SpecError)) throw error
      complain(formatError(error, []))
      note(exitCodeOf(error))
    }
  }
  process.exitCode = codes[worst]
}

function describe({ file, matches, compared, made, here, weights, pictures, problem }: Verification): string {
  if (compared === null)
    return `${file}: ${matches === null ? 'not compared' : 'cannot be verified'}: ${problem}`
  const same = here !== null && here.nnanim === made.nnanim && here.rasterizer === made.rasterizer
  const weightWords = weights === null ? 'weights unknown' : `weights within ${weightTolerance}`
  const why = {
    bytes: () => (same ? 'the same bytes' : `the same bytes but for its recipe, ${weightWords}`),
    pictures: () => `${likenessWords(pictures!)}, ${weightWords}`,
  }
  const verdict =
    matches === null
      ? `not compared: ${problem} (${weightWords})`
      : matches
        ? `matches: ${why[compared as 'bytes' | 'pictures']()}`
        : `does not match: ${problem}`
  return `${file}: ${verdict}${same ? '' : `; made by ${name(made)}, here ${name(here!)}`}`
}

function likenessWords({ pictures, levels, outside }: Likeness): string {
  const limits = `levels ${levels.toFixed(2)} of ${tolerance.levels}, outside ${share(outside)} of ${share(tolerance.outside)}`
  return `${counted(pictures, 'decoded picture')} alike (${limits})`
}

function share(value: number): string {
  return `${Number((100 * value).toPrecision(2))} %`
}

function name({ nnanim, rasterizer }: Versions): string {
  return `nnanim ${nnanim} and ${rasterizer}`
}
