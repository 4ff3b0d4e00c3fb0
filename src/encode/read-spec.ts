import type { ActivationName } from '../network/activation.ts'
import type { RegistryNames } from '../options/forms.ts'
import type { FigureInputOf, InputOf } from '../options/input.ts'
import { type TextReader, textReader } from '../options/read-text.ts'
import type { Spec } from '../options/spec.ts'
import type { FigureSpec } from '../options/sweep.ts'
import type { SceneName } from '../scene/scenes/registry.ts'
import type { ThemeName } from '../scene/style/theme.ts'
import { readFigureObject, readSpecObject } from './catalog.ts'

interface KnownNames extends RegistryNames {
  scenes: SceneName
  themes: ThemeName
  activations: ActivationName
}

/** What `readSpec` reads: the keys of a spec, in their normal or their text forms, such as `hidden: '8,3'`. */
export type SpecInput = InputOf<KnownNames>

/** What `readFigureSpec` reads: one of the keys that a sweep may have takes several values, such as `hidden: '1..4'`. */
export type FigureInput = FigureInputOf<KnownNames>

/**
 * Reads the spec of one network from an object, or from YAML or JSON text, and fills its defaults.
 *
 * @throws SpecError {field, got, expected, suggestion, place} for anything that is not a spec, and for several values
 *   of a key
 */
export const readSpec: TextReader<Spec, SpecInput> = textReader(readSpecObject)

/**
 * Reads what `render` draws: the spec of one network, as `readSpec` does, or a sweep where a key has several values,
 * such as `hidden: '1..4'`.
 *
 * @throws SpecError {field, got, expected, suggestion, place} for anything that is not a spec
 */
export const readFigureSpec: TextReader<FigureSpec, FigureInput> = textReader(readFigureObject)
