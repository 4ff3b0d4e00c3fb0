// The figures of the corpus, each by a name that is kept: its hash is found by it. A figure is a spec as
// `--config` reads it; `data` and `model` name files of inputs.js. What belongs to no spec:
//   outputs  the files that are made of it, by their endings; `frames/` is a folder
//   twins    makes a dark twin of each file as well

const scenes = ['transform', 'data', 'boundary', 'surface', 'orbit', 'story']
const datasets = ['blobs', 'article', 'circles', 'moons', 'spirals', 'xor', 'clusters']

const everyFile = ['gif', 'mp4', 'png', 'svg', 'pdf']
const stills = ['gif', 'png', 'svg', 'pdf']

/** Every scene of every dataset; the cube of `orbit` is that of three units. */
const pairs = Object.fromEntries(
  scenes.flatMap(scene =>
    datasets.map(data => [
      `${scene}-${data}`,
      {
        spec: { data, scene, ...(scene === 'orbit' && { hidden: data === 'spirals' ? '8:tanh,3:tanh' : 3 }) },
      },
    ]),
  ),
)

const networks = {
  'no-hidden-layer-boundary': { spec: { data: 'moons', hidden: 0, scene: 'boundary' } },
  'no-hidden-layer-surface': { spec: { data: 'clusters', hidden: 0, scene: 'surface' } },
  'one-unit': { spec: { data: 'blobs', hidden: 1 } },
  'two-units-into-three': { spec: { data: 'blobs', hidden: '2,3', alpha: 0.01 } },
  'four-units': { spec: { data: 'circles', hidden: 4 } },
  'without-transform': { spec: { data: 'circles', hidden: 3, without: 'h2' } },
  'without-network': { spec: { data: 'moons', hidden: 3, without: 'h2', scene: 'network', duration: 21 } },
  'without-all-boundary': { spec: { data: 'circles', hidden: 3, without: 'all', scene: 'boundary' } },
  'six-units-boundary': { spec: { data: 'circles', hidden: 6, scene: 'boundary' } },
  'wide-then-two': { spec: { data: 'moons', hidden: '8,2' } },
  'wide-then-three': { spec: { data: 'spirals', hidden: '16,3' } },
  'wide-orbit': { spec: { data: 'moons', hidden: '8,3', scene: 'orbit' } },
  'wide-last-layer': { spec: { data: 'spirals', hidden: '16:tanh,12:tanh', samples: 120 } },
  'sixty-four-units': { spec: { data: 'moons', hidden: 64, samples: 100 } },
  'deep-in-the-plane': { spec: { data: 'moons', hidden: '2:tanh,2:tanh,2:tanh' } },
  'deep-through-space': { spec: { data: 'circles', hidden: '2,3,2', alpha: 0.01 } },
  'deep-and-wide': { spec: { data: 'spirals', hidden: '8:tanh,8:tanh,3:tanh' } },
  'one-unit-in-the-middle': { spec: { data: 'moons', hidden: '3,1,2' } },
  'tanh-plane': { spec: { data: 'blobs', hidden: '2:tanh' } },
  'tanh-cube': { spec: { data: 'circles', activation: 'tanh' } },
  'relu-plane': { spec: { data: 'moons', hidden: '2:relu' } },
  'relu-cube': { spec: { data: 'circles', hidden: '3:relu' } },
  'relu-orbit': { spec: { data: 'circles', hidden: '3:relu', scene: 'orbit' } },
  'relu-surface': { spec: { data: 'circles', hidden: '6:relu', scene: 'surface' } },
  'identity-plane': { spec: { data: 'moons', hidden: '2:identity' } },
  'identity-into-sigmoid': { spec: { data: 'xor', hidden: '3:identity,2' } },
  'no-penalty': { spec: { data: 'article', alpha: 0.0001 } },
  'penalty-that-flattens': { spec: { data: 'blobs', alpha: 100 } },
  'few-iterations': { spec: { data: 'moons', maxIter: 5, restarts: 1 } },
  'loaded-model': { spec: { data: 'blobs', model: 'model.json' } },
  'loaded-model-surface': { spec: { data: 'blobs', model: 'model.json', scene: 'surface' } },
}

