import type { Generator } from '../generator.ts'
import table from '../tables/iris.json' with { type: 'json' }

/**
 * Fisher's irises: four features, three species, of which two cannot quite be parted. The table has length and width of
 * sepals and petals in millimetres, then the species; a comma between two irises.
 *
 * R. A. Fisher, "The use of multiple measurements in taxonomic problems", Annals of Eugenics 7 (1936); as
 * scikit-learn's `load_iris` has it. UCI Machine Learning Repository, https://doi.org/10.24432/C56C76, licence CC BY 4.0.
 */
export const iris: Generator = {
  name: 'iris',
  summary: 'Fisher’s 150 irises of three species, four features',
  samples: 150,
  fixed: true,
  features: 4,
  noise: null,
  classes: 3,
  hidden: '0',
  alpha: 0.1,
  forms: ({ forms }) => forms.iris,
  generate() {
    const rows = table.split(',').map(line => line.split(' ').map(Number))
    return {
      x: Float64Array.from(rows.flatMap(row => row.slice(0, 4).map(millimetres => millimetres / 10))),
      y: Int32Array.from(rows, row => row[4]),
      features: ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)'],
      classes: ['setosa', 'versicolor', 'virginica'],
    }
  },
}
