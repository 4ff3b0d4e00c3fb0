import { dirname, isAbsolute } from 'node:path'
import { inputsOf } from '../../figure/load.ts'
import { errorsOf, type Place, SpecError, throwAll } from '../../options/error.ts'
import type { BatchFigure } from '../../options/figures.ts'
import { changeFigure, type FigureSpec } from '../../options/sweep.ts'
import { keepApart } from '../keep-apart.ts'
import { checkOutputFiles, outputsOf, type RequestedOutput } from '../targets.ts'
import { isInside, pathsFrom } from './inside.ts'

/** A figure of a batch, with its paths relative to the current folder. */
export interface BatchItem extends Pick<BatchFigure, 'notes' | 'shared'> {
  /** With paths of its table and its model from the current folder. */
  spec: FigureSpec
  /** Its files by names from the current folder. */
  outputs: readonly ItemOutput[]
  /** The beginning of its entry in the batch file. */
  place: Place
}

/** An output of a figure of a batch. */
export interface ItemOutput extends RequestedOutput {
  /** The absolute path of the true target, links followed. */
  target: string
  /** True where it is below the folder of the batch file, where missing folders are created. */
  inside: boolean
}

/** A batch file that was read. */
export interface BatchFile {
  /** Its own path; `-` is standard input. */
  path: string
  figures: readonly BatchFigure[]
}

/**
 * The figures of all files, in their order.
 *
 * @param allowOutside whether outputs may be outside of the folder of their batch file
 * @throws SpecErrors for endings that no format has or that do not go with the figure, and for outputs that are the
 *   same file, are outside, are a file that is read, or lie in a folder of frames
 */
export function itemsOf(files: readonly BatchFile[], allowOutside = false): BatchItem[] {
  const faults = new Map<string, SpecError>()
  const taken = new Map<string, Place>()
  const check = (place: Place, work: () => void) => {
    try {
      work()
    } catch (error) {
      for (const fault of placedErrors(error, place)) faults.set(fault.message, fault)
    }
  }
  const items = files.flatMap(({ path, figures }) => {
    const folder = path === '-' ? '.' : dirname(path)
    const pathOf = pathsFrom(folder)
    return figures.map(({ spec: own, outputs: names, place, ...about }): BatchItem => {
      const spec = fromFolder(folder, own)
      const outputs: ItemOutput[] = []
      check(place, () => {
        if (spec.data === '-')
          throw new SpecError('data', '-', 'the path of a table: standard input can be read only once')
      })
      for (const name of names)
        check(place, () => {
          if (name === '-') throw new SpecError('output', '-', 'the name of a file')
          const [output] = outputsOf(inFolder(folder, name))
          checkOutputFiles(spec, [output])
          const { target, root } = pathOf(name)
          const inside = isInside(target, root)
          if (!inside && !allowOutside)
            throw new SpecError('output', name, `a name below ${root}; --allow-outside takes others`)
          const other = taken.get(target)
          if (other)
            throw new SpecError('output', name, `another file: that of ${placeText(other)} is the same`)
          taken.set(target, place)
          outputs.push({ ...output, target, inside })
        })
      return { spec, outputs, place, ...about }
    })
  })
  const inputs = new Set([...files.map(({ path }) => path), ...items.flatMap(({ spec }) => inputsOf(spec))])
  const targets = items.flatMap(({ outputs, place }) =>
    outputs.map(({ file, target, format }) => ({
      field: 'output',
      file,
      path: target,
      isFolder: format.folder === true,
      place,
    })),
  )
  const checkApart = keepApart(inputs, targets)
  for (const target of targets) check(target.place, () => checkApart(target))
  throwAll([...faults.values()])
  return items
}

/**
 * The SpecErrors in what was thrown, with their place in the batch file; an error in another file keeps that place in
 * its field.
 *
 * @throws the error, where it is no SpecError
 */
export function placedErrors(error: unknown, place: Place): SpecError[] {
  if (!(error instanceof SpecError)) throw error
  return errorsOf(error).map(
    ({ field, got, expected, suggestion, place: own }) =>
      new SpecError(own ? `${placeText(own)}: ${field}` : field, got, expected, { suggestion, place }),
  )
}

/** A place as text: `batch.yaml:3:5`. */
export function placeText({ file, line, column }: Place): string {
  return [file, line, column].filter(part => part !== undefined).join(':')
}

/** Files that a figure is made from stand beside the batch file, wherever the program is started. */
function fromFolder(folder: string, spec: FigureSpec): FigureSpec {
  const { test } = spec
  return changeFigure(spec, {
    data: spec.samples === null && spec.data !== '-' ? inFolder(folder, spec.data) : spec.data,
    model: spec.model === null ? null : inFolder(folder, spec.model),
    font: spec.font === null ? null : inFolder(folder, spec.font),
    test: typeof test === 'string' ? inFolder(folder, test) : test,
  })
}

/** A path in a folder. Not normalized: `sub/../blobs` is a file, while `blobs` would be the dataset. */
function inFolder(folder: string, path: string): string {
  return folder === '.' || isAbsolute(path) ? path : `${folder.replace(/(?<=.)\/$/, '')}/${path}`
}