const relu = { activation: 'relu', scene: 'regions' }
const regions = {
  'regions-moons': { spec: { ...relu, data: 'moons', hidden: 6 } },
  'regions-learn': { spec: { ...relu, data: 'moons', hidden: 6, play: 'training' } },
  'regions-deep': { spec: { ...relu, data: 'checkerboard', hidden: '16,16' } },
  'regions-three-classes': { spec: { ...relu, data: 'clusters', hidden: 5, theme: 'dark' } },
  'regions-slice': { spec: { ...relu, data: 'iris', slice: 'petal length,petal width', hidden: 6 } },
  'regions-one-feature': { spec: { ...relu, data: 'one.csv', hidden: 3, theme: 'paper' } },
  'regions-of-a-curve': { spec: { ...relu, data: 'y = sin(3*x)' } },
  'regions-of-a-surface': { spec: { ...relu, data: 'z = x*y', samples: 120 } },
}

const ways = {
  staged: { spec: { data: 'blobs', path: 'staged' } },
  'staged-cube': { spec: { data: 'circles', path: 'staged', trails: 5 } },
  'staged-deep': { spec: { data: 'spirals', path: 'staged' } },
  'staged-relu': { spec: { data: 'moons', path: 'staged', hidden: '2:relu' } },
  'staged-one-way': { spec: { data: 'xor', path: 'staged', oneWay: true } },
  'one-way': { spec: { data: 'article', oneWay: true } },
  'one-way-cube': { spec: { data: 'moons', oneWay: true } },
  trails: { spec: { data: 'blobs', trails: 40 } },
  'bare-points': { spec: { data: 'moons', sheet: false, cuts: false, legend: false } },
  view: { spec: { data: 'circles', view: '-30,40' } },
  'turned-back': { spec: { data: 'circles', scene: 'orbit', turns: -2, view: '20,15' } },
  'surface-turns': { spec: { data: 'xor', scene: 'surface', turns: 2 } },
  'linear-ease': { spec: { data: 'blobs', ease: 'linear', holdStart: 0, holdEnd: 2, duration: 5 } },
  'cubic-ease': { spec: { data: 'circles', ease: 'cubic', holdStart: 1.5 } },
}

const classes = {
  'two-spirals-surface': { spec: { data: 'spirals', hidden: '8:tanh,2:tanh', scene: 'surface' } },
  'three-spirals': { spec: { data: 'spirals', classes: 3 } },
  'five-spirals-boundary': {
    spec: { data: 'spirals', classes: 5, hidden: '16:tanh,3:tanh', scene: 'boundary' },
  },
  'two-clusters': { spec: { data: 'clusters', classes: 2 } },
  'six-clusters': { spec: { data: 'clusters', classes: 6, hidden: 3 } },
  'ten-clusters': { spec: { data: 'clusters', classes: 10, hidden: 3 } },
  'ten-clusters-surface': { spec: { data: 'clusters', classes: 10, hidden: 4, scene: 'surface' } },
  'four-clusters-in-four-units': { spec: { data: 'clusters', classes: 4, hidden: 4 } },
  'two-rings': { spec: { data: 'circles', hollow: true } },
  'noisy-blobs': { spec: { data: 'blobs', noise: 2, dataSeed: 4, networkSeed: 2 } },
  'few-points': { spec: { data: 'xor', samples: 8 } },
  'many-points': { spec: { data: 'moons', samples: 3000, maxPoints: 1000 } },
}

