import * as z from 'zod/mini'

/** The schema of what a function makes of a value, such as the number that a text stands for. */
export function preprocess<Output>(normalOf: (value: unknown) => unknown, schema: z.ZodMiniType<Output>) {
  return z.pipe(z.transform(normalOf), schema)
}

/** The schema of whole numbers from `min` to `max`. */
export function wholeIn(min: number, max: number, error: string) {
  return z.int(error).check(z.gte(min, error), z.lte(max, error))
}

/** The schema of numbers from `min` to `max`. */
export function numberSchema(min: number, max: number, error: string) {
  return z.number(error).check(z.gte(min, error), z.lte(max, error))
}

/** The schema of lists of `min` to `max` items. */
export function listIn<Item extends z.core.SomeType>(item: Item, min: number, max: number, error: string) {
  return z.array(item, error).check(z.minLength(min, error), z.maxLength(max, error))
}

/** The schema of lists of `min` items or more, each once. */
export function distinctIn<Item extends z.core.SomeType>(item: Item, min: number, error: string) {
  const isDistinct = (items: unknown[]) => new Set(items).size === items.length
  return z.array(item, error).check(z.minLength(min, error), z.refine(isDistinct, error))
}
