import { deepStrictEqual } from 'node:assert'
import { describe, expect, it } from 'vitest'
import { fromJson, type PageData, toJson } from '../../../src/encode/html/page-data.ts'

const again = <T>(value: T): T => fromJson(toJson(value as unknown as PageData)) as unknown as T

describe('the data of a page', () => {
  it('comes back as it was, with numbers and arrays that JSON has no word for', () => {
    const data = {
      numbers: [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.1, 5e-324],
      arrays: [
        Float64Array.of(-0, Number.NaN, 1 / 3),
        Int32Array.of(-1, 2),
        Uint8Array.of(255),
        new Int32Array(0),
      ],
      none: null,
    }
    deepStrictEqual(again(data), data)
  })

  it('keeps every text and every name, also those that it writes for something else', () => {
    const words = 'array number arrays data @ @#0 @@#0 @NaN @-0 __proto__ constructor </script> <!--'
    const names = [...words.split(' '), '\u2028', '\ud800', '\0', '']
    for (const name of names)
      for (const value of [0, name, Float64Array.of(1)]) {
        const data = Object.fromEntries([[name, value]])
        deepStrictEqual(again(data), data)
      }
    deepStrictEqual(again(names), names)
  })

  it('is ASCII that ends no script, and holds an array once', () => {
    const array = Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i))
    const once = toJson({ a: array } as never)
    const twice = toJson({ a: array, b: array, c: array.slice(), text: '</script><!--ä\u2028' } as never)
    expect(twice.length).toBeLessThan(once.length + 100)
    expect(twice).toMatch(/^[ -;=-~]*$/)
  })

  it('holds an array of a part of a buffer alone', () => {
    const part = new Float64Array(1000).subarray(3, 5)
    expect(toJson({ part } as never).length).toBeLessThan(100)
    deepStrictEqual(again({ part }), { part: new Float64Array(2) })
  })
})