const tables = {
  'one-feature': { spec: { data: 'one.csv' } },
  'one-feature-one-unit': { spec: { data: 'one.csv', hidden: 1, scale: 'minmax' } },
  'one-feature-cube': { spec: { data: 'one.csv', hidden: 3 } },
  'one-feature-surface': { spec: { data: 'one.csv', scene: 'surface' } },
  'one-feature-story': { spec: { data: 'one.csv', scene: 'story' } },
  'three-features': { spec: { data: 'three.csv' } },
  'three-features-data': { spec: { data: 'three.csv', scene: 'data', scale: 'none' } },
  'three-features-story': { spec: { data: 'three.csv', scene: 'story' } },
  'two-of-three-features': { spec: { data: 'two-of-three.csv', features: ['measure 3', 'measure 1'] } },
  'three-features-two-classes': { spec: { data: 'two-of-three.csv', hidden: 3 } },
  'ten-features': { spec: { data: 'ten.csv', hidden: '8,3' } },
  'two-components': { spec: { data: 'ten.csv', reduce: 2 } },
  'three-components': { spec: { data: 'ten.csv', reduce: 3, hidden: 3 } },
  'two-discriminants-story': { spec: { data: 'ten.csv', reduce: 'lda:2', scene: 'story' } },
  'two-discriminants-boundary': {
    spec: { data: 'three.csv', reduce: 'lda:2', scene: 'boundary' },
  },
  'two-of-ten-features-surface': {
    spec: { data: 'ten.csv', features: ['measure 2', 'measure 5'], hidden: 3, scene: 'surface' },
  },
  sequence: { spec: { data: 'blobs', sequence: 'data,boundary:3s,transform' } },
  'sequence-of-chapters': {
    spec: { data: 'circles', theme: 'dark', sequence: 'transform:data..line:4s,orbit:3s,surface:3s' },
  },
  'five-spirals-story': { spec: { data: 'spirals', classes: 5, scene: 'story' } },
  'long-names-of-classes': { spec: { data: 'long-names.csv' } },
  'sixteen-classes': { spec: { data: 'sixteen.csv', hidden: '8,3' } },
  'twelve-classes': { spec: { data: 'twelve.csv', hidden: '8,3' } },
  'columns-of-text': { spec: { data: 'survey.csv', features: ['town', 'smokes', 'how often'] } },
  'one-text-cube': { spec: { data: 'survey.csv', features: ['town'], hidden: 2 } },
  'words-and-dates': {
    spec: {
      data: 'survey.csv',
      features: ['how often', 'asked on'],
      order: { 'how often': ['never', 'rarely', 'sometimes', 'often'] },
    },
  },
  'dates-and-two-values-boundary': {
    spec: { data: 'survey.csv', features: ['asked on', 'smokes'], scene: 'boundary' },
  },
  'words-and-dates-cube': {
    spec: {
      data: 'survey.csv',
      features: ['how often', 'asked on', 'smokes'],
      order: { 'how often': ['never', 'rarely', 'sometimes', 'often'] },
      scene: 'orbit',
    },
  },
  'dates-and-words-surface': {
    spec: {
      data: 'survey.csv',
      features: ['asked on', 'how often'],
      order: { 'how often': ['never', 'rarely', 'sometimes', 'often'] },
      scene: 'surface',
    },
  },
  'sixty-four-features': { spec: { data: 'sixty-four.csv', hidden: '8,3' } },
  'sixty-four-features-plane': { spec: { data: 'sixty-four.csv', hidden: 2, scene: 'data,transform' } },
}

