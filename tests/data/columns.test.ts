import { describe, expect, it } from 'vitest'
import { parseTable, type TableOptions } from '../../src/data/table.ts'

const read = (text: string, options: Partial<TableOptions> = {}) =>
  parseTable(text, { file: 'table.csv', label: null, features: null, ...options })
const messageOf = (text: string, options: Partial<TableOptions> = {}): string => {
  try {
    read(text, options)
  } catch (error) {
    return (error as Error).message
  }
  return 'no error'
}
/** A table of columns, which go round until there are so many rows. */
const tableOf = (rows: number, columns: Record<string, readonly (string | number)[]>): string =>
  [
    Object.keys(columns).join(','),
    ...Array.from({ length: rows }, (_, row) =>
      Object.values(columns)
        .map(values => values[row % values.length])
        .join(','),
    ),
  ].join('\n')
const column = ({ x, features }: { x: Float64Array; features: string[] }, name: string) => {
  const at = features.indexOf(name)
  return Array.from(x.filter((_, k) => k % features.length === at))
}

const age = [31, 40.5, 22, 63, 57, 18, 44]
const label = ['x', 'y']

describe('a column of text', () => {
  it('of few values is a feature a value, each 1 in the rows that have it', () => {
    const table = read(tableOf(12, { age, colour: ['red', 'green', 'blue'], label }))
    expect(table.features).toEqual(['age', 'colour = blue', 'colour = green', 'colour = red'])
    expect(column(table, 'colour = red')).toEqual(Array.from({ length: 12 }, (_, i) => Number(i % 3 === 0)))
    const [red, green, blue] = ['red', 'green', 'blue'].map(name => column(table, `colour = ${name}`))
    for (const [i, one] of red.entries()) expect(one + green[i] + blue[i]).toBe(1)
    expect(table.encodings).toEqual([
      { column: 'colour', kind: 'categories', values: ['blue', 'green', 'red'] },
    ])
    expect(table.notes).toEqual([
      'column colour is text: each of its 3 values is a feature; --features age leaves it out',
    ])
  })

  it('has one note with all others of which each value is a feature', () => {
    const sea = ['wide', 'deep', 'calm', 'cold']
    const text = tableOf(24, { colour: ['red', 'green', 'blue'], age, sea, label })
    expect(read(text).notes).toEqual([
      'columns colour, sea are text: each of their values is a feature; --features age leaves them out',
    ])
    expect(read(text, { features: ['colour', 'sea'] }).notes).toEqual([
      'columns colour, sea are text: each of their values is a feature',
    ])
  })

  it('of two values is one feature of its own name', () => {
    const table = read(tableOf(12, { age, sex: ['male', 'female', 'male'], label }))
    expect(table.features).toEqual(['age', 'sex'])
    expect(column(table, 'sex').slice(0, 4)).toEqual([1, 0, 1, 1])
    expect(table.notes).toEqual([
      'column sex is text: female is 0 and male is 1; --features age leaves it out',
    ])
  })

  it('of too many values is an error, with the columns to choose instead', () => {
    const town = Array.from({ length: 13 }, (_, i) => `town ${i}`)
    const text = tableOf(60, { age, town, sex: ['m', 'f'], label: ['x', 'y', 'x'] })
    expect(messageOf(text)).toBe(
      'table.csv:2:2:town: got "town 0", expected numbers in every column but the label, or text of few values; choose columns with --features age,sex',
    )
    expect(messageOf(text, { features: ['town'] })).toContain('or text of few values')
    expect(read(tableOf(60, { age, town: town.slice(1), label: ['x', 'y', 'x'] })).features).toHaveLength(13)
  })

  it('that is another one in every row is left out with a note', () => {
    const name = Array.from({ length: 9 }, (_, i) => `person ${'abcdefghi'[i]}`)
    const table = read(tableOf(9, { name, age, label }))
    expect(table.features).toEqual(['age'])
    expect(table.notes).toEqual(['column name has other text in nearly every row and is left out'])
    expect(messageOf(tableOf(9, { name, age, label }), { features: ['name', 'age'] })).toContain(
      'table.csv:2:1:name: got "person a", expected numbers',
    )
  })

  it('is a name where more than nine of ten differ, and never a feature', () => {
    const names = (same: number) =>
      Array.from({ length: 40 }, (_, i) => (i < same ? 'of all' : `of ${'x'.repeat(i)}`))
    const table = read(tableOf(40, { name: names(4), age, label }))
    expect(table.features).toEqual(['age'])
    expect(messageOf(tableOf(40, { name: names(5), age, label }))).toContain('or text of few values')
    expect(messageOf(tableOf(40, { name: names(4), age, label }), { features: ['name'] })).toContain(
      ':name: got "of all"',
    )
  })

  it('may not share a name with another feature', () => {
    const text = tableOf(12, { 'c = a': age, c: ['a', 'b', 'c'], label })
    expect(messageOf(text)).toBe('table.csv:features: got "c = a", expected columns other than a value of c')
  })
})

