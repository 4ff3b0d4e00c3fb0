import { describe } from 'vitest'
import { describeTraining, testTrainingTexts } from './training-films.ts'

// Another film is in training.test.ts.
describeTraining({ data: 'moons' })
describeTraining({ data: 'moons', noise: 0.3, test: 0.3, hidden: '2:relu', restarts: 2 })
describeTraining({ data: 'circles' })
describeTraining({ data: 'blobs' })
describeTraining({ data: 'blobs', seed: 9, restarts: 1 })
describeTraining({ data: 'spirals' })
describeTraining({ data: 'spirals', duration: 8 })
describeTraining({ data: 'iris', reduce: 'pca:2', duration: 8 })
describeTraining({ data: 'clusters', classes: 4 })
describeTraining({ data: 'circles', hidden: 6 })

// Another size is in training.test.ts.
describe('the scene training', () => {
  testTrainingTexts([
    [300, 300],
    [600, 600],
    [1280, 720],
  ])
})
