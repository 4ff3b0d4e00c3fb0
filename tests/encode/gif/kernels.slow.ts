import { describe, it } from 'vitest'
import { expectSamePalettes } from './same-palettes.ts'

describe('the kernels of a GIF', () => {
  it.each([undefined, 0xfff8f0e8])('choose the palette that it chooses, with a matte of %s', matte =>
    expectSamePalettes(matte, 20),
  )
})
