import { describe, expect, it } from 'vitest'
import { parseTable, type TableOptions } from '../../src/data/table.ts'
import { SpecError } from '../../src/options/error.ts'

const read = (text: string, options: Partial<TableOptions> = {}) =>
  parseTable(text, { file: 'table.csv', label: null, features: null, ...options })

function errorOf(text: string, options: Partial<TableOptions> = {}): SpecError {
  let found: unknown
  try {
    read(text, options)
  } catch (error) {
    found = error
  }
  expect(found).toBeInstanceOf(SpecError)
  return found as SpecError
}

const iris = `sepal_length,sepal_width,petal_length,petal_width,species
5.1,3.5,1.4,0.2,setosa
7.0,3.2,4.7,1.4,versicolor
6.3,3.3,6.0,2.5,virginica
4.9,3.0,1.4,0.2,setosa
6.4,3.2,4.5,1.5,versicolor
5.8,2.7,5.1,1.9,virginica
`

const penguins = `"","species","island","bill_length_mm","bill_depth_mm","sex"
"1","Adelie","Torgersen",39.1,18.7,"male"
"2","Adelie","Torgersen",39.5,17.4,"female"
"3","Gentoo","Biscoe",46.1,13.2,"female"
"4","Gentoo","Biscoe",50.0,16.3,"male"
"5","Chinstrap","Dream",NA,17.9,"female"
`

describe('JSON lines', () => {
  const records = ['{"a": 1, "b": 4, "k": "x"}', '{"b": 3.5, "a": 2, "k": "y"}', '{"a": 3, "b": 9, "k": "x"}']
  const text = `\n${records.join('\r\n')}\n\n`
  const expected = { x: Float64Array.of(1, 4, 2, 3.5, 3, 9), y: Int32Array.of(0, 1, 0), features: ['a', 'b'] }

  it('are a record or a row a line, by their ending or on standard input', () => {
    expect(read(text, { file: 't.jsonl' })).toMatchObject(expected)
    expect(read(text, { file: 't.NDJSON' })).toMatchObject(expected)
    expect(read(text.trim(), { file: 'standard input' })).toMatchObject(expected)
    expect(
      read('["a", "b", "k"]\n[1, 4, "x"]\n[2, 3.5, "y"]\n[3, 9, "x"]', { file: 't.jsonl' }),
    ).toMatchObject(expected)
  })

  it.each([
    [text.replace('"b": 3.5', '"b": '), 't.jsonl:3: expected JSON ('],
    [text.replace('3.5', '"3.5kg"'), 't.jsonl:3:b: got "3.5kg", expected a number'],
    [text.replace('3.5', '[3]'), 't.jsonl:3: '],
    [text.replace(records[2], '7'), 't.jsonl:4: '],
    [text.replace('"b": 9, ', ''), 't.jsonl:4:b: got "", expected a number'],
  ])('have errors with their line (%#)', (odd, message) => {
    expect(errorOf(odd, { file: 't.jsonl' }).message).toContain(message)
  })
})