describe('a table without numbers', () => {
  it('has a header, unless its first row has a date or a text that comes again', () => {
    const rows = tableOf(8, { a: ['red', 'blue', 'blue'], b: ['x', 'y'] }).split('\n')
    expect(read(rows.join('\n'))).toMatchObject({ features: ['a'], y: { length: 8 } })
    expect(read(rows.slice(1).join('\n'))).toMatchObject({ features: ['x₁'], y: { length: 8 } })
    const dates = tableOf(8, { on: ['2024-01-02', '2024-02-03', '2024-03-04'], b: ['x', 'y'] }).split('\n')
    expect(read(dates.join('\n'))).toMatchObject({ features: ['on'], y: { length: 8 } })
    expect(read(dates.slice(1).join('\n'))).toMatchObject({ features: ['x₁'], y: { length: 8 } })
  })
})

describe('words in an order', () => {
  const text = tableOf(9, { age, often: ['rarely', 'never', 'often'], label })

  it('are the numbers 0, 1, 2, by the name or the number of their column', () => {
    for (const key of ['often', '2']) {
      const table = read(text, { order: { [key]: ['never', 'rarely', 'often', 'always'] } })
      expect(table.features).toEqual(['age', 'often'])
      expect(column(table, 'often').slice(0, 3)).toEqual([1, 0, 2])
      expect(table.notes).toEqual([])
    }
  })

  it('are all of the words there are, in a column of features', () => {
    expect(messageOf(text, { order: { often: ['never', 'rarly', 'often'] } })).toBe(
      'table.csv:2:2:often: got "rarely", expected one of its values: never, rarly, often. Did you mean "rarly"?',
    )
    expect(messageOf(text, { order: { oftn: ['a', 'b'] } })).toBe(
      'table.csv:order: got "oftn", expected a column of features: age, often. Did you mean "often"?',
    )
    expect(messageOf(text, { order: { label } })).toContain('table.csv:order: got "label"')
    expect(messageOf(text, { order: { '2': ['x', 'y'], often: ['x', 'y'] } })).toContain(
      'none is there twice',
    )
  })

  it('may be written as numbers, of which they change the order', () => {
    const table = read(tableOf(8, { age, grade: ['3', '1', '2', '1'], label }), {
      order: { grade: ['3', '2', '1'] },
    })
    expect(column(table, 'grade').slice(0, 4)).toEqual([0, 2, 1, 2])
  })
})

describe('words of a usual scale', () => {
  const of = (...words: string[]) => tableOf(15, { age, often: words, label })
  const often = (...words: string[]) => column(read(of(...words)), 'often').slice(0, words.length)

  it('are the numbers of their places, in six languages and however they are written', () => {
    expect(often('Often', 'Never', 'Sometimes', 'Always')).toEqual([3, 0, 2, 4])
    expect(often('neither agree nor disagree', 'strongly_disagree', 'agree')).toEqual([2, 0, 3])
    expect(often('XL', 'S', 'L', 'M')).toEqual([3, 0, 2, 1])
    expect(often('hoch', 'niedrig', 'mittel')).toEqual([2, 0, 1])
    expect(often('toujours', 'jamais', 'souvent')).toEqual([4, 0, 3])
    expect(often('D’accord', 'Pas d’accord', 'Tout à fait d’accord')).toEqual([3, 1, 4])
    expect(often('siempre', 'nunca', 'a veces')).toEqual([4, 0, 2])
    expect(often('同意', '不同意', '非常同意')).toEqual([3, 1, 4])
    expect(often('いつも', '時々', 'めったにない')).toEqual([4, 2, 1])
  })

  it('are at least three, all of one scale, each at a place of its own', () => {
    for (const words of [
      ['never', 'rarely', 'blue'],
      ['never', 'agree', 'high'],
      ['rarely', 'seldom', 'often'],
    ])
      expect(read(of(...words)).features, words.join()).toHaveLength(4)
    expect(column(read(of('never', 'always', 'always')), 'often').slice(0, 2)).toEqual([1, 0])
  })

  it('have a note on all columns of a scale, and what undoes it', () => {
    const text = tableOf(15, {
      age,
      a: ['S', 'M', 'L'],
      '"b,c"': ['M', 'L', 'L', 'S'],
      d: ['low', 'high', 'medium'],
      label,
    })
    expect(read(text).notes).toEqual([
      `2 columns, a to b,c, are text in order: S 0, M 1, L 2, XL 3; --order 'a,"b,c"=none' makes each word a feature`,
      "column d is text in order: low 0, medium 1, high 2; --order 'd=none' makes each word a feature",
    ])
    expect(read(text, { order: { 'a,"b,c"': ['none'] } }).features).toHaveLength(8)
  })

  it('are in another order where one is asked for, and have absent words written as the others are', () => {
    expect(column(read(of('S', 'M', 'L'), { order: { often: ['L', 'S', 'M'] } }), 'often')[0]).toBe(1)
    const [encoding] = read(of('Strongly Agree', 'Agree', 'Disagree')).encodings!
    expect('values' in encoding && encoding.values[0]).toBe('Strongly Disagree')
  })
})

