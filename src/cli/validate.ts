import { SpecError } from '../options/error.ts'
import { type Validity, validate } from '../render/validate.ts'
import type { CallOf } from './call.ts'
import { optionKeys } from './flags.ts'
import { complain, print, printJson, printText } from './print.ts'
import { counted } from './summary.ts'

/** Prints what each file is, or all that is wrong with it; exit code 2 where anything is. @throws SpecError for an odd call */
export async function validateAll({ files, allowOutside, schema, json }: CallOf<'validate'>): Promise<void> {
  if (schema) {
    if (files[0] !== undefined) throw new SpecError('--schema', undefined, 'no file beside it')
    return printText((await import('./schema.ts')).schemaText())
  }
  if (files.length === 0) throw new SpecError('call', 'validate', 'the name of a file')
  let isWrong = false
  for (const file of files) {
    const { kind, figures, errors, about } = await validate(file, { runOptions: optionKeys, allowOutside })
    const of = about ? ` of ${about}` : ''
    const valid = errors.length === 0
    if (json) printJson({ file, kind, valid, figures, errors: errors.map(aboutError) })
    else if (valid) print(`${file}: ${kind === 'batch' ? counted(figures, 'figure') : `a ${kind}${of}`}`)
    else for (const { message } of errors) complain(message)
    if (!valid) isWrong = true
  }
  if (isWrong) process.exitCode = 2
}

function aboutError(error: Validity['errors'][number]): object {
  if (!(error instanceof SpecError)) return { field: '', line: null, column: null, message: error.message }
  const { field, got, expected, suggestion, place } = error
  // Built again without the place, as line and column are keys of their own.
  const { message } = new SpecError(field, got, expected, { suggestion })
  return { field, line: place?.line ?? null, column: place?.column ?? null, message }
}
