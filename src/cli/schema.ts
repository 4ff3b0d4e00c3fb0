import { catalog } from '../encode/catalog.ts'
import { batchJsonSchema } from '../options/batch-schema.ts'

/** Where the newest schema of batch files is; the build writes it to this place of the package. */
export const schemaAddress = 'https://unpkg.com/nnanim/dist/batch.schema.json'

/** The JSON Schema of batch files as text. */
export function schemaText(): string {
  return JSON.stringify(batchJsonSchema(catalog, { id: schemaAddress }), null, 2)
}