describe('a table', () => {
  const [names, ...rows] = iris
    .trim()
    .split('\n')
    .map(line => line.split(','))
  const expected = {
    x: Float64Array.from(rows.flatMap(row => row.slice(0, 4).map(Number))),
    y: Int32Array.of(0, 1, 2, 0, 1, 2),
    features: ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'],
    classes: ['setosa', 'versicolor', 'virginica'],
    label: 'species',
    logs: [],
    notes: [],
  }

  it('is read straight from the file, with text labels in the last column', () => {
    expect(read(iris)).toEqual(expected)
  })

  it.each([
    ['a BOM', `\uFEFF${iris}`],
    ['CRLF', iris.replaceAll('\n', '\r\n')],
    ['CR alone', iris.replaceAll('\n', '\r')],
    ['no newline at the end', iris.trimEnd()],
    ['blank lines and lines of empty cells', `\n${iris.replace('setosa\n', 'setosa\n\n')}\n,,,,\n`],
    ['tabs', iris.replaceAll(',', '\t')],
    ['bars', iris.replaceAll(',', '|')],
    ['semicolons and decimal commas', iris.replaceAll(',', ';').replaceAll('.', ',')],
    ['semicolons and decimal points', iris.replaceAll(',', ';')],
    ['spaces round cells', iris.replaceAll(',', ' , ')],
    ['quotes round all cells', iris.replace(/[^,\n]+/g, '"$&"')],
  ])('is the same with %s', (_, text) => {
    expect(read(text)).toEqual(expected)
  })

  const numbers = (row: string[]) => row.map((cell, i) => (i < 4 ? Number(cell) : cell))
  it.each([
    ['records', rows.map(row => Object.fromEntries(numbers(row).map((cell, i) => [names[i], cell])))],
    ['rows with a header', [names, ...rows]],
    ['columns', Object.fromEntries(names.map((name, i) => [name, rows.map(row => row[i])]))],
  ])('is the same as JSON %s', (_, value) => {
    expect(read(JSON.stringify(value), { file: 'iris.json' })).toEqual(expected)
    expect(read(JSON.stringify(value, null, 2), { file: 'standard input' })).toEqual(expected)
  })

  it('without a header has features x₁, x₂, … and a label', () => {
    const headless = iris.slice(iris.indexOf('\n') + 1)
    const table = read(headless)
    expect(table.features).toEqual(['x₁', 'x₂', 'x₃', 'x₄'])
    expect(table.y).toEqual(expected.y)
    expect(table.x).toEqual(expected.x)
    expect(read(headless, { features: ['x₂', '1'] }).features).toEqual(['x₂', 'x₁'])
    expect(errorOf(headless, { label: 'species' }).expected).toBe('a column of the table: 1, 2, 3, 4, 5')
  })

  it('may have one feature', () => {
    expect(read('a,b\n1,x\n2,y\n')).toMatchObject({ features: ['a'], classes: ['x', 'y'] })
  })

  it('keeps commas and quotes inside quotes, and goes on behind a line break inside them', () => {
    const table = read('a,remark,label\n1,"x\ny","x, ""y"""\n2,z,w\n', { features: ['a'] })
    expect(table).toMatchObject({ features: ['a'], classes: ['w', 'x, "y"'] })
    expect(table.x).toEqual(Float64Array.of(1, 2))
  })

  it('has no name that a terminal would obey, in whatever is shown of it', () => {
    for (const odd of ['\u001b[31m', '\n', '\u0007', '\u0085', '\u2028', '\u202e']) {
      const cell = `"x${odd}y"`
      const refused = (text: string) => errorOf(text).message
      expect(refused(`a,b,label\n1,2,u\n3,4,${cell}\n`)).toMatch(
        /^table\.csv:\d:3:label: got .*, expected a class without control characters$/,
      )
      expect(refused(`a,${cell},label\n1,2,u\n3,4,v\n`)).toMatch(
        /^table\.csv:features: got .*, expected names without control characters$/,
      )
      expect(refused(`a,b,${cell}\n1,2,u\n3,4,v\n`)).toMatch(
        /^table\.csv:label: got .*, expected names without control characters$/,
      )
      // A column that is left out is shown nowhere.
      expect(read(`a,${cell},label\n1,2,u\n3,4,v\n`, { features: ['a'] }).features).toEqual(['a'])
    }
  })

  it('keeps a comma as delimiter where text holds semicolons', () => {
    expect(read('a,b,label\n1,2,u;v\n3,4,w;z\n').features).toEqual(['a', 'b'])
  })
})

