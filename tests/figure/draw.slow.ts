import { describe, it } from 'vitest'
import { type DrawCase, drawFolder } from './draw-cases.ts'

const { givesWhatIsWritten } = drawFolder()

describe('draw', () => {
  it.each<DrawCase>([
    [
      'two units in all formats',
      { data: 'blobs', hidden: 2 },
      ['gif', 'png', 'svg', 'anim.svg', 'html', 'figure.json'],
    ],
    ['three units in a cube', { data: 'circles', hidden: 3 }, ['gif', 'figure.json']],
    [
      'a network that is trained in the picture',
      { data: 'moons', hidden: 4, scene: 'training', maxIter: 20, restarts: 1 },
      ['gif'],
    ],
    ['many units on many samples', { data: 'moons', hidden: '16,16', maxIter: 6, restarts: 1 }, ['png']],
    [
      'a sweep of several starts',
      { data: 'xor', hidden: '2..3', restarts: 2, size: '400x200' },
      ['png', 'html'],
    ],
    [
      'classifiers',
      { data: 'iris', features: ['petal length (cm)', 'petal width (cm)'], scene: 'compare', size: 480 },
      ['png'],
    ],
    ['a budget', { data: 'blobs', hidden: 2, maxSize: '60kB', size: 300, duration: 2, fps: 20 }, ['gif']],
  ])('gives the bytes that are written of %s', givesWhatIsWritten)
})
