import { describe, expect, it } from 'vitest'
import { describeTable } from '../../src/data/describe-table.ts'
import { parseTable } from '../../src/data/table.ts'

const usual = { file: 't.csv', label: null, features: null }
const rowsOf = (names: string, ...rows: string[]) => `${[names, ...rows].join('\n')}\n`

const survey = rowsOf(
  'no;age;sex;often;joined;land;answer',
  '1;31,5;f;never;2024-01-02;de;yes',
  '2;22;m;often;2023-05-06;de;no',
  '3;;m;rarely;2024-02-28;de;yes',
  '4;47,25;f;never;2022-12-31;de;no',
  '5;63;m;rarely;2024-03-31;;yes',
  '6;18;f;often;2024-01-05;de;',
)

describe('the description of a table', () => {
  const facts = describeTable(survey, usual)
  const column = (wanted: string) => facts.columns.find(({ name }) => name === wanted)

  it('has its rows, those that lack nothing that is used, and the classes of these', () => {
    expect(facts).toMatchObject({ rows: 6, wholeRows: 4, faults: [] })
    expect(facts.classes).toEqual([
      { name: 'no', rows: 2 },
      { name: 'yes', rows: 2 },
    ])
  })

  it('says what each column is, and what becomes of it', () => {
    expect(column('no')).toMatchObject({ number: 1, role: 'left out', leftOut: 'count', range: ['1', '6'] })
    expect(column('age')).toMatchObject({
      role: 'feature',
      kind: 'numbers',
      missing: 1,
      range: ['18', '63'],
      features: ['age'],
    })
    expect(column('sex')?.values).toEqual([
      { value: 'f', rows: 3 },
      { value: 'm', rows: 3 },
    ])
    expect(column('often')?.features).toEqual(['often'])
    expect(column('often')?.values?.map(({ value }) => value)).toEqual(['never', 'rarely', 'often'])
    expect(column('joined')).toMatchObject({ kind: 'dates', range: ['2022-12-31', '2024-03-31'] })
    expect(column('land')).toMatchObject({ role: 'left out', leftOut: 'constant', missing: 1 })
    expect(column('answer')).toMatchObject({ role: 'label', missing: 1, kind: null })
  })

  it('names the features that the table gives when it is read', () => {
    const { features, notes } = parseTable(survey, { ...usual, missing: 'drop' })
    expect(facts.columns.flatMap(one => one.features)).toEqual(features)
    expect(notes.slice(0, -1)).toEqual(facts.notes)
  })

  it('has words in the order that is asked for, or in none', () => {
    const often = (words: string[]) =>
      describeTable(survey, { ...usual, order: { often: words } }).columns.find(
        ({ name }) => name === 'often',
      )
    expect(often(['rarely', 'never', 'often'])?.values?.map(({ value }) => value)).toEqual([
      'rarely',
      'never',
      'often',
    ])
    expect(often(['rarely', 'never', 'often'])?.features).toEqual(['often'])
    expect(often(['none'])?.features).toEqual(['often = never', 'often = often', 'often = rarely'])
  })

  it('leaves columns alone that were not chosen', () => {
    const chosen = describeTable(survey, { ...usual, features: ['sex'] })
    const left = ['no', 'age', 'often', 'joined', 'land']
    for (const { name, role } of chosen.columns) expect(role === 'not chosen').toBe(left.includes(name))
    expect(chosen).toMatchObject({
      wholeRows: 5,
      notes: [
        'the label is answer, the last column; --label often takes the next one',
        'column sex is text: f is 0 and m is 1',
      ],
    })
  })
})

describe('the description of a table with faults', () => {
  it('has one for each column, and what is right beside them', () => {
    const text = rowsOf(
      'a,b,c,d,label',
      '1.5,u,"1,000",1,x',
      '2.5,v,"2,000",2,y',
      '3.5,w,"3,000",2abc,x',
      '4.5,u,"4,000",3xy,y',
      '5.5,z,"5,000",4,y',
    )
    const { faults, columns, classes } = describeTable(text, usual)
    expect(faults.map(({ message }) => message)).toEqual([
      't.csv:2:2:b: got "u", expected numbers in every column but the label, or text of few values; choose columns with --features a,d',
      't.csv:2:3:c: got "1,000", expected a number without separators between thousands: 1000',
      't.csv:4:4:d: got "2abc", expected a number',
    ])
    expect(columns.map(({ role }) => role)).toEqual(['feature', 'fault', 'fault', 'fault', 'label'])
    expect(classes).toHaveLength(2)
  })

  it('may have no classes, or no feature', () => {
    const prices = Array.from({ length: 30 }, (_, i) => `${i * 1.1},${i * 1.37}`)
    const continuous = describeTable(rowsOf('a,price', ...prices), usual)
    expect(continuous.classes).toEqual([])
    expect(continuous.faults.map(({ field }) => field)).toEqual(['price'])
    const names = describeTable(rowsOf('name,label', 'ann,x', 'bob,y', 'cyd,x', 'dan,y'), usual)
    expect(names.faults.map(({ field }) => field)).toEqual(['name', 'features'])
  })
})