describe('the header', () => {
  it('may be numbers that count the columns', () => {
    const table = read('0,1,2,3\n0.5,1.5,2.5,1\n0.1,0.2,0.3,0\n')
    expect(table).toMatchObject({ features: ['0', '1', '2'], classes: ['0', '1'] })
    expect(table.notes).toEqual(['the first row counts the columns and is taken for the header'])
    expect(read('0,1,target\n0.5,1.5,a\n0.1,0.2,b\n').features).toEqual(['0', '1'])
  })

  it('is not a first row of other numbers', () => {
    expect(read('0,0,0\n0,1,1\n1,0,1\n1,1,0\n').y).toEqual(Int32Array.of(0, 1, 1, 0))
    expect(read('0,1\n3,0\n').x).toEqual(Float64Array.of(0, 3))
    expect(read('1,2,a\n3,4,b\n5,6,a\n').y).toHaveLength(3)
  })

  it('may lack a name over row numbers, which are left out with a note', () => {
    const table = read(',a,label\n0,1.5,x\n1,2.5,y\n')
    expect(table).toMatchObject({ features: ['a'], x: Float64Array.of(1.5, 2.5) })
    expect(table.notes).toEqual(['column 1 has no name and is left out'])
    expect(read(',0,1,2\n0,1.5,2,1\n1,2.5,3,0\n').features).toEqual(['0', '1'])
    expect(read('Unnamed: 0,a,label\n0,1.5,x\n1,2.5,y\n').features).toEqual(['a'])
  })

  it('may have one name twice', () => {
    const table = read('a,a,a.1,label\n1,2,3,x\n4,5,6,y\n')
    expect(table.features).toEqual(['a', 'a.1', 'a.1.1'])
    expect(table.notes[0]).toBe('column 2 is another "a" and is called "a.1"')
  })

  it('may end in a delimiter, as every row does', () => {
    expect(read('a,label,\n1,x,\n2,y,\n').features).toEqual(['a'])
  })
})

describe('the label column', () => {
  it('is chosen by name or by its number in the file', () => {
    const text = ',kind,a,b\n0,x,1,2\n1,y,3,4\n'
    for (const label of ['kind', '2'])
      expect(read(text, { label })).toMatchObject({ features: ['a', 'b'], classes: ['x', 'y'] })
  })

  it.each([
    ['1 and 1.0 are one class', ['1', '1.0', '2', '1e0'], [0, 0, 1, 0], ['1', '2']],
    ['numbers are sorted as numbers', ['10', '9', '-1'], [2, 1, 0], ['-1', '9', '10']],
    ['text is sorted as text', ['b', 'B', 'a'], [2, 0, 1], ['B', 'a', 'b']],
    ['true and false are text', ['true', 'false', 'true'], [1, 0, 1], ['false', 'true']],
    ['a half is a class when there are few', ['0.5', '1.5', '0.5', '1.5'], [0, 1, 0, 1], ['0.5', '1.5']],
    ['a class is named as first written', ['2.0', '1.50', '2', '1.5'], [1, 0, 1, 0], ['1.50', '2.0']],
    ['numbers of one value among text are one class', ['1.0', 'x', '1'], [0, 1, 0], ['1.0', 'x']],
  ])('%s', (_, labels, y, classes) => {
    const table = read(`a,label\n${labels.map((label, i) => `${i},${label}`).join('\n')}`)
    expect([...table.y]).toEqual(y)
    expect(table.classes).toEqual(classes)
  })

  it('gives the same classes in any order of rows', () => {
    const lines = iris.trim().split('\n')
    const reversed = [lines[0], ...lines.slice(1).reverse()].join('\n')
    expect(read(reversed).classes).toEqual(read(iris).classes)
  })
})

describe('features', () => {
  it('are chosen by name, in the order given', () => {
    const table = read(penguins.replace('NA', '50.5'), {
      label: 'species',
      features: ['bill_depth_mm', 'bill_length_mm'],
    })
    expect(table.features).toEqual(['bill_depth_mm', 'bill_length_mm'])
    expect([...table.x.slice(0, 2)]).toEqual([18.7, 39.1])
    expect(table.classes).toEqual(['Adelie', 'Chinstrap', 'Gentoo'])
  })

  it('are chosen by number too, and some in a row by the first and the last', () => {
    expect(read(iris, { features: ['2', '4'] }).features).toEqual(['sepal_width', 'petal_width'])
    expect(read(iris, { features: ['2-4'] }).features).toEqual(['sepal_width', 'petal_length', 'petal_width'])
    expect(read('a,2-3,b,label\n1,2,3,x\n4,5,6,y\n', { features: ['2-3'] }).features).toEqual(['2-3'])
    expect(errorOf(iris, { features: ['3-9'] }).message).toMatch(
      /^table.csv:features: got "6", expected a column/,
    )
    expect(errorOf(iris, { features: ['1', '1-2'] }).message).toBe(
      'table.csv:features: got "1-2", expected columns of which none is there twice',
    )
    expect(errorOf(iris, { features: ['4-5'] }).message).toContain('none is the label')
  })

  it('may have commas in their names, which messages and advice put in quotes', () => {
    const text = '"length, cm",width,note,label\n1,2,u,x\n3,4,v,y\n5,6,v,y\n'
    expect(read(text, { features: ['length, cm'] }).x).toEqual(Float64Array.of(1, 3, 5))
    expect(errorOf(text).message).toContain(`choose columns with --features '"length, cm",width'`)
    expect(errorOf(text, { features: ['length'] }).message).toContain(
      'a column of the table: "length, cm", width, note, label',
    )
  })
})

