import { type ParseResult, SpecError } from './error.ts'
import { type KeyWith, keysWith, keyTable } from './key-table.ts'
import { scenePanels, usualLayout } from './panels.ts'
import type { Spec } from './spec.ts'

/** The keys that may take several values, a panel each. */
export const sweptKeys = (): SweptKey[] =>
  keysWith('sweep').sort((a, b) => keyTable[a].sweep! - keyTable[b].sweep!)
export type SweptKey = KeyWith<'sweep'>

/** Keys whose defaults are those of the solver, so that panels of several solvers differ in them. */
export type SolverKey = KeyWith<'solverOption'>

/** The keys of a whole picture, whatever networks it shows: a `Spec` has them, and a `Sweep` too. */
export type PictureSpec = Omit<Spec, SweptKey | SolverKey>

/**
 * Specs that differ in one key, a panel each. It has no value of the keys that a network or its data follow from: those
 * of each panel stand in `panels`, so that what takes one network takes no sweep.
 */
export interface Sweep extends PictureSpec {
  /** The key that takes several values. */
  key: SweptKey
  /** Its values in their normal form, in the order of the panels. */
  values: readonly unknown[]
  /** One a value. */
  panels: readonly SweepPanel[]
}

/** One of the specs that a sweep shows. */
export interface SweepPanel {
  /** Its name where that is the same in all languages, such as "tanh" or "Adam"; null where the language names it. */
  label: string | null
  /** A whole spec with one value of the key; its size and duration are still those of the whole picture. */
  spec: Spec
}

/** The spec of a figure: that of one network, or a sweep over several. */
export type FigureSpec = Spec | Sweep

/**
 * A figure's spec as recipes, config files and `--json` have it: the key of a sweep holds `{"sweep": [value, …]}`, and
 * what each of several solvers has its own default of is null.
 */
export type SpecJson = {
  [Key in keyof Spec]: Key extends SweptKey
    ? Spec[Key] | { sweep: Spec[Key][] }
    : Key extends SolverKey
      ? Spec[Key] | null
      : Spec[Key]
}

/** The keys of a spec that a whole picture has, whatever networks it shows. */
export function pictureOf(spec: Spec): PictureSpec {
  const own: readonly string[] = [...sweptKeys(), ...keysWith('solverOption')]
  return Object.fromEntries(Object.entries(spec).filter(([key]) => !own.includes(key))) as PictureSpec
}

/** True for a figure that shows several networks. */
export function isSweep(figure: FigureSpec): figure is Sweep {
  return 'panels' in figure
}

/** @throws SpecError for keys that were not read: what takes a whole spec goes by all of its defaults */
export function checkRead(spec: FigureSpec): void {
  if (spec?.theme === undefined) throw new SpecError('spec', spec, 'a whole one, as readSpec gives it')
}

/** The specs of the networks that a figure shows, in the order of its panels. */
export function networkSpecs(figure: FigureSpec): Spec[] {
  return isSweep(figure) ? figure.panels.map(({ spec }) => spec) : [figure]
}

/** Number of a figure's panels: one for each value of a sweep, or for each scene. */
export function panelCount(figure: FigureSpec): number {
  return isSweep(figure) ? figure.panels.length : scenePanels(figure)
}

/** The same figure with other keys of its picture, in all panels. */
export function changeFigure<Figure extends FigureSpec>(
  figure: Figure,
  change: Partial<Omit<PictureSpec, 'layout'>>,
): Figure {
  if (!isSweep(figure)) return { ...figure, ...change }
  const panels = figure.panels.map(({ label, spec }) => ({ label, spec: { ...spec, ...change } }))
  return { ...figure, ...change, panels }
}

/** The same figure in another size, its panels arranged as they are largest there. */
export function resizeFigure<Figure extends FigureSpec>(figure: Figure, size: Spec['size']): Figure {
  const count = panelCount(figure)
  return { ...changeFigure(figure, { size }), ...(count > 1 && { layout: usualLayout(count, size, 1) }) }
}

/** The form of a figure's spec that files hold, with its keys in their order; `readFigureSpec` reads it back. */
export function specJson(figure: FigureSpec): SpecJson {
  if (!isSweep(figure)) return figure
  const { key, values, panels, ...picture } = figure
  const [{ spec }, ...others] = panels
  const differing = keysWith('solverOption').filter(key =>
    others.some(other => other.spec[key] !== spec[key]),
  )
  const open = Object.fromEntries(differing.map(key => [key, null]))
  return { ...spec, ...picture, ...open, [key]: { sweep: values } }
}

export const maxSwept = 16

/** The keys of a spec's JSON, or of what one is read from, that take several values; only one may. */
export function sweepsIn(spec: object): Pick<Sweep, 'key' | 'values'>[] {
  return sweptKeys().flatMap(key => {
    const values = sweptValues((spec as Record<string, unknown>)[key])
    return values ? [{ key, values }] : []
  })
}

/** True for a key that may take several values. */
export function isSwept(key: string): boolean {
  return sweptKeys().some(swept => swept === key)
}

/** Letters of a text of several values at most: what is longer is read as one value. */
const maxLetters = 4000

/** The values of `{"sweep": […]}`, `1..4` or `2|3|8,3`; null for one value. */
export function sweptValues(value: unknown): unknown[] | null {
  if (typeof value === 'object' && value !== null && 'sweep' in value)
    return Array.isArray(value.sweep) ? value.sweep : [value.sweep]
  if (Array.isArray(value) && value.some(item => typeof item === 'string' && item.includes('=')))
    return sweptValues(value.join(','))
  if (typeof value !== 'string' || value.length > maxLetters || !/\||\.\./.test(value)) return null
  // Of columns that are held one may have several values.
  const [, before, swept, after = ''] =
    /^((?:[^|]*,)?[^,|=]+=)([^,=]*(?:\.\.|\|)[^,=]*)(,[^|]*)?$/s.exec(value) ?? []
  if (swept !== undefined) return sweptValues(swept)!.map(one => `${before}${one}${after}`)
  const values: unknown[] = []
  for (const part of value.split('|')) {
    // A short text can have a thousand long ranges.
    if (values.length >= maxRange) break
    for (const item of rangeOf(part) ?? [part.trim()]) values.push(item)
  }
  return values
}

/** A range's whole numbers, up to one more than could be wanted. */
function rangeOf(text: string): number[] | null {
  const [, first, last] = /^\s*(\d+)\s*\.\.\s*(\d+)\s*$/.exec(text) ?? []
  if (first === undefined) return null
  const [from, to] = [Number(first), Number(last)]
  return Array.from({ length: Math.min(Math.max(0, to - from + 1), maxRange) }, (_, i) => from + i)
}

/** Numbers of a range at most; a list is checked by who takes it. */
const maxRange = 100_001

/** Several values of a key in their normal form, or all that is wrong with them. */
export function readSweep(
  key: string,
  values: readonly unknown[],
  read: (value: unknown) => ParseResult,
): ParseResult {
  if (values.length < 2 || values.length > maxSwept) {
    const expected = `2 to ${maxSwept} of them, such as 1..4 or 2|3`
    return { faults: [new SpecError(key, `${values.length} values`, expected)] }
  }
  const readings = values.map(read)
  const faults = readings.flatMap(({ faults }) => faults)
  if (faults.length > 0) return { faults }
  const sweep = readings.map(({ value }) => value)
  const distinct = new Set(sweep.map(value => JSON.stringify(value)))
  if (distinct.size === sweep.length) return { value: { sweep }, faults }
  return { faults: [new SpecError(key, values, 'values that differ from each other')] }
}
