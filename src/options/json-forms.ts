import * as z from 'zod/mini'
import { type Catalog, namesOf } from './catalog.ts'
import type { Form, Names } from './forms.ts'
import { keyTable } from './key-table.ts'
import { formsOf, textForm } from './kinds/json.ts'
import type { JsonSchema } from './kinds/kind.ts'
import { kindOf } from './kinds/kinds.ts'
import { themeObject } from './kinds/theme.ts'

const sweptForms: JsonSchema[] = [
  {
    type: 'object',
    properties: { sweep: { type: 'array', minItems: 2 } },
    required: ['sweep'],
    additionalProperties: false,
  },
  textForm('[^|]+([|][^|]+)+|[0-9]+\\s*[.][.]\\s*[0-9]+'),
]

/** The JSON Schema of each key's value: its normal form, and the text forms that a spec accepts beside it. */
export function jsonForms(catalog: Catalog): Record<string, JsonSchema[]> {
  const names = namesOf(catalog)
  return Object.fromEntries(
    Object.entries(keyTable).map(([key, { form, sweep }]) => {
      const { json = formsOf } = kindOf(form)
      const forms = json(normalOf(form, names), form, names)
      return [key, sweep === undefined ? forms : [...forms, ...sweptForms]]
    }),
  )
}

/** The JSON Schema of a form's values in their normal form; of a theme only that of an object. */
function normalOf(form: Form, names: Names): JsonSchema {
  const schema = form.kind === 'theme' ? themeObject(names.themes).change : kindOf(form).schema(form, names)
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json
}
