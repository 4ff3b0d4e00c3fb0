import { describe, expect, it } from 'vitest'
import { SpecError, WorkError } from '../../src/options/error.ts'
import { deserializeError, serializeError } from '../../src/render/protocol.ts'

/** An error as it arrives from another thread. */
function sent(error: Error): Error {
  return deserializeError(structuredClone(serializeError(error)))
}

describe('an error that another thread answers with', () => {
  it('keeps all that a wrong call is reported with', () => {
    const place = { file: 'batch.yaml', line: 3, column: 5 }
    const error = new SpecError('theme', 'drak', 'a theme', { suggestion: 'dark', place })
    const arrived = sent(error)
    expect(arrived).toBeInstanceOf(SpecError)
    const { field, got, expected, suggestion, message, stack } = error
    expect(arrived).toMatchObject({ field, got, expected, suggestion, place, message, stack })
  })

  it('keeps the class of failed work, by which the exit code is chosen', () => {
    const error = new WorkError('the disk is full')
    const arrived = sent(error)
    expect(arrived).toBeInstanceOf(WorkError)
    expect(arrived.message).toBe('the disk is full')
    expect(arrived.stack).toBe(error.stack)
  })

  it('is a plain error where the class is not known here', () => {
    const arrived = sent(new RangeError('out of range'))
    expect(arrived).not.toBeInstanceOf(WorkError)
    expect(arrived.message).toBe('out of range')
  })
})