describe('rows that lack a value', () => {
  const text = 'a,b,c,label\n1,2,x,u\n,3,y,v\n4,NA,z,u\n5,6,,v\n7,8,w,\n9,10,x,v\n'

  it('are left out where that is asked for, and counted', () => {
    const table = read(text, { features: ['a', 'b'], missing: 'drop' })
    expect([...table.x]).toEqual([1, 2, 5, 6, 9, 10])
    expect(table).toMatchObject({ y: Int32Array.of(0, 1, 1), classes: ['u', 'v'] })
    expect(table.notes).toEqual(['leaves out 3 of 6 rows, which lack a value'])
    const json = JSON.stringify([
      { a: 1, l: 'x' },
      { a: null, l: 'y' },
      { a: 2, l: 'y' },
    ])
    expect(read(json, { file: 'rows.json', missing: 'drop' })).toMatchObject({
      x: Float64Array.of(1, 2),
      notes: ['leaves out 1 of 3 rows, which lack a value'],
    })
  })

  it('leave no note where there are none, and the places of other faults as they are', () => {
    expect(read(iris, { missing: 'drop' })).toEqual(read(iris))
    expect(errorOf('a,label\n,x\n1,x\n3abc,y\n4,x\n', { missing: 'drop' }).message).toBe(
      'table.csv:4:1:a: got "3abc", expected a number',
    )
    expect(errorOf('a,label\n1,\n,y\n', { missing: 'drop', label: 'label', features: ['a'] }).message).toBe(
      'table.csv:missing: got "drop", expected a row that has a value in each of its columns',
    )
  })
})

describe('numbers with points and commas', () => {
  const numbers = (cells: string[], delimiter = ';') =>
    read(`a${delimiter}label\n${cells.map((cell, i) => `${cell}${delimiter}${'xy'[i % 2]}`).join('\n')}\n`)

  it('have points between thousands where decimals have a comma', () => {
    const table = numbers(['2.534,65', '1.000', '-12.000.000,5', '0,25', '7', '+1.234.567'])
    expect([...table.x]).toEqual([2534.65, 1000, -12000000.5, 0.25, 7, 1234567])
    expect(table.notes).toEqual(['points are between thousands here: "1.000" is 1000'])
    expect([...numbers(['2.534,65', '1,5'], '\t').x]).toEqual([2534.65, 1.5])
    expect([...numbers(['1.234.567', '2.500']).x]).toEqual([1234567, 2500])
  })

  it('have decimal points where nothing else is said, with a note if a semicolon makes that doubtful', () => {
    const table = numbers(['2.534', '1.250'])
    expect([...table.x]).toEqual([2.534, 1.25])
    expect(table.notes).toEqual(['points are taken for decimal ones: "2.534" is 2.534, not 2534'])
    expect(numbers(['2.534', '1.25'])).toMatchObject({ x: Float64Array.of(2.534, 1.25), notes: [] })
    expect(numbers(['0.534', '0.125']).notes).toEqual([])
    expect(numbers(['2.534', '1.250'], '\t').notes).toEqual([])
    expect(numbers(['2.534', '1.250'], ',').notes).toEqual([])
  })

  it('are refused where they could be either', () => {
    expect(() => numbers(['2,5', '1.25', '2.534'])).toThrow(
      'table.csv:4:1:a: got "2.534", expected a number that is clear: the table has decimal commas and decimal points, so this could be 2.534 or 2534',
    )
    expect([...numbers(['2,5', '1.25', '2.534,5']).x]).toEqual([2.5, 1.25, 2534.5])
  })
})

