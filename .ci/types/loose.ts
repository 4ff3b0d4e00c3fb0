import { type FigureInput, readFigureSpec, readSpec, type SpecInput } from 'nnanim'

// Without `strict`, null and undefined belong to every type: keys are optional all the same.
readSpec({ data: 'moons', hidden: 2 })
readFigureSpec({ data: 'moons', hidden: '1..4' })
const input: SpecInput = { data: 'iris.csv', theme: { base: 'dark', ink: '#ffffff' } }
const several: FigureInput = { data: 'moons', noise: { sweep: [0.1, 0.2] } }
console.log(readSpec(input), readFigureSpec(several))

export const never = () => {
  // @ts-expect-error: no such key
  readSpec({ hiden: 2 })
  // @ts-expect-error: no such key
  readSpec({ data: 'moons', hiden: 2 })
  // @ts-expect-error: a spec has data
  readSpec({ hidden: 2 })
  // @ts-expect-error: no such layout
  readSpec({ data: 'moons', layout: 'rows' })
}
