import * as z from 'zod/mini'
import { type Catalog, namesOf } from './catalog.ts'
import { type Form, type Names, namesIn } from './forms.ts'
import { fillHelp, takersOf } from './help.ts'
import { keyTable } from './key-table.ts'
import { formsOf, textForm } from './kinds/json.ts'
import type { JsonSchema } from './kinds/kind.ts'
import { kindOf } from './kinds/kinds.ts'
import { themeObject } from './kinds/theme.ts'
import { maxOutputs } from './output.ts'
import { withoutControls } from './printable.ts'

const sweptForms: JsonSchema[] = [
  {
    type: 'object',
    properties: { sweep: { type: 'array', minItems: 2 } },
    required: ['sweep'],
    additionalProperties: false,
  },
  textForm('[^|]+([|][^|]+)+|[0-9]+\\s*[.][.]\\s*[0-9]+'),
]

/**
 * The JSON Schema (draft 2020-12) of a batch file, with which editors complete and check it: all keys with their
 * text forms, made from the schemas of the spec. What keys must be to each other is beyond it.
 */
export function batchJsonSchema(catalog: Catalog, address: string): JsonSchema {
  const registries = namesOf(catalog)
  const takers = takersOf(catalog)
  const definition = (key: string): JsonSchema => {
    const { form, help, sweep, ...row } = keyTable[key]
    const fallback = row.fallback ?? undefined
    const description = fillHelp(help, namesIn(form, registries), fallback, takers[key])
    return {
      description: form.kind === 'toggle' && fallback === true ? `false: ${description}` : description,
      ...(fallback !== undefined && { default: fallback }),
      anyOf: [
        ...formsIn(form, registries),
        ...(sweep === undefined ? [] : sweptForms),
        ...(key === 'data' ? [] : [{ type: 'null' }]),
      ],
    }
  }
  const each = (make: (key: string) => JsonSchema) =>
    Object.fromEntries(Object.keys(keyTable).map(key => [key, make(key)]))
  const own = each(key => ({ $ref: `#/$defs/${key}` }))
  const output = { type: 'string', minLength: 1, pattern: withoutControls.source }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: address,
    title: 'A batch of nnanim',
    description: 'Figures that `nnanim batch` makes.',
    type: 'object',
    required: ['figures'],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      defaults: object('Keys of all figures, over which their own win.', own, ['object', 'null']),
      figures: {
        description: 'The figures, in order.',
        type: 'array',
        minItems: 1,
        items: {
          ...object('A figure, or with a matrix one for each combination of its values.', {
            ...own,
            output: {
              description:
                'Its file, or a list of them; {seed} stands for the value of that key, {{ for a brace.',
              anyOf: [output, { type: 'array', items: output, minItems: 1, maxItems: maxOutputs }],
            },
            matrix: object(
              'Values of keys, such as seed: 1..20 or hidden: [2, 3]; all combinations are figures.',
              each(key => ({
                anyOf: [
                  { type: 'array', items: own[key], minItems: 1 },
                  { type: ['string', 'number', 'boolean'] },
                ],
              })),
              ['object', 'null'],
            ),
          }),
          required: ['output'],
        },
      },
    },
    $defs: each(definition),
  }
}

function object(description: string, properties: JsonSchema, type: string | string[] = 'object'): JsonSchema {
  return { description, type, properties, additionalProperties: false }
}

/** JSON Schemas of a form's values: that of the normal form, and of the texts that are accepted beside it. */
function formsIn(form: Form, names: Names): JsonSchema[] {
  const { schema, json = formsOf } = kindOf(form)
  // That of a theme is an object; its name is told apart.
  const normal = form.kind === 'theme' ? themeObject(names.themes).change : schema(form, names)
  const { $schema: _, ...keywords } = z.toJSONSchema(normal, { io: 'input', unrepresentable: 'any' })
  return json(keywords, form, names)
}
