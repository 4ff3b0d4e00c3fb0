import { type Dataset, taskOfPoints } from '../../data/dataset.ts'
import type { Task } from '../../options/task.ts'
import { classification } from './classification.ts'
import { regression } from './regression.ts'
import type { LearningTask } from './task.ts'

const tasks: Readonly<Record<Task, LearningTask>> = { classification, regression }

/** The task of a dataset; only its own functions see the dataset. */
export function learningTask(dataset: Dataset): LearningTask {
  return tasks[taskOfPoints(dataset)]
}
