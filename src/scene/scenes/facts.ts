// What is known of each scene before its code is loaded: a figure loads that of its own scenes.
import {
  comparedNames,
  type EstimatorKeys,
  keysOfClassifiers,
  keysOfRegressors,
} from '../../estimators/keys.ts'
import type { SceneFacts } from '../../options/catalog.ts'
import { PACE, RUNS } from '../units/run-pace.ts'

export const transform: SceneFacts = {
  name: 'transform',
  summary: 'points move from the input to the hidden layer; the decision boundary is mapped back',
  duration: ({ oneWay, layers, staged: steps }) =>
    oneWay ? 4 + 2 * Math.max(0, layers - 1) + 3 * steps : 8 + 2 * Math.max(0, layers - 1) + 5 * steps,
  size: { width: 600, height: 600 },
  chapters: ['data', 'cuts', 'segment-0', 'line', 'regions', 'back', 'boundary', 'end'],
  takes: ['path', 'oneWay', 'trails', 'view', 'sheet', 'cuts', 'slice', 'fix', 'without'],
  withoutHidden: 'usual',
}

export const liftTransform: SceneFacts = {
  name: 'transform',
  task: 'regression',
  summary: 'the input bends in hidden space until one plane comes close to all heights',
  duration: ({ oneWay, layers }) => (oneWay ? 6.5 : 11) + (oneWay ? 2 : 3.5) * Math.max(0, layers - 1),
  size: { width: 600, height: 600 },
  chapters: ['data', 'stand', 'segment-0', 'plane', 'back', 'down', 'fit', 'end'],
  takes: ['oneWay', 'trails', 'view', 'slice', 'fix'],
  slices: [2, 1],
}

const given = {
  name: 'data',
  duration: () => 3,
  size: { width: 600, height: 600 },
  chapters: ['data', 'away', 'back', 'again'],
  withoutHidden: 'usual',
  ignores: ['ease'],
} satisfies Partial<SceneFacts>

export const data: SceneFacts = {
  ...given,
  summary: 'the points as given: a scatter plot',
  takes: ['view', 'slice', 'fix'],
}

export const targets: SceneFacts = {
  ...given,
  task: 'regression',
  summary: 'the points as given: the target over the input',
  takes: ['view', 'slice', 'fix'],
  slices: [2, 1],
}

export const boundary: SceneFacts = {
  name: 'boundary',
  summary: "decision boundary and regions over two features, shaded by confidence, with each unit's line",
  duration: () => 7,
  size: { width: 600, height: 600 },
  chapters: ['data', 'cut-0', 'regions', 'certainty', 'boundary'],
  found: ['cut-0'],
  takes: ['sheet', 'cuts', 'slice', 'fix', 'without'],
  withoutHidden: 'usual',
  pairs: true,
}

export const levels: SceneFacts = {
  name: 'levels',
  task: 'regression',
  summary: 'the output over two inputs as a contour map, level by level',
  duration: () => 6,
  size: { width: 600, height: 600 },
  chapters: ['data', 'level-0', 'levels'],
  found: ['level-0'],
  takes: ['slice', 'fix'],
  withoutHidden: 'usual',
  pairs: true,
}

export const orbit: SceneFacts = {
  name: 'orbit',
  summary: 'the last hidden space turns: the cube of three units with the plane between the classes',
  duration: () => 8,
  size: { width: 600, height: 600 },
  chapters: ['before', 'turn', 'after'],
  takes: ['turns', 'view', 'sheet', 'cuts'],
  ignores: ['xLabel', 'yLabel'],
}

const sheet = {
  name: 'surface',
  duration: () => 16,
  size: { width: 600, height: 600 },
  chapters: ['units', 'sum', 'bias', 'water', 'squash', 'level', 'result', 'before', 'turn', 'after'],
  found: ['units', 'sum', 'bias', 'water', 'squash', 'level', 'result', 'before'],
  withoutHidden: 'usual',
} satisfies Partial<SceneFacts>