const looks = {
  dark: { spec: { data: 'circles', theme: 'dark' } },
  paper: { spec: { data: 'clusters', theme: 'paper' } },
  'article-theme': { spec: { data: 'article', theme: 'article' } },
  'dark-surface': { spec: { data: 'moons', scene: 'surface', theme: 'dark' } },
  'dark-story': { spec: { data: 'xor', scene: 'story', theme: 'dark' } },
  'paper-boundary': { spec: { data: 'moons', scene: 'boundary', theme: 'paper' } },
  'paper-orbit': { spec: { data: 'circles', scene: 'orbit', theme: 'paper' } },
  'article-surface': { spec: { data: 'circles', scene: 'surface', theme: 'article' } },
  'article-transform': { spec: { data: 'spirals', theme: 'article' } },
  'own-theme': {
    spec: {
      data: 'moons',
      theme: {
        base: 'light',
        background: '#fffdf5',
        classes: ['#1b7837', '#762a83'],
        grid: { strong: '#ccbbaa' },
      },
    },
  },
  'own-dark-theme': {
    spec: { data: 'clusters', theme: { base: 'dark', accent: '#ffcc00', tinting: 0.5, markers: true } },
  },
  'class-colours': { spec: { data: 'clusters', classColors: ['teal', 'ff8800', '#ffff66'] } },
  markers: { spec: { data: 'moons', markers: true } },
  'markers-of-ten': { spec: { data: 'clusters', classes: 10, scene: 'data', markers: true } },
  transparent: { spec: { data: 'blobs', transparent: true }, outputs: ['gif', 'png', 'svg'] },
  'transparent-dark-cube': {
    spec: { data: 'circles', transparent: true, theme: 'dark' },
    outputs: ['gif', 'png', 'svg', 'frames/'],
  },
  'own-words': {
    spec: {
      data: 'moons',
      title: 'A & B < “C” – Ångström',
      caption: 'one caption for all that happens here',
      xLabel: 'width → cm',
      yLabel: 'height',
    },
  },
  'no-words': { spec: { data: 'moons', title: '', caption: 'none', xLabel: '', yLabel: '', alt: '' } },
  'long-words': {
    spec: { data: 'blobs', size: 300, title: 'a title that is too long for so small a picture '.repeat(3) },
  },
  'words-of-two-lines': {
    spec: {
      data: 'clusters',
      title: 'A title that says at length what is to be seen in the picture below it',
      caption:
        'and a caption that explains it to those who have not seen such a picture before, in two lines',
    },
  },
  'wide-words': {
    spec: {
      data: 'clusters',
      size: '800x450',
      title: 'A title that says at length what is to be seen in the picture beside it',
      theme: 'dark',
    },
  },
  small: { spec: { data: 'circles', size: 200 } },
  'small-story': { spec: { data: 'blobs', scene: 'story', size: 300 } },
  wide: { spec: { data: 'moons', size: '1280x720' } },
  'wide-surface': { spec: { data: 'blobs', scene: 'surface', size: '900x400' } },
  tall: { spec: { data: 'circles', size: '540x960' } },
  'tall-story': { spec: { data: 'circles', scene: 'story', size: '540x960' } },
  'odd-size': { spec: { data: 'blobs', size: '301x303' } },
  'small-boundary': { spec: { data: 'circles', scene: 'boundary', size: 300 } },
  'small-levels': { spec: { data: 'z = x*y', scene: 'levels', samples: 60, hidden: 3, size: 300 } },
  'tallest-cube': { spec: { data: 'circles', samples: 100, size: '1080x1920' } },
  'panels-on-paper': {
    spec: { data: 'moons', samples: 60, scene: 'data,boundary', size: '178mm' },
    outputs: ['png', 'svg', 'pdf'],
  },
}

const panels = {
  'two-panels': { spec: { data: 'blobs', scene: 'boundary,transform' } },
  'three-panels': { spec: { data: 'moons', scene: 'boundary,transform,surface' } },
  'panel-column': { spec: { data: 'circles', scene: 'data,orbit', layout: 'column' } },
  'panel-grid': {
    spec: { data: 'xor', scene: 'data,boundary,transform,surface', layout: 'grid', title: 'Four views' },
  },
  'five-panels': {
    spec: { data: 'circles', scene: 'data,boundary,transform,surface,orbit', layout: 'grid' },
  },
  'panels-one-way-dark': {
    spec: { data: 'clusters', hidden: '2', scene: 'data,transform', oneWay: true, theme: 'dark' },
  },
  'panels-staged': {
    spec: { data: 'blobs', scene: 'transform,surface', path: 'staged', caption: 'step by step' },
  },
  'sweep-hidden': { spec: { data: 'circles', hidden: '1..4', size: '600x600' } },
  'sweep-from-none': { spec: { data: 'xor', hidden: '0..2', path: 'staged', size: '900x300' } },
  'sweep-layers': { spec: { data: 'moons', hidden: '2|3|8,3', size: '900x300' } },
  'sweep-seed': { spec: { data: 'blobs', seed: '1..3', scene: 'data', size: '900x300' } },
  'sweep-alpha': {
    spec: { data: 'article', alpha: '0.001|0.1|10', scene: 'surface', size: '900x300' },
  },
  'sweep-noise': {
    spec: { data: 'moons', noise: '0|0.1|0.3', size: '300x900', layout: 'column' },
  },
  'sweep-activation': {
    spec: { data: 'circles', activation: 'sigmoid|tanh|relu|identity', scene: 'boundary', size: '600x600' },
  },
  'sweep-reduce': { spec: { data: 'ten.csv', reduce: '2|lda:2', hidden: 2, size: '800x440' } },
  'sweep-in-the-dark': {
    spec: { data: 'xor', hidden: '1|2', theme: 'dark', oneWay: true, size: '800x440' },
  },
}

