import { type Catalog, type DatasetFacts, type SceneOption, sceneOptions } from './catalog.ts'
import { SpecError } from './error.ts'
import { checkPanels, sceneNames } from './panels.ts'
import type { Spec } from './spec.ts'
import { stripSize } from './strip.ts'
import { nearest } from './suggest.ts'

const TABLE = /\.(csv|tsv|json|txt|data)$/i
const FOLDER_AND_NAME = /[\\/][^\\/.]+$/

/**
 * The facts of a built-in dataset, or undefined for a table: "-", a path that ends as tables do, or one with a
 * folder and no ending, so that `./blobs` is a file although `blobs` is built in.
 * Throws SpecError for any other word, with the nearest right one.
 */
export function datasetFacts(catalog: Catalog, data: string): DatasetFacts | undefined {
  const facts = catalog.datasets.find(({ name }) => name === data)
  if (facts || data === '-' || TABLE.test(data) || FOLDER_AND_NAME.test(data)) return facts
  const names = catalog.datasets.map(({ name }) => name)
  const scenes = catalog.scenes.map(({ name }) => name)
  const name = nearest(data, names)
  const scene = name === undefined ? nearest(data, scenes) : undefined
  throw new SpecError(
    'data',
    data,
    `one of ${names.join(', ')}, a path ending in .csv, .tsv or .json, or -`,
    {
      suggestion: scene ? `\`nnanim ${names[0]} --scene ${scene}\`` : name && `"${name}"`,
    },
  )
}

/** Throws SpecError for options that do not go together, or that mean nothing for the data. */
export function checkSpec(catalog: Catalog, spec: Spec): void {
  const facts = datasetFacts(catalog, spec.data)
  if (facts) checkBuiltIn(catalog, facts, spec)
  else checkTable(spec)
  checkTimes(spec)
  checkPanels(spec)
  checkOptions(catalog, spec)
  checkPixels(spec)
}

function checkBuiltIn({ datasets }: Catalog, facts: DatasetFacts, spec: Spec): void {
  const { name } = facts
  if (facts.fixed) {
    if (spec.samples !== facts.samples)
      throw new SpecError('samples', spec.samples, `${facts.samples}: ${name} has fixed points`)
    refuse(spec, 'dataSeed', `${name} has fixed points`)
  }
  const classes = spec.classes ?? 2
  if (spec.samples! < 2 * classes)
    throw new SpecError('samples', spec.samples, `at least two for each of ${classes} classes`)
  if (facts.noise === null) refuse(spec, 'noise', `${name} has fixed points`)
  if (facts.classes === null) {
    const choosable = datasets.filter(dataset => dataset.classes).map(dataset => dataset.name)
    refuse(spec, 'classes', `only ${choosable.join(' and ')} have a choice`)
  } else if (classes < facts.classes.least || classes > facts.classes.most) {
    throw new SpecError('classes', classes, `${facts.classes.least} to ${facts.classes.most} for ${name}`)
  }
  if (spec.hollow && !facts.hollow) {
    const hollow = datasets.filter(dataset => dataset.hollow).map(dataset => dataset.name)
    throw new SpecError('hollow', true, `false: only ${hollow.join(' and ')} can be hollow`)
  }
  refuse(spec, 'label', `${name} has no columns to choose from`)
  refuse(spec, 'features', `${name} has no columns to choose from`)
}

function checkTable(spec: Spec): void {
  const reason = 'a table has its own points'
  refuse(spec, 'samples', reason)
  refuse(spec, 'noise', reason)
  refuse(spec, 'classes', reason)
  if (spec.hollow) throw new SpecError('hollow', true, `false: ${reason}`)
}

function refuse(
  spec: Spec,
  key: 'samples' | 'noise' | 'classes' | 'dataSeed' | 'label' | 'features',
  reason: string,
): void {
  if (spec[key] !== null) throw new SpecError(key, spec[key], `nothing: ${reason}`)
}

function checkTimes({ at, film, poster, duration, holdStart, holdEnd }: Spec): void {
  if (at !== null && film !== null) throw new SpecError('film', film, 'nothing: `at` names the one moment')
  for (const [key, time] of Object.entries({ at, poster }))
    if (typeof time === 'number' && time > duration)
      throw new SpecError(key, time, `0 to ${duration} seconds, the duration`)
  const holds = (holdStart ?? 0) + (holdEnd ?? 0)
  if (holds >= duration) {
    const key = holdEnd === null ? 'holdStart' : 'holdEnd'
    throw new SpecError(key, holds, `holds that leave time to move in ${duration} seconds`)
  }
}

/** Refuses what none of the spec's scenes would do anything with. */
function checkOptions({ scenes }: Catalog, spec: Spec): void {
  const names = sceneNames(spec)
  for (const [key, nothing] of Object.entries(sceneOptions) as [SceneOption, unknown][]) {
    const taking = scenes.filter(({ takes }) => takes.includes(key)).map(({ name }) => name)
    if (spec[key] === nothing || names.some(name => taking.includes(name))) continue
    const expected = nothing === null ? 'nothing' : String(nothing)
    throw new SpecError(key, spec[key], `${expected}: it means something to ${taking.join(', ')} alone`)
  }
}

/** Pixels of a picture at most: 256 MB while it is painted. */
const mostPixels = 64e6

function checkPixels(spec: Spec): void {
  const { size, density, film } = spec
  const { width, height } = stripSize(film ?? 1, size)
  const pixels = width * height * density ** 2
  if (pixels <= mostPixels) return
  const key = density > 1 ? 'density' : 'film'
  throw new SpecError(
    key,
    spec[key],
    `less: ${width * density} × ${height * density} are ${Math.ceil(pixels / 1e6)} million pixels, at most ${mostPixels / 1e6} fit`,
  )
}
