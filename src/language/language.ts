import type * as en from './en.ts'
import type { Caption } from './facts.ts'

/** A message, or messages by their names, that may say something else of the same facts. */
type Worded<Messages> = Messages extends string
  ? string
  : Messages extends readonly unknown[]
    ? Texts<Messages>
    : Messages extends (...facts: infer Facts) => infer Text
      ? (...facts: Facts) => Text extends string ? string : Texts<Text>
      : { readonly [Name in keyof Messages]: Worded<Messages[Name]> }

/** A caption where English has one, else texts of which only the place knows how many there are. */
type Texts<Own> = Own extends Caption ? Caption : readonly string[]

/** All messages in one language; English says which there are, and what each is told. */
export type Language = Worded<typeof en>