const besides = {
  ...Object.fromEntries(
    ['circles', 'moons', 'spirals', 'checkerboard'].map(data => [
      `compare-${data}`,
      { spec: { data, scene: 'compare' } },
    ]),
  ),
  'compare-four-classes': { spec: { data: 'clusters', classes: 4, scene: 'compare', theme: 'dark' } },
  'compare-chosen': {
    spec: {
      data: 'xor',
      scene: 'compare',
      classifiers: 'tree,knn,rbf',
      maxDepth: 2,
      neighbors: 1,
      gamma: 4,
      svmC: 10,
    },
  },
  'compare-components': {
    spec: { data: 'iris', reduce: 2, scene: 'compare', size: '1280x720' },
  },
  ...Object.fromEntries(
    ['circles', 'article', 'moons', 'xor'].map(data => [
      `explain-${data}`,
      { spec: { data, scene: 'explain' } },
    ]),
  ),
  'explain-open': { spec: { data: 'y > x^2', scene: 'explain', samples: 100 } },
  'explain-dark-wide': {
    spec: { data: 'clusters', scene: 'explain', theme: 'dark', size: '1280x720' },
  },
  ...Object.fromEntries(
    ['boundary', 'transform', 'surface', 'compare', 'network', 'training', 'data'].map(scene => [
      `slice-${scene}`,
      { spec: { data: 'iris', scene, slice: 'petal length,petal width', fix: 'row:120' } },
    ]),
  ),
  'slice-fixed': {
    spec: {
      data: 'iris',
      scene: 'boundary',
      slice: 'petal length,petal width',
      fix: 'sepal width=4',
    },
  },
  'slice-auto-held-out-dark': {
    spec: { data: 'iris', scene: 'boundary', slice: 'auto', test: 0.3, theme: 'dark', size: '360x640' },
  },
  'slice-moving': {
    spec: { data: 'iris', scene: 'boundary', slice: 'petal length,petal width', fix: 'sepal length=5:7' },
  },
  'slice-moving-panels': {
    spec: {
      data: 'iris',
      scene: 'transform,surface',
      slice: 'petal length,petal width',
      fix: 'sepal length=5:7',
    },
  },
  'slice-swept': {
    spec: {
      data: 'iris',
      scene: 'boundary',
      slice: 'petal length,petal width',
      fix: 'sepal length=5..7',
    },
  },
  'slice-pairs': {
    spec: { data: 'iris', scene: 'boundary', slice: 'pairs' },
    outputs: ['png', 'svg', 'pdf'],
  },
  'columns-iris': { spec: { data: 'iris', scene: 'columns', hidden: 3, alpha: 1 } },
  'columns-held-out-upright': {
    spec: { data: 'digits', scene: 'columns', hidden: 8, alpha: 1, restarts: 1, test: 0.3, size: '360x640' },
  },
  'dependence-of-words': {
    spec: {
      ...{ data: 'survey.csv', features: ['town', 'how often', 'asked on'], scene: 'dependence', hidden: 3 },
      ...{ size: '420x700', theme: 'dark' },
    },
  },
  'dependence-of-a-target': { spec: { data: 'z = x*y', scene: 'dependence', theme: 'paper' } },
  'columns-dark': {
    spec: { data: 'iris', scene: 'columns', size: '600x600', theme: 'dark' },
  },
  'columns-of-target': { spec: { data: 'cars.csv', target: 'mpg', scene: 'columns', hidden: 2, alpha: 1 } },
  'columns-of-target-upright': {
    spec: {
      ...{ data: 'cars.csv', target: 'mpg', scene: 'columns', hidden: 2, alpha: 1, test: 0.3 },
      ...{ size: '420x700', theme: 'dark', lang: 'de' },
    },
  },
  'compare-held-out': { spec: { data: 'moons', noise: 0.3, test: 0.3, scene: 'compare' } },
  ...Object.fromEntries(
    ['moons', 'circles', 'blobs', 'spirals'].map(data => [
      `training-${data}`,
      { spec: { data, scene: 'training' } },
    ]),
  ),
  'training-held-out': {
    spec: { data: 'moons', noise: 0.3, test: 0.3, scene: 'training', theme: 'dark', size: '600x600' },
  },
  'training-in-a-column': { spec: { data: 'clusters', scene: 'training', size: '400x900', oneWay: true } },
  'training-bad-start': { spec: { data: 'blobs', seed: 9, restarts: 1, scene: 'training', size: '900x600' } },
  'training-solvers': {
    spec: { data: 'moons', solver: 'lbfgs|adam|sgd', learningRate: 0.1, scene: 'training' },
  },
  'training-sweep': {
    spec: { data: 'moons', hidden: '2|3', scene: 'training', cuts: false },
  },
  ...Object.fromEntries(
    ['moons', 'blobs', 'clusters', 'spirals', 'iris', 'digits'].map(data => [
      `network-${data}`,
      { spec: { data, scene: 'network' } },
    ]),
  ),
  'network-wide': {
    spec: { data: 'flower', hidden: '16,8', restarts: 1, scene: 'network', size: '1280x720' },
  },
  'network-upright': { spec: { data: 'circles', scene: 'network', size: '1080x1920', theme: 'dark' } },
  'network-step': { spec: { data: 'xor', hidden: 2, scene: 'network', play: 'step' } },
  'network-step-wide': {
    spec: { data: 'iris', scene: 'network', play: 'step', row: 17, theme: 'dark', lang: 'de' },
  },
  'network-learns': { spec: { data: 'moons', scene: 'network', play: 'training' } },
  'network-learns-upright': {
    spec: {
      data: 'circles',
      hidden: '4,3',
      scene: 'network',
      play: 'training',
      weights: true,
      size: '700x900',
    },
  },
  'network-pixels': { spec: { data: 'digits', hidden: '6', restarts: 1, maxIter: 60, scene: 'network' } },
  'network-weights': { spec: { data: 'xor', scene: 'network', weights: true, size: '600x600' } },
  'held-out': { spec: { data: 'moons', noise: 0.3, test: 0.3 } },
  'held-out-plane': { spec: { data: 'blobs', test: 0.4, theme: 'dark' } },
  'held-out-story': { spec: { data: 'circles', test: 0.3, scene: 'story' } },
  'held-out-sweep': {
    spec: {
      data: 'moons',
      noise: 0.3,
      hidden: '8:tanh',
      alpha: '0.0001|0.1|10',
      test: 0.4,
      scene: 'boundary',
    },
  },
  flower: { spec: { data: 'flower' } },
  'checkerboard-boundary': { spec: { data: 'checkerboard', scene: 'boundary' } },
  iris: { spec: { data: 'iris' } },
  expression: { spec: { data: 'y > sin(3*x)' } },
  'noisy-expression': { spec: { data: 'x^2 + y^2 < 1 or x > 1.5', noise: 0.1, scene: 'boundary' } },
}

