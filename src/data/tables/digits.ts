import rows from './digits.json' with { type: 'json' }

/**
 * 1,797 handwritten digits of 8 × 8 pixels, 0 to 16 each: a row a digit, its class first, then the pixels row by row as
 * digits to the base of 17; pixels that are missing at the end are 0. A space stands between two digits.
 *
 * Test part of "Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak, UCI Machine Learning Repository,
 * 1998, https://doi.org/10.24432/C50P49, licence CC BY 4.0; in the order of scikit-learn's `load_digits`.
 */
export const digitRows: readonly string[] = rows.split(' ')
