import { describeTraining } from './training-films.ts'

// Two more films are in training.test.ts; these take longer.
describeTraining({ data: 'circles' })
describeTraining({ data: 'blobs' })
describeTraining({ data: 'blobs', seed: 9, restarts: 1 })
describeTraining({ data: 'spirals' })
describeTraining({ data: 'clusters', classes: 4 })
describeTraining({ data: 'circles', hidden: 6 })