const files = {
  'film-strip': { spec: { data: 'blobs', film: 6, size: 300 }, outputs: stills },
  'film-strip-cube': {
    spec: { data: 'circles', film: 4, scene: 'orbit', size: 300, theme: 'dark' },
    outputs: stills,
  },
  'film-strip-story': { spec: { data: 'moons', film: 8, scene: 'story', size: '400x320' }, outputs: stills },
  'film-strip-of-panels': {
    spec: { data: 'xor', film: 3, scene: 'boundary,transform', size: '600x300' },
    outputs: stills,
  },
  'moment-in-seconds': { spec: { data: 'moons', at: 1.7 }, outputs: stills },
  'moment-as-share': { spec: { data: 'circles', at: '50%' }, outputs: stills },
  'moment-at-end': { spec: { data: 'spirals', at: 'end' }, outputs: stills },
  poster: { spec: { data: 'blobs', poster: '60%' } },
  'plays-once': { spec: { data: 'moons', loop: 'once', colors: 16 } },
  'plays-twice': { spec: { data: 'xor', loop: 2, colors: 256, oneWay: true } },
  smooth: { spec: { data: 'circles', duration: 1, fps: 50, size: 240, quality: 90 } },
  'frame-rate-of-video': {
    spec: { data: 'blobs', duration: 0.5, fps: 60, size: 240 },
    outputs: ['mp4', 'webm', 'frames/'],
  },
  frames: { spec: { data: 'xor', size: 200 }, outputs: ['frames/', 'webm'] },
  density: { spec: { data: 'circles', density: 2, size: 300 } },
  'density-with-outlines': { spec: { data: 'moons', density: 3, size: 200, rasterizer: 'outlines' } },
  twins: { spec: { data: 'clusters', size: 300 }, outputs: ['gif', 'svg', 'png'], twins: true },
  'for-github': { spec: { data: 'blobs', for: 'github', size: '900x600' } },
  'for-slides': { spec: { data: 'circles', for: 'slides' } },
  'at-most-40-kB': { spec: { data: 'moons', maxSize: '40kB', size: 300 }, outputs: ['gif'] },
  'video-of-at-most-80-kB': { spec: { data: 'moons', maxSize: '80kB', size: 300 }, outputs: ['mp4'] },
  'drawn-by-canvas': { spec: { data: 'circles', rasterizer: 'canvas', caption: 'ÄÖÜ Ω – “quoted”' } },
  'letters-by-outlines': { spec: { data: 'circles', rasterizer: 'outlines', caption: 'ÄÖÜ Ω – “quoted”' } },
  'surface-with-outlines': {
    spec: { data: 'moons', scene: 'surface', rasterizer: 'outlines', theme: 'dark' },
  },
  'story-with-outlines': { spec: { data: 'blobs', scene: 'story', rasterizer: 'outlines' } },
  'transparent-with-outlines': {
    spec: { data: 'spirals', rasterizer: 'outlines', transparent: true, markers: true },
    outputs: ['gif', 'png', 'svg'],
  },
}