describe('a fault is told with its place', () => {
  const dropping = '; --missing drop leaves out the row that lacks a value'
  const ofIris =
    'expected a column of the table: sepal_length, sepal_width, petal_length, petal_width, species'
  it.each<[text: string, message: string, options?: Partial<TableOptions>]>([
    ['', ': expected a table, found nothing'],
    [' \n\n', ': expected a table, found nothing'],
    ['a,b,label\n', ': expected rows below the header'],
    ['a\n1\n2\n', ': expected two columns or more: features and a label'],
    ['a,label\n1,x\n,y\n', `:3:1:a: got "", expected a number${dropping}, median fills it`],
    [
      penguins,
      `:6:4:bill_length_mm: got "NA", expected a number${dropping}, median fills it`,
      { label: 'species', features: ['bill_length_mm'] },
    ],
    ['a,label\n1,x\n3abc,y\n4,x\n', ':3:1:a: got "3abc", expected a number'],
    ['a,label\n"1,5",x\n2,y\n3,y', ':2:1:a: got "1,5", expected a number'],
    [
      'a,label\n1,x\nNaN,y\n,z\n',
      ':3:1:a: got "NaN", expected a number; --missing drop leaves out the 2 rows that lack a value, median fills it',
    ],
    ['a,label\n1,x\n2,x\nInfinity,y\n', ':4:1:a: got "Infinity", expected a number'],
    ['a,label\n1,x\n1e400,y\n', ':3:1:a: got "1e400", expected a number from -1e+150 to 1e+150'],
    ['a,b,label\n1,2,x\n\n3,y\n', ':4: got 2, expected 3 cells, as in the rows above'],
    ['a,label\n1,"x\ny"\n?,z\n', `:4:1:a: got "?", expected a number${dropping}, median fills it`],
    ['a,label\n1,x\n2,\n', `:3:2:label: got "", expected a class${dropping}`],
    ['a,label\n1,x\n2,x\n', ':label: got "x", expected at least two classes'],
    [iris, `:label: got "specie", ${ofIris}. Did you mean "species"?`, { label: 'specie' }],
    [iris, `:label: got "6", ${ofIris}`, { label: '6' }],
    [
      iris,
      `:features: got "petal_lenght", ${ofIris}. Did you mean "petal_length"?`,
      { features: ['petal_lenght'] },
    ],
    [
      iris,
      ':features: got "species", expected columns of which none is the label',
      { features: ['species'] },
    ],
    [
      iris,
      ':features: got "2", expected columns of which none is there twice',
      { features: ['sepal_width', '2'] },
    ],
    [
      penguins,
      ':2:3:island: got "Torgersen", expected numbers in every column but the label, or text of few values; choose columns with --features bill_length_mm,bill_depth_mm,sex',
      { label: 'species' },
    ],
    [
      'a,label\n1,x\n"2,y\n',
      ':3: expected quotes that match (Quote Not Closed: the parsing is finished with an opening quote at line 3)',
    ],
    [
      'a,label\n"1,234",x\n5,y\n6,x\n',
      ':2:1:a: got "1,234", expected a number without separators between thousands: 1234',
    ],
    [
      'a,b,label\n1,"-7,123,456.5",x\n5,"1,000",y\n6,2,x\n',
      ':2:2:b: got "-7,123,456.5", expected a number without separators between thousands: -7123456.5',
    ],
    ['GIF89a\0\0', ': expected text in UTF-8, found other bytes'],
    [
      iris,
      ':4:5:species: got "virginica", expected a class of the model: setosa, versicolor',
      { classes: ['setosa', 'versicolor'] },
    ],
  ])('%j: %s', (text, message, options) => {
    expect(errorOf(text, options).message).toBe(`table.csv${message}`)
  })

  it('a row of far too many cells, before they are cells', () => {
    expect(errorOf(','.repeat(6e5)).message).toBe('table.csv:1: got 600001, expected at most 5000 columns')
    const late = `a,b\r\n"1\n,",2\r\n${';'.repeat(10)}${','.repeat(5000)}\n`
    expect(errorOf(late).message).toBe('table.csv:4: got 5001, expected at most 5000 columns')
    const quoted = `a,note,b\n1,"${','.repeat(6000)}",x\n2,"""",y\n`
    expect(parseTable(quoted, { file: 'table.csv', label: null, features: ['a'] }).classes).toEqual([
      'x',
      'y',
    ])
  })

  it('a label column that looks continuous', () => {
    const fractions = Array.from({ length: 8 }, (_, i) => `${i},${i * 0.37}`).join('\n')
    expect(errorOf(`a,price\n${fractions}`).message).toBe(
      'table.csv:price: expected a column of classes, not 8 different numbers in 8 rows; to predict the number: `nnanim table.csv --target price`, or choose classes with --label',
    )
    const words = Array.from({ length: 30 }, (_, i) => `${i},word ${i}`).join('\n')
    expect(errorOf(`a,name\n${words}`).message).toBe(
      'table.csv:name: expected a column of classes, not 30 different values in 30 rows; choose one with --label',
    )
    // More than a dataset may have, although each comes often.
    const often = Array.from({ length: 1010 }, (_, i) => `${i},${i % 101}`).join('\n')
    expect(errorOf(`a,price\n${often}`).message).toBe(
      'table.csv:price: expected a column of classes, not 101 different numbers in 1010 rows; to predict the number: `nnanim table.csv --target price`, or choose classes with --label',
    )
    const whole = Array.from({ length: 100 }, (_, i) => `${i},${(i * 7) % 60}`).join('\n')
    expect(errorOf(`a,price\n${whole}`).field).toBe('price')
  })

  it.each<[text: string, message: string]>([
    ['[{"a": 1,]', ': expected JSON ('],
    ['{"a": 1}', ':1:1: expected a list of records, a list of rows, or an object with one list a column'],
    ['[]', ': expected a table, found no row'],
    ['[{"a": 1, "l": "x"},\n {"a": null, "l": "y"}]', ':2:8:a: got "", expected a number'],
    ['[{"a": 1, "l": "x"},\n {"l": "y"}]', ':2:2:a: got "", expected a number'],
    ['[[1, "x"],\n [{}, "y"]]', ':2:3: expected a number or text'],
    ['[{"a": 1, "l": "x"},\n [1, "y"]]', ':2:2: expected a record, such as {"a": 1, "label": "b"}'],
    ['[[1, "x"],\n [2]]', ':2:2: got 1, expected 2 cells, as in the rows above'],
    ['{"a": [1, 2],\n "l": ["x"]}', ':2:7: expected 2 values, as in the columns before'],
    ['{"a": [1,\n "?"],\n "l": ["x", "y"]}', ':2:2:a: got "?", expected a number'],
  ])('in JSON: %j', (text, message) => {
    const whole = `rows.json${message}`
    expect(errorOf(text, { file: 'rows.json' }).message.slice(0, whole.length)).toBe(whole)
  })
})

