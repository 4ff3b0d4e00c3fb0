import type { Generator } from '../generator.ts'
import { irisRows } from '../tables/iris.ts'

/** Fisher's irises: four features, three species, of which two cannot quite be parted. */
export const iris: Generator = {
  name: 'iris',
  summary: 'Fisher’s 150 irises of three species, four features',
  samples: 150,
  fixed: true,
  features: 4,
  noise: null,
  classes: 3,
  hollow: false,
  hidden: '3',
  alpha: 0.1,

  forms: ({ forms }) => forms.iris,

  generate() {
    const rows = irisRows.split(',').map(line => line.split(' ').map(Number))
    return {
      x: Float64Array.from(rows.flatMap(row => row.slice(0, 4).map(millimetres => millimetres / 10))),
      y: Int32Array.from(rows, row => row[4]),
      features: ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)'],
      classes: ['setosa', 'versicolor', 'virginica'],
    }
  },
}