/** Regression, of formulas and of a table with a target. */
const regression = {
  'fit-sine': { spec: { data: 'y = sin(3*x)' } },
  'fit-hinges': { spec: { data: 'y = abs(x)', hidden: '3:relu', theme: 'dark' } },
  'fit-held-out': {
    spec: {
      data: 'cars.csv',
      target: 'mpg',
      features: 'horsepower',
      test: '25%',
      hidden: 3,
      size: '360x640',
    },
  },
  'fit-of-several': { spec: { data: 'y = sin(3*x)', hidden: '1..4', size: '600x600' } },
  'lift-sine': { spec: { data: 'y = sin(3*x)', hidden: 2, scene: 'transform' } },
  'lift-wide': { spec: { data: 'y = sin(3*x)', scene: 'transform', theme: 'dark' } },
  'lift-one-unit': { spec: { data: 'y = tanh(3*x)', hidden: 1, scene: 'transform' } },
  'lift-two-inputs': { spec: { data: 'z = x*y', samples: 120 } },
  'fit-of-logarithms': {
    spec: {
      data: 'cars.csv',
      target: 'mpg',
      features: ['horsepower'],
      log: ['mpg', 'horsepower'],
      hidden: 2,
    },
  },
  'lift-three-features': { spec: { data: 'cars.csv', target: 'mpg', hidden: 2 } },
  'target-slice-fit': {
    spec: { data: 'cars.csv', target: 'mpg', hidden: 3, scene: 'fit', slice: 'auto' },
  },
  'target-slice-surface': {
    spec: {
      ...{ data: 'cars.csv', target: 'mpg', hidden: 3, scene: 'surface' },
      ...{ slice: 'horsepower,weight', theme: 'dark' },
    },
  },
  'target-slice-pairs': {
    spec: { data: 'cars.csv', target: 'mpg', hidden: 3, scene: 'levels', slice: 'pairs' },
  },
  'levels-saddle': { spec: { data: 'z = x*y', scene: 'levels', samples: 120 } },
  'output-surface': { spec: { data: 'z = x*y', scene: 'surface', samples: 120 } },
  targets: { spec: { data: 'y = exp(x)', scene: 'data', theme: 'paper' } },
  'targets-over-a-plane': { spec: { data: 'z = x*y', scene: 'data', samples: 120 } },
  'learning-a-curve': { spec: { data: 'y = sin(3*x)', scene: 'training', hidden: 3 } },
  'learning-levels': { spec: { data: 'z = x*y', scene: 'training', samples: 120, hidden: 3 } },
  'story-of-a-curve': { spec: { data: 'y = sin(3*x)', scene: 'story', hidden: 3 } },
  'network-of-a-curve': { spec: { data: 'y = sin(3*x)', scene: 'network' } },
  'network-of-a-surface': { spec: { data: 'z = x*y', scene: 'network', samples: 120 } },
  'compare-curves': { spec: { data: 'y = sin(3*x)', scene: 'compare', samples: 40 } },
}