export const surface: SceneFacts = {
  ...sheet,
  summary: 'the output as a surface: units add up, and the boundary is where it meets the water',
  takes: ['turns', 'view', 'sheet', 'cuts', 'slice', 'fix', 'without'],
}

export const outputSurface: SceneFacts = {
  ...sheet,
  task: 'regression',
  summary: 'the output over two inputs as a surface that turns, with the points at their own heights',
  takes: ['turns', 'view', 'sheet', 'slice', 'fix'],
}

export const story: SceneFacts = {
  name: 'story',
  summary: 'the whole story in one animation: data, line, units, hidden layer, plane, surface',
  duration: () => 18,
  size: { width: 800, height: 500 },
  chapters: ['data', 'cuts', 'segment-0', 'line', 'verdict', 'orbit', 'back', 'boundary', 'surface'],
  found: ['cuts', 'verdict'],
  takes: ['path', 'trails', 'view', 'sheet', 'cuts'],
}

export const liftStory: SceneFacts = {
  name: 'story',
  task: 'regression',
  summary: 'the whole story in one animation: data, straight line, units, hidden layer, plane, surface',
  duration: () => 24,
  size: { width: 800, height: 500 },
  // biome-ignore format: two lines
  chapters: ['data', 'line', 'part-0', 'rest', 'sum', 'stand',
    'segment-0', 'plane', 'back', 'down', 'fit', 'surface'],
  found: ['part-0', 'rest'],
  takes: ['trails', 'view'],
}

export const explain: SceneFacts = {
  name: 'explain',
  summary: 'how many straight lines enclose a class, proved on the points, and what the network does',
  duration: () => 20,
  size: { width: 600, height: 600 },
  chapters: ['data', 'inside', 'hull', 'fence-0', 'found', 'cut-0', 'result'],
  found: ['inside', 'fence-0', 'cut-0'],
  takes: ['cuts', 'sheet'],
  withoutHidden: 'asked',
  told: true,
  command: 'how many straight lines enclose a class; only text without -o',
}

const solver = {
  name: 'training',
  duration: ({ layers }) => (layers > 1 ? 20 : 16),
  size: { width: 900, height: 820 },
  across: 3,
  chapters: ['data', 'first', 'learning', 'last'],
  ignores: ['ease'],
  learns: true,
} satisfies Partial<SceneFacts>

export const training: SceneFacts = {
  ...solver,
  summary: 'regions, hidden space and loss during training, iteration by iteration',
  takes: ['cuts', 'pulls', 'view', 'oneWay', 'slice', 'fix'],
}

export const fitTraining: SceneFacts = {
  ...solver,
  task: 'regression',
  summary: 'the fit, hidden space and loss during training, iteration by iteration',
  takes: ['oneWay', 'slice', 'fix'],
  slices: [2, 1],
}

const diagram = {
  name: 'network',
  duration: ({ layers, play }) =>
    play === 'step'
      ? 15 + 3 * layers
      : play
        ? 12
        : PACE.inputs + PACE.layer * layers + PACE.output + PACE.point * RUNS + PACE.again,
  size: { width: 900, height: 700 },
  found: ['point-0'],
  withoutHidden: 'asked',
  across: 3,
  command: 'the network unit by unit: short for --scene network',
} satisfies Partial<SceneFacts>

export const network: SceneFacts = {
  ...diagram,
  summary: 'the network diagram: where each unit is on, weights as lines, points that run through',
  chapters: [
    ...['inputs', 'layer-0', 'output', 'point-0', 'again', 'first', 'learning', 'last'],
    ...['row', 'forward-0', 'error', 'back-0', 'step', 'loss', 'steps'],
  ],
  takes: ['weights', 'play', 'row', 'steps', 'image', 'slice', 'fix', 'without'],
}

export const targetNetwork: SceneFacts = {
  ...diagram,
  task: 'regression',
  summary: 'the network diagram: what each unit gives, weights as lines, points that run through',
  chapters: ['inputs', 'layer-0', 'output', 'point-0', 'again'],
  takes: ['weights'],
}

