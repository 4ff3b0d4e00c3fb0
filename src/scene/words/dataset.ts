import type { Dataset } from '../../data/dataset.ts'
import { generatorOf } from '../../data/registry.ts'
import { counting, numberWord } from '../../options/numerals.ts'
import type { PictureSpec } from '../../options/sweep.ts'

/** "200 points in two classes", "140 points in two classes, 60 more held out". */
export function pointsIn(dataset: Dataset): string {
  return `${trainedPoints(dataset)}${dataset.test ? `, ${dataset.test.y.length} more held out` : ''}`
}

/** The same without those that were held out. */
export function trainedPoints({ y, classes }: Dataset): string {
  return `${y.length} points in ${counting(classes.length, 'class', 'classes')}`
}

/** "three arms of a spiral": what the points of a built-in dataset form; null for a table. */
export function formsIn({ data, classes, hollow }: PictureSpec, dataset: Dataset): string | null {
  const generator = generatorOf(data)
  if (!generator) return null
  return inWords(generator.forms({ classes: classes ?? dataset.classes.length, hollow }))
}

/** The form of points, with the number that it may begin with as a word. */
export function inWords(forms: string): string {
  return forms.replace(/^\d+/, count => numberWord(Number(count)))
}

/** "iris.csv": a table without its folder. */
export function tableName({ data }: PictureSpec): string {
  return data === '-' ? 'a table' : shortened(data.replace(/^.*[\\/]/, ''))
}

/** A name of at most 40 characters. */
export function shortened(name: string): string {
  return name.length <= 40 ? name : `${name.slice(0, 39)}…`
}
