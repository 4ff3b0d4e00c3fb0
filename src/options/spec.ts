import type { FormOf, HiddenLayer, SequencePart, ValueOf } from './forms.ts'
import type { KeyTable, Row } from './key-table.ts'

/**
 * The settings that decide the picture and its bytes: flat JSON, one key per flag with the flag's own word.
 * `key-table.ts` says what each key means. Every key is there; `null` means "decided later from the data or the scene".
 *
 * @interface
 */
export type Spec = {
  [Key in keyof KeyTable]: KeyTable[Key] extends { filled: true }
    ? Complete<KeyTable[Key]>
    : Complete<KeyTable[Key]> | DefaultOf<KeyTable[Key]>
}

/** A spec's keys in their normal form, before the data and the scene fill what is null. */
export type Given = { [Key in keyof KeyTable]: ValueOf<KeyTable[Key]['form']> | DefaultOf<KeyTable[Key]> }

/** A row's value as everyone uses it: a hidden layer has its activation, a part of a sequence its seconds, and a text is that of all chapters. */
type Complete<R extends Row> =
  R extends Row<FormOf<'layers'>>
    ? HiddenLayer[]
    : R extends Row<FormOf<'sequence'>>
      ? SequencePart[]
      : R extends Row<FormOf<'ownText'>>
        ? string
        : ValueOf<R['form']>

/** Null where a row's value may be; its other defaults are values as others. */
type DefaultOf<R extends Row> = Extract<R['fallback'], null>