const blobs = { data: 'blobs', samples: 80 }
const curve = { data: 'y = sin(3*x)', samples: 40, hidden: 3 }
const floor = { data: 'z = x*y', samples: 60, hidden: 3 }

/** A figure of every scene of both tasks, and of a slice, to be told in every language. */
const told = {
  ...Object.fromEntries(
    ['transform', 'data', 'boundary', 'surface', 'story', 'network', 'compare'].map(scene => [
      scene,
      { ...blobs, scene },
    ]),
  ),
  // The key of the curves names those of rows held out.
  training: { ...blobs, scene: 'training', test: 0.3 },
  orbit: { ...blobs, hidden: 3, scene: 'orbit' },
  explain: { data: 'circles', samples: 60, scene: 'explain' },
  columns: { data: 'iris', hidden: 3, alpha: 1, scene: 'columns' },
  dependence: { data: 'iris', hidden: 3, alpha: 1, scene: 'dependence' },
  regions: { ...blobs, ...relu, hidden: 3 },
  slice: { data: 'iris', scene: 'boundary', slice: 'petal length,petal width', fix: 'sepal length=5' },
  ...Object.fromEntries(
    ['fit', 'transform', 'data', 'story', 'training', 'network', 'compare'].map(scene => [
      `curve-${scene}`,
      { ...curve, scene },
    ]),
  ),
  'curve-regions': { ...curve, ...relu },
  'floor-levels': { ...floor, scene: 'levels' },
  'floor-surface': { ...floor, scene: 'surface' },
}

const languages = Object.fromEntries(
  ['de', 'fr', 'es', 'zh', 'ja'].flatMap(lang =>
    Object.entries(told).map(([name, spec]) => [
      `${name}-in-${lang}`,
      { spec: { ...spec, lang }, outputs: [] },
    ]),
  ),
)

/** What every figure begins with: few frames, since it is how they look that is compared. */
const common = { fps: 2 }

/** Figures by name: `{spec, outputs, twins}`. */
export const figures = Object.fromEntries(
  Object.entries({
    ...pairs,
    ...networks,
    ...regions,
    ...ways,
    ...classes,
    ...tables,
    ...looks,
    ...panels,
    ...besides,
    ...regression,
    ...files,
    ...languages,
  }).map(([name, { spec, outputs = everyFile, twins = false }]) => [
    name,
    { spec: { ...common, ...spec }, outputs, twins },
  ]),
)
