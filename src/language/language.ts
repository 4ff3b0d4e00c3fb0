import type * as en from './en.ts'

/** A message, or messages by their names, that may say something else of the same facts. */
type Worded<Messages> = Messages extends string
  ? string
  : Messages extends readonly string[]
    ? readonly string[]
    : Messages extends (...facts: infer Facts) => infer Text
      ? (...facts: Facts) => Text extends string ? string : readonly string[]
      : { readonly [Name in keyof Messages]: Worded<Messages[Name]> }

/** All messages in one language; English says which there are, and what each is told. */
export type Language = Worded<typeof en>
