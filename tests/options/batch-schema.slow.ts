import { describe, it } from 'vitest'
import { takesWhatIsRead } from './batch-values.ts'

describe('the JSON Schema of a batch', () => {
  it('takes whatever the reader takes', () => takesWhatIsRead(800, 80))
})