describe('the columns of an order', () => {
  const words = ['x', 'y', 'z']
  const text = tableOf(12, { q1: words, q2: words, age, q3: words, 'a..b': words, label })
  const ordered = (key: string) => {
    const { encodings = [] } = read(text, { order: { [key]: words.toReversed() } })
    return encodings.flatMap(({ kind, column }) => (kind === 'order' ? [column] : []))
  }

  it('are several by their names and numbers, and those from one to another', () => {
    expect(ordered('q1,q3')).toEqual(['q1', 'q3'])
    expect(ordered('q2, a..b')).toEqual(['q2', 'a..b'])
    expect(ordered('1-2,q3')).toEqual(['q1', 'q2', 'q3'])
    expect(read(text, { features: ['q1..q2', '3'] }).features).toHaveLength(7)
    expect(messageOf(text, { order: { 'q1..q3': words } })).toContain(
      ':age: got "31", expected one of its values',
    )
  })

  it('are there, each once, the first before the last', () => {
    const refused = (key: string) => messageOf(text, { order: { [key]: words } })
    expect(refused('q1..q8')).toContain('got "q8", expected a column of features: q1')
    expect(refused('q3..q1')).toContain('got "q3..q1", expected a column and one behind it, as q5..q9')
    expect(refused('q1,q1..q2')).toContain('of which none is there twice')
  })
})

describe('a column of dates', () => {
  it('counts days', () => {
    const joined = ['1970-01-03', '1970-01-01 12:00', '1969-12-31']
    const table = read(tableOf(8, { joined, age, label }))
    expect(table.features).toEqual(['joined', 'age'])
    expect(column(table, 'joined').slice(0, 3)).toEqual([2, 0.5, -1])
    expect(table.encodings).toEqual([{ column: 'joined', kind: 'date', form: 'ymd' }])
    expect(table.notes).toEqual([
      'column joined holds dates, which are taken as days; --features age leaves it out',
    ])
  })

  it('has a place for a cell that is none, and says so where day and month could be either', () => {
    const told = (...joined: string[]) => messageOf(tableOf(6, { joined, age, label }))
    expect(told('2024-01-01', '2024-02-30', '2024-01-05')).toBe(
      'table.csv:3:1:joined: got "2024-02-30", expected a date such as 2024-03-31',
    )
    expect(told('3/4/2024', '5/6/2024', '1/2/2024')).toContain('one says whether its day or its month comes')
  })
})

