import { catalog } from '../encode/catalog.ts'
import { batchJsonSchema } from '../options/batch-schema.ts'

/** The address of the newest schema of batch files, which the build writes into the package. */
export const schemaAddress = 'https://unpkg.com/nnanim/dist/batch.schema.json'

/** The JSON Schema of batch files, as JSON text; keys are described by the help of their flags. */
export function schemaText(): string {
  return JSON.stringify(batchJsonSchema(catalog, schemaAddress), null, 2)
}