describe('the classes of a model', () => {
  it('give the indexes, also when the table has only one of them', () => {
    const table = read('a,label\n1,b\n2,b\n', { classes: ['a', 'b', 'c'] })
    expect(table).toMatchObject({ y: Int32Array.of(1, 1), classes: ['a', 'b', 'c'] })
  })

  it('are met by labels of equal value, but the same text comes first', () => {
    const classes = ['0', '1.0', 'x']
    const json = '[[3, 1], [4, 0], [5, "1.00"], [6, "0.0"]]'
    for (const [text, file] of [
      ['a,label\n3,1\n4,-0\n5,1.00\n6,0.0\n', 'table.csv'],
      [json, 'rows.json'],
    ])
      expect(read(text, { file, classes })).toMatchObject({ y: Int32Array.of(1, 0, 1, 0), classes })
    expect(read('a,label\n3,1.0\n4,1\n', { classes: ['1', '1.0'] }).y).toEqual(Int32Array.of(1, 0))
    expect(errorOf('a,label\n3,2.0\n', { classes }).message).toContain(
      'got "2.0", expected a class of the model',
    )
  })
})

describe('the features of a model', () => {
  it('are said to be its own where the table has none of that name', () => {
    const { field, message } = errorOf('a,b,label\n1,2,x\n2,3,y\n', {
      features: ['x₁'],
      encodings: [],
      featuresOf: 'model',
    })
    expect(field).toBe('model')
    expect(message).toContain('got "x₁", expected a model whose features are columns of the table: a, b')
  })
})

describe('a model file', () => {
  it('is told from a table', () => {
    const { message } = errorOf('{"format": "nnanim-model", "version": 1}', { file: 'm.json' })
    expect(message).toContain('expected a table: this is a model file, which stands behind --model')
  })
})
