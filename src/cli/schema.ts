import { catalog } from '../encode/catalog.ts'
import { batchJsonSchema } from '../options/batch-schema.ts'
import { flags, keyOf } from './flags.ts'

/** The address of the newest schema of batch files, which the build writes into the package. */
export const schemaAddress = 'https://unpkg.com/nnanim/dist/batch.schema.json'

/** The JSON Schema of batch files, as JSON text; keys are described by the help of their flags. */
export function schemaText(): string {
  return JSON.stringify(batchJsonSchema(catalog, { id: schemaAddress, describe }), null, 2)
}

/** The description of a key: the help of its flag. */
function describe(key: string): string | undefined {
  if (key === 'data')
    return 'a built-in dataset, or the path of a table (.csv, .tsv or .json) from the folder of this file'
  const flag = flags.find(flag => keyOf(flag) === key && !flag.run)
  return flag?.name.startsWith('no-') ? `false: ${flag.help}` : flag?.help
}