describe('a column that counts the rows', () => {
  const id = Array.from({ length: 9 }, (_, i) => 100 + i)
  const size = [5.5, 3, 7.5, 2]

  it('is left out beside two other features or more, and stays where it is asked for', () => {
    const text = tableOf(9, { id, age, size, label })
    expect(read(text)).toMatchObject({
      features: ['age', 'size'],
      notes: ['column id counts the rows and is left out'],
    })
    expect(read(text, { features: ['id', 'age', 'size'] })).toMatchObject({
      features: ['id', 'age', 'size'],
      notes: [],
    })
  })

  it('stays beside one other, as other whole numbers do that are all different, with a note', () => {
    expect(read(tableOf(9, { paid: id, size, label }))).toMatchObject({
      features: ['paid', 'size'],
      notes: [
        'column paid is another whole number in each row; --features size leaves it out, if it only names them',
      ],
    })
    const shuffled = id.map((_, i) => id[(i * 4) % 9])
    expect(read(tableOf(9, { shuffled, age, size, label })).features).toEqual(['shuffled', 'age', 'size'])
    expect(read(tableOf(9, { paid: id.map(i => 2 * i), age, size, label })).features).toContain('paid')
  })

  it('names them where it is called so, in any order, and no command has it', () => {
    const shuffled = id.map((_, i) => 3 * id[(i * 4) % 9])
    for (const name of ['id', 'customer_id', 'PassengerId', 'Kunden-Nr']) {
      const table = read(tableOf(9, { [name]: shuffled, size, sex: ['f', 'm', 'm'], label }))
      expect(table.features).toEqual(['size', 'sex'])
      expect(table.notes[0]).toBe(
        `column ${name} names the rows, by another whole number in each, and is left out`,
      )
      expect(table.notes.slice(1).join()).toContain('--features size leaves it out')
    }
    for (const name of ['paid', 'android', 'casino', 'monkey'])
      expect(read(tableOf(9, { [name]: shuffled, size, label })).features).toContain(name)
    expect(read(tableOf(9, { id: [7, ...shuffled.slice(0, 7), 7], size, label })).features).toContain('id')
  })

  it('is none with a gap', () => {
    const gap = id.map((i, row) => (row === 4 ? '' : i))
    const table = read(tableOf(9, { gap, age, size, label }), { missing: 'drop' })
    expect(table.features).toEqual(['gap', 'age', 'size'])
  })
})

describe('a column that says nothing', () => {
  it('is left out: a copy of the label, whatever its words are', () => {
    const text = tableOf(12, { age, code: [7, 1, 7], label: ['x', 'y', 'x'] })
    expect(read(text)).toMatchObject({
      features: ['age'],
      notes: ['column code says the same as the label label and is left out; --features age,code takes it'],
    })
    expect(read(text, { features: ['age', 'code'] }).features).toEqual(['age', 'code'])
    expect(read(text, { label: 'code' }).features).toEqual(['age'])
    // One value more than classes tells more than they do.
    expect(read(tableOf(12, { age, code: [7, 1, 8], label: ['x', 'y', 'x'] })).features).toEqual([
      'age',
      'code',
    ])
    // In few rows it may be so by chance, and alone it is all there is.
    expect(read(tableOf(4, { age, code: [7, 1], label })).features).toEqual(['age', 'code'])
    expect(read(tableOf(12, { code: [7, 1], label })).features).toEqual(['code'])
  })

  it('is left out: nothing, or one text in all rows, and its gaps cost no row', () => {
    const text = tableOf(12, { age, empty: [''], land: ['de', '', 'de'], label })
    expect(read(text)).toMatchObject({
      features: ['age'],
      notes: [
        'column empty is empty and is left out',
        'column land has the same text in all rows and is left out',
      ],
    })
    expect(read(text).y).toHaveLength(12)
  })
})

describe('a table that goes by encodings of another', () => {
  const encodings = [
    { column: 'sex', kind: 'order' as const, values: ['f', 'm'] },
    { column: 'colour', kind: 'categories' as const, values: ['blue', 'red', 'green'] },
    { column: 'joined', kind: 'date' as const, form: 'dmy' as const },
  ]
  const features = ['colour = red', 'age', 'sex', 'joined', 'colour = blue']
  const given = { encodings, features, classes: ['x', 'y'], featuresOf: 'model' as const }

  it('has its features, in its order, whatever its own columns would be', () => {
    const table = read('joined,sex,age,colour,label\n2.1.1970,m,3,red,x\n1.1.1970,m,4,green,x\n', given)
    expect(table.features).toEqual(features)
    expect([...table.x]).toEqual([1, 3, 1, 1, 0, 0, 4, 1, 0, 0])
    expect(table).toMatchObject({ notes: [], encodings })
  })

  it('has no other values', () => {
    expect(messageOf('joined,sex,age,colour,label\n2.1.1970,m,3,rod,x\n', given)).toBe(
      'table.csv:2:4:colour: got "rod", expected a value of the model: blue, red, green. Did you mean "red"?',
    )
    expect(messageOf('joined,sex,age,colour,label\n2.1.1970,,3,red,x\n', given)).toBe(
      'table.csv:2:2:sex: got "", expected a value of the model: f, m; --missing drop leaves out the row that lacks a value, median fills it',
    )
    expect(messageOf('joined,sex,age,label\n2.1.1970,m,3,x\n', given)).toContain(
      'table.csv:model: got "colour", expected a model whose features are columns of the table',
    )
  })
})
