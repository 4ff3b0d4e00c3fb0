import rows from './iris.json' with { type: 'json' }

/**
 * 150 irises: length and width of sepals and petals in millimetres, then the species; a comma between two irises.
 *
 * R. A. Fisher, "The use of multiple measurements in taxonomic problems", Annals of Eugenics 7 (1936); as
 * scikit-learn's `load_iris` has it. UCI Machine Learning Repository, https://doi.org/10.24432/C56C76, licence CC BY 4.0.
 */
export const irisRows: string = rows