const creased = {
  name: 'regions',
  duration: ({ layers, play }) => (play ? 14 : 7 + 2 * Math.max(1, layers)),
  size: { width: 600, height: 600 },
  playedSize: { width: 900, height: 600 },
  chapters: ['data', 'crease-0', 'layer-0', 'slopes', 'answer', 'first', 'learning', 'last'],
  found: ['crease-0', 'layer-0'],
  withoutHidden: 'usual',
  inRegions: true,
} satisfies Partial<SceneFacts>

export const regions: SceneFacts = {
  ...creased,
  summary: 'the linear regions of a relu network: creases, slopes, and the corners of the boundary',
  takes: ['play', 'slice', 'fix'],
}

export const targetRegions: SceneFacts = {
  ...creased,
  task: 'regression',
  summary: 'the linear regions of a relu network: creases, slopes, and the joints of its curve',
  takes: [],
}

export const fit: SceneFacts = {
  name: 'fit',
  task: 'regression',
  summary: 'a curve through the points: what each unit adds, one after another, and the sum',
  duration: () => 16,
  size: { width: 600, height: 600 },
  chapters: ['data', 'mean', 'part-0', 'rest', 'fit'],
  found: ['part-0', 'rest'],
  takes: ['slice', 'fix'],
  slices: [1],
  withoutHidden: 'usual',
}

const beside = (keys: EstimatorKeys) => ({
  name: 'compare',
  chapters: ['data', ...comparedNames(keys), 'grid'],
  withoutHidden: 'asked' as const,
  leavesOut: true as const,
})

export const compare: SceneFacts = {
  ...beside(keysOfClassifiers),
  summary: 'the decision boundaries of other classifiers, one after another, beside the network',
  duration: ({ classifiers }) => 9 + 2.1 * classifiers,
  size: { width: 940, height: 660 },
  across: 4,
  takes: ['slice', 'fix', 'classifiers', ...Object.values(keysOfClassifiers).flat()],
  command: 'decision boundaries of other classifiers: short for --scene compare',
}

export const compareCurves: SceneFacts = {
  ...beside(keysOfRegressors),
  task: 'regression',
  summary: 'the curves of other regressors, one after the other, beside the network',
  duration: ({ classifiers }) => 9 + 2.5 * classifiers,
  size: { width: 880, height: 720 },
  across: 3,
  takes: ['classifiers', ...Object.values(keysOfRegressors).flat()],
}

const worth = {
  name: 'columns',
  duration: () => 5,
  size: { width: 900, height: 500 },
  chapters: ['result'],
  takes: [],
  ignores: ['ease', 'xLabel', 'yLabel', 'markers', 'legend'],
  withoutHidden: 'usual',
  across: 2,
  shuffles: true,
  told: true,
} satisfies Partial<SceneFacts>

export const columns: SceneFacts = {
  ...worth,
  summary: 'permutation importance: what shuffling a column costs on held-out rows; and the confusion matrix',
  ignores: [...worth.ignores, 'maxPoints'],
}

export const targetColumns: SceneFacts = {
  ...worth,
  task: 'regression',
  summary: 'permutation importance: what shuffling a column costs on held-out rows; the residuals',
}

export const dependence: SceneFacts = {
  name: 'dependence',
  summary: 'partial dependence: the mean prediction over each column, and curves of rows (ICE)',
  duration: () => 8,
  size: { width: 900, height: 620 },
  chapters: ['rows', 'result'],
  takes: [],
  ignores: ['xLabel', 'yLabel', 'maxPoints', 'markers'],
  withoutHidden: 'usual',
  across: 3,
}

export const targetDependence: SceneFacts = { ...dependence, task: 'regression' }

/** The facts of all scenes, in the order in which they are listed. */
// biome-ignore format: a task a line
export const allFacts: readonly SceneFacts[] = [
  transform, data, boundary, orbit, surface, story, compare, explain, training, network, columns, dependence, regions,
  liftTransform, compareCurves, targets, fit, levels, outputSurface, liftStory, targetNetwork, fitTraining, targetDependence, targetColumns, targetRegions,
]
