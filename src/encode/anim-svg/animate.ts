import { element } from '../../paint/xml.ts'
import { fitKeyframes, type Keyframes, type Values } from './keyframes.ts'
import { keyTime, pathText, shortNumber } from './numbers.ts'

/** The clock of a picture: one play of all that moves. */
export interface Clock {
  /** Of the samples, as shares of one play. */
  times: readonly number[]
  /** Seconds of one play. */
  duration: number
  loop: 'forever' | 'once' | number
}

/** An attribute as it is at the beginning, and the elements that animate it. */
export interface Animated {
  base: string
  animation: string
}

/** The fitting and writing of an attribute's values. */
export interface Writing {
  attribute: string
  tolerance: number
  write(value: ArrayLike<number>): string
  /** Of `transform`: what kind it is. */
  type?: 'translate' | 'scale'
}

/** An attribute through all samples; without an animation where it stays as it is. */
export function animate(
  values: Values,
  writing: Writing,
  clock: Clock,
  keys = fitKeyframes(values, clock.times, writing.tolerance),
): Animated {
  const first = values.find(value => value !== undefined)!
  if (!keys) return { base: writing.write(first), animation: '' }
  const base = writing.write(values[keys.samples[0]]!)
  return { base, animation: animationOf(keys, values, writing, clock) }
}

/** A closed outline through all samples, as path data. */
export function animateShape(values: Values, tolerance: number, clock: Clock): Animated {
  const write = (places: ArrayLike<number>) => pathText(places, true)
  return animate(values, { attribute: 'd', tolerance, write }, clock)
}

/** Keyframes, the first at 0 and the last at 1, as an element. */
function animationOf(keys: Keyframes, values: Values, writing: Writing, clock: Clock): string {
  const { attribute, type, write } = writing
  const texts = keys.samples.map(sample => write(values[sample]!))
  if (texts.every(text => text === texts[0])) return ''
  const eases = keys.eases.slice(0, -1)
  const eased = eases.some(ease => ease !== undefined)
  const splines = eases.map(ease => (ease ?? [0, 0, 1, 1]).map(shortNumber).join(' '))
  return element(type ? 'animateTransform' : 'animate', {
    attributeName: attribute,
    // Transforms are translations by default.
    type: type === 'translate' ? undefined : type,
    ...pace(clock),
    calcMode: eased ? 'spline' : undefined,
    keyTimes: keys.times.map(time => shortNumber(keyTime(time))).join(';'),
    keySplines: eased ? splines.join(';') : undefined,
    values: texts.join(';'),
  })
}

/** Opacity of a thing at each sample, 0 where it is not there: its fading, or its coming and going at once. */
export function animateOpacity(opacities: readonly number[], clock: Clock) {
  const values = opacities.map(opacity => [opacity])
  const keys = fitKeyframes(values, clock.times, TOLERANCES.opacity)
  const base = (value: number): Record<string, string> => (value < 1 ? { opacity: fraction(value) } : {})
  if (!keys) return { attributes: base(opacities[0]), animation: '' }
  const steps = stepsOf(keys, opacities, clock.times)
  if (!steps) {
    const write = (value: ArrayLike<number>) => fraction(value[0])
    const writing = { attribute: 'opacity', tolerance: TOLERANCES.opacity, write }
    const animation = animationOf(keys, values, writing, clock)
    return { attributes: base(opacities[keys.samples[0]]), animation }
  }
  const isSwitch = opacities.every(opacity => opacity === 0 || opacity === 1)
  const text = (value: number) => (isSwitch ? (value > 0 ? 'visible' : 'hidden') : fraction(value))
  const texts = steps.map(({ time, value }) => ({ time, text: text(value) }))
  const animation = steppingElement(isSwitch ? 'visibility' : 'opacity', texts, clock)
  const seen: Record<string, string> = opacities[0] > 0 ? {} : { visibility: 'hidden' }
  const attributes = isSwitch ? seen : base(opacities[0])
  return { attributes, animation }
}

/** Values that follow on one another at once, and when each begins, the first at 0, as an element. */
export function steppingElement(
  attributeName: string,
  steps: readonly { time: number; text: string }[],
  clock: Clock,
): string {
  return element('animate', {
    attributeName,
    ...pace(clock),
    calcMode: 'discrete',
    keyTimes: steps.map(({ time }) => shortNumber(keyTime(time))).join(';'),
    values: steps.map(({ text }) => text).join(';'),
  })
}

/** The values in a row and when each begins, where one follows on the other at once; null where anything is on the way. */
function stepsOf(keys: Keyframes, opacities: readonly number[], times: readonly number[]) {
  const steps = [{ time: 0, value: opacities[keys.samples[0]] }]
  for (let i = 1; i < keys.samples.length; i++) {
    const [before, now] = [opacities[keys.samples[i - 1]], opacities[keys.samples[i]]]
    if (before === now) continue
    const to = times.indexOf(keys.times[i])
    if (to < 1 || keys.times[i - 1] !== times[to - 1]) return null
    steps.push({ time: (times[to - 1] + times[to]) / 2, value: now })
  }
  return steps
}

/**
 * Largest differences of values from those of the samples; lengths in pixels, colours of 255. A place is off by that in
 * x and in y, 0.17 pixels together; with what a line is off by its curves (`line`) and half a tenth each way by
 * rounding it stays below 0.3. Curves of an area that stands still, and of lines that are others in each sample, are off
 * by `area`; these stand for others that they are off by `step`.
 */
export const TOLERANCES = {
  ...{ place: 0.12, line: 0.055, area: 0.17, step: 0.24 },
  ...{ length: 0.05, color: 1.4, opacity: 0.006 },
}

function pace({ duration, loop }: Clock): Record<string, string | undefined> {
  return {
    dur: `${shortNumber(Number(duration.toFixed(4)))}s`,
    repeatCount: loop === 'forever' ? 'indefinite' : loop === 'once' ? undefined : String(loop),
    fill: loop === 'forever' ? undefined : 'freeze',
  }
}

function fraction(value: number): string {
  return shortNumber(Number(value.toFixed(3)))
}
