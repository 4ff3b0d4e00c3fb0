import { type Form, numberBetween, oneOf, toggle, type ValueOf, whole } from './forms.ts'
import type { ForeignFormat } from './paths.ts'

/** The facts of a key beside its value and its flag. */
interface Facts {
  /** The parts that differ where its value differs: the points of a generator, those of a table, the network. */
  decides?: readonly ('generated' | 'table' | 'network')[]
  /** Its place among the keys that may take several values, a panel each. */
  sweep?: number
  /** Only some scenes take it; its default asks for nothing. */
  sceneOption?: true
  /** Keys whose new value makes `remake` drop this one's: it went with the old, or they exclude each other. */
  goesWith?: string | readonly string[]
  /** The reason why it has no value of its own beside `model`: a loaded network is not trained. */
  notWithModel?: string
  /** Formats of model files that leave it open, so that it may have a value beside them all the same. */
  openIn?: readonly ForeignFormat[]
  /** A setting of solvers, which say whether they take it, and its default. */
  solverOption?: true
  /** A setting of classifiers, which say whether they take it; its default asks for nothing. */
  classifierOption?: true
  /** A null is replaced, by what the data, the scene or the place asks for, before anyone uses the spec. */
  filled?: true
  /** Its flag may be given several times, and what it says is put together. */
  repeatable?: true
  /** The key whose flag sets this one too. */
  flagOf?: string
  /** It is the word without a flag. */
  argument?: true
  /** Most people use it: the short help lists it, with these words in place of longer ones. */
  common?: true | string
  /** The key of the flag behind which the help lists this one, where that is not the one of the row above. */
  after?: string
}

/** A row of the table of keys. */
export interface Row<F extends Form = Form, Default = unknown> extends Facts {
  form: F
  /** The value that a spec has where nobody gives one; undefined where the key must be given. */
  fallback: Default
  /** The flag's value as the help shows it; null for a switch. */
  value: string | null
  /**
   * Its meaning, in a line. `{choices}` stands for the names that its form takes, `{takers}` for who takes it, `{default}`
   * for its default.
   */
  help: string
}

function key<
  const F extends Form,
  const Default extends ValueOf<F> | null | undefined,
  const More extends Facts = Record<never, never>,
>(
  [form, fallback, value]: readonly [form: F, fallback: Default, value: string | null],
  help: string,
  facts: More = {} as More,
): Row<F, Default> & More {
  return { form, fallback, value, help, ...facts }
}

/** Options of a generator, and of a table. */
const ofGenerator = { decides: ['generated'], goesWith: 'data' } as const
const ofTable = { decides: ['table'], goesWith: 'data' } as const
/** Of a table, and of built-in data that have columns. */
const ofColumns = { decides: ['generated', 'table'], goesWith: 'data' } as const
const decidesNetwork = { decides: ['network'] } as const
/** Options of training, which `remake` drops for a model. */
const ofTraining = {
  ...decidesNetwork,
  goesWith: 'model',
  notWithModel: 'the network of the model file is trained already',
} as const
/** Options whose defaults are the solver's. */
const ofSolver = { ...ofTraining, goesWith: ['model', 'solver'], solverOption: true } as const
const ofLayers = { ...ofTraining, notWithModel: 'the model file has its own layers' } as const
const column = { kind: 'text', expected: 'a column by name or number' } as const
const columns = { kind: 'distinctNames', expected: 'columns by name or number, such as A,B or 2-5, each of them once' } as const // biome-ignore format: one line
const seed = whole(0, Number.MAX_SAFE_INTEGER)
const moment = { kind: 'moment', names: ['start', 'end'] } as const
const scales = ['standard', 'minmax', 'none'] as const
const openInForeign = { openIn: ['onnx', 'safetensors'] } as const
const ofScene = { sceneOption: true } as const
/** Settings of classifiers, which `--classifiers` names behind them. */
const classifierOption = { ...ofScene, classifierOption: true, flagOf: 'classifiers' } as const
const filled = { filled: true } as const

/**
 * All keys of a spec, in its order and by the groups of the help: what a key accepts, its default, how its flag shows
 * its value, what it is, and what else is known of it. The schemas, the type of a spec, the flags with their help, the
 * JSON Schema of batch files and the keys that training, sweeps and `remake` go by are made from it.
 */
export const keyGroups = {
  data: {
    /** A built-in dataset's name, a path ending in .csv, .tsv, .json or .jsonl, or "-" for standard input. */
    data: key(
      [{ kind: 'data', names: 'datasets' }, undefined, 'DATA'],
      'a built-in dataset, or the path of a table (.csv, .tsv, .json or .jsonl) from the folder of this file, or a formula: y = sin(3*x)',
      { decides: ['generated', 'table'], argument: true },
    ),
    /** Points drawn by a generator; null for a table. */
    samples: key([whole(4, 1e5), null, 'N'], 'points of a built-in dataset', {
      ...ofGenerator,
      common: true,
    }),
    /** Spread of a generator, in its own unit; null for a table or a dataset without noise. */
    noise: key([numberBetween(0, 10), null, 'S'], 'noise of built-in data', { ...ofGenerator, sweep: 4 }),
    /** Numbers in which the inputs of a formula lie; null for other data. */
    domain: key(
      [{ kind: 'interval', min: -1e6, max: 1e6 }, null, 'FROM:TO'],
      'of a formula: the range of its inputs, -2:2 without it',
      ofGenerator,
    ),
    /** Seed of the data and of the first weights. */
    seed: key([seed, 1, 'N'], 'seed of data and weights ({default})', {
      decides: ['generated', 'network'],
      sweep: 2,
      common: true,
    }),
    /** Seed of the data alone; null means `seed`. */
    dataSeed: key([seed, null, 'N'], 'seed of the data only', ofGenerator),
    /** Seed of the network's first weights only; null means `seed`. */
    networkSeed: key([seed, null, 'N'], 'seed of the first weights only', ofTraining),
    /** Number of classes; null where the dataset has no choice. */
    classes: key([whole(2, 100), null, 'K'], 'number of classes, of {takers}', ofGenerator),
    /** Of circles: two rings instead of a disc in a ring. */
    hollow: key([toggle(), false, null], 'circles: two rings instead of a disc in a ring', ofGenerator),
    /** A table's label column by name or number (from 1); null means one that is called so, else the last. */
    label: key(
      [column, null, 'COL'],
      'label column, by name or number (one called label, class or so, else the last)',
      {
        ...ofTable,
        ...{ goesWith: ['data', 'target'], common: 'label column of a table, by name or number' },
      },
    ),
    /** The column of numbers to predict, of a table, by name or number (from 1); null for classes. */
    target: key([column, null, 'COL'], 'predict this column of numbers of a table instead of classes', {
      ...ofTable,
      ...{ goesWith: ['data', 'label'], common: true },
    }),
    /** Feature columns, of a table or of built-in data with more than two, by name or number (from 1); null means all. */
    features: key([columns, null, 'A,B'], 'feature columns, by name or number, or 2-5 (all others)', {
      ...ofColumns,
      ...openInForeign,
      notWithModel: 'the model file names its features',
      common: 'feature columns of a table, by name or number',
    }),
    /** Words of columns of a table in their order, which makes them the numbers 0, 1, 2 and so on; null for those of usual scales. */
    order: key(
      [{ kind: 'wordOrders' }, null, 'COL=A,B'],
      'words of columns of a table in their order, which makes them numbers: q1,q5..q9=never,rarely,often; q1=none for no order',
      {
        ...ofTable,
        ...openInForeign,
        repeatable: true,
        notWithModel: 'the model file has the order of its words',
      },
    ),
    /** Columns of a table, features or the target, whose natural logarithms are scaled, by name or number (from 1). */
    log: key(
      [columns, null, 'COL'],
      'take the logarithm of this column, a feature or the target; repeatable',
      {
        ...ofTable,
        ...{ repeatable: true, notWithModel: 'the network of a file is trained already' },
      },
    ),
    /** The treatment of rows of a table that lack a value. */
    missing: key(
      [oneOf(['error', 'drop', 'median']), 'error', 'HOW'],
      'rows of a table that lack a value: error, drop leaves them out, median fills them ({default})',
      { ...ofTable, common: 'rows that lack a value: error, drop or median (error)' },
    ),
    /** The share of the rows that training does not see, or a table of such rows. */
    test: key(
      [{ kind: 'shareOrPath' }, null, 'SHARE'],
      'hold out a share such as 0.3 or 30%, or the rows of a table: not trained on',
      { ...ofColumns, common: 'hold out a share such as 30%, or the rows of a table' },
    ),
    /** The scaling of features: to mean 0 and deviation 1, to 0 to 1, or none. */
    scale: key([oneOf(scales), null, 'HOW'], '{choices} ({default}; none beside .onnx, .safetensors)', {
      decides: ['generated', 'table'],
      goesWith: 'model',
      ...openInForeign,
      notWithModel: 'the model file says how it scales its points',
      filled: true,
    }),
    /** Principal components or discriminants that the scaled features are reduced to; null keeps the features. */
    reduce: key(
      [{ kind: 'reduction', names: ['pca:2', 'pca:3', 'lda:2', 'lda:3'] }, null, 'TO'],
      'train on 2 or 3 principal components (pca:2) or discriminants (lda:2) of a table',
      {
        decides: ['generated', 'table'],
        sweep: 6,
        goesWith: ['data', 'model'],
        notWithModel: 'the model file says what it reduces its points to',
      },
    ),
    /** The width and height of the picture that a row's features are, row by row; null for none. */
    image: key(
      [{ kind: 'pixelGrid', max: 64 }, null, 'WxH'],
      'of network: each row is a picture of so many pixels, such as 8x8 (of digits it is known)',
      { ...ofScene, goesWith: ['data', 'features', 'reduce', 'model'] },
    ),
    /** Points that are drawn at most, a seeded sample of them; all are trained on. */
    maxPoints: key([whole(2, 1e5), 5000, 'N'], 'rows of a table that are drawn at most ({default})'),
  },

  network: {
    /**
     * Hidden layers, none for logistic regression; null for a table without --hidden, where cross-validation chooses
     * them, and with --model.
     */
    hidden: key(
      [{ kind: 'layers', max: 8, maxUnits: 64 }, null, 'LAYERS'],
      'hidden units: 2, or 4,3, or 4:relu,2:tanh, 0 for logistic regression; 1..4 or 2|3|8,3 for a panel each',
      { ...ofLayers, sweep: 1, common: 'units of the hidden layers: 2, or 8,3, or 4:relu,2' },
    ),
    /** Activation of hidden layers that do not name their own, as those of a safetensors file. */
    activation: key([oneOf('activations'), null, 'NAME'], '{choices} ({default})', {
      ...ofLayers,
      openIn: ['safetensors'],
      sweep: 3,
      filled: true,
    }),
    /**
     * L2 penalty, as scikit-learn's MLPClassifier divides it: alpha/(2n)·‖W‖²; null where cross-validation chooses it
     * with the hidden layers.
     */
    alpha: key([numberBetween(0, 1e6), null, 'A'], 'L2 regularization', {
      ...ofTraining,
      sweep: 5,
      common: true,
    }),
    /** The method that minimizes the loss. */
    solver: key([oneOf('solvers'), null, 'NAME'], '{choices} ({default})', {
      ...ofTraining,
      sweep: 7,
      filled: true,
    }),
    /** Length of a step, constant as in scikit-learn's MLPClassifier; null for a solver that does not take it. */
    learningRate: key([numberBetween(1e-9, 1e3), null, 'R'], 'of {takers} ({default})', {
      ...ofSolver,
      sweep: 8,
    }),
    /** All rows where there are fewer; null for a solver that does not take it. */
    batchSize: key([whole(1, 1e5), null, 'N'], 'of {takers}: rows of a step at most ({default})', ofSolver),
    /** Of Nesterov's kind; null for a solver that does not take it. */
    momentum: key([numberBetween(0, 1), null, 'M'], 'of {takers}: Nesterov’s momentum ({default})', ofSolver),
    /** Iterations or epochs of a start at most. */
    maxIter: key([whole(1, 1_000_000), null, 'N'], 'iterations, or epochs ({default})', {
      ...ofSolver,
      filled: true,
    }),
    /** Largest entry of the gradient at which training ends; where that goes by epochs, the fall of the loss. */
    tol: key(
      [numberBetween(0, 1), null, 'T'],
      'ends training: largest gradient entry, 1e-6; of {takers} the fall of the loss, 1e-4',
      { ...ofSolver, filled: true },
    ),
    /** Number of starts. */
    restarts: key([whole(1, 10_000), 10, 'N'], 'random starts at most ({default})', ofTraining),
    /** Path of a model file that is drawn instead of training; null trains. */
    model: key(
      [{ kind: 'text', expected: 'the path of a model file' }, null, 'FILE'],
      'draw the network of this file (.json, .onnx or .safetensors), do not train',
      // A model file scales the points too.
      {
        decides: ['generated', 'table', 'network'],
        goesWith: 'hidden',
        common: 'draw the network of this file, do not train',
      },
    ),
  },

  picture: {
    /** A scene's name, or several with commas: panels on one clock. */
    scene: key(
      [{ kind: 'scenes', names: 'scenes' }, null, 'NAMES'],
      '{choices} (transform; of a target of one input fit); with commas: panels',
      { filled: true, common: true, goesWith: 'sequence' },
    ),
    /** Scenes that are played one after the other instead of the one scene; null for none. */
    sequence: key(
      [{ kind: 'sequence', names: 'scenes', max: 24 }, null, 'PARTS'],
      'scenes one after another, with seconds and chapters: data,boundary:3s,transform:data..line:4s',
      { goesWith: 'scene', common: 'scenes one after another: data,boundary:3s,transform' },
    ),
    /** The arrangement of panels; null for one scene. */
    layout: key([oneOf(['row', 'column', 'grid']), null, 'HOW'], 'panels as a row, a column or a grid'),
    /** The plane that is shown of a network of many features: along two columns, "auto" or "pairs"; null for all of the input. */
    slice: key(
      [{ kind: 'distinctNames', expected: 'two columns, such as A,B, or auto, or pairs' }, null, 'A,B'],
      'the plane of two columns of a network that sees all; auto: the two that matter most, pairs: each pair of five',
      {
        ...ofScene,
        goesWith: ['data', 'features', 'model'],
        common: 'the plane of two of many columns, or auto',
      },
    ),
    /** The values of the columns that a slice holds, medians without it. */
    fix: key(
      [{ kind: 'heldValues' }, null, 'COL=VALUE'],
      'of --slice: fix a column at a value (the median), A=1:3 moves it, A=1..3 has a panel each, row:17 takes all of a row',
      { ...ofScene, goesWith: ['slice', 'data'], repeatable: true, sweep: 9 },
    ),
    /** A hidden unit that gives its mean over the training rows in place of its output; of a sweep "none" is the whole network. */
    without: key(
      [{ kind: 'text', expected: 'a hidden unit, such as h2, or all' }, null, 'UNIT'],
      'take out hidden unit h2 (it gives its mean), or 1:h3 of layer 1; all: the units of the last layer, a panel each',
      { ...ofScene, goesWith: ['hidden', 'model', 'scene'], sweep: 10 },
    ),
    /** The way of `transform`: straight, or each layer taken apart. */
    path: key([oneOf(['direct', 'staged']), 'direct', 'WAY'], 'direct, or staged: W, b, activation', ofScene),
    /** True ends `transform` at the hidden layer. */
    oneWay: key([toggle(), false, null], 'end at the hidden layer, do not come back', ofScene),
    /** Points that leave a short trail. */
    trails: key([whole(0, 2000), 0, 'N'], 'points with a short trail ({default})', {
      sceneOption: true,
      after: 'legend',
    }),
    /** The whole picture: pixels, or millimetres of paper, of which a height of 0 is what the contents take. */
    size: key(
      [{ kind: 'size', min: 100, max: 4000, paper: { min: 25, max: 1000 } }, null, 'WxH'],
      'pixels, 600x600 or 600 (600x600); for print 85mm, 3.3in or 85mmx60mm',
      { filled: true, common: 'pixels, 600x600 or 600 (600x600); for print 85mm' },
    ),
    /** Points of body type on paper; null beside pixels. */
    fontSize: key(
      [{ kind: 'points', min: 5, max: 24 }, null, 'PT'],
      'of a size in mm or in: points of the body type, 8pt without it',
      { goesWith: 'size' },
    ),
    /** A theme's name, or one with changes; `auto` follows the reader. */
    theme: key(
      [{ kind: 'theme', names: 'themes' }, 'light', 'NAME'],
      '{choices} ({default}; auto where all files are .html)',
      { common: '{choices} ({default})' },
    ),
    /** Colours of the first classes, `#rrggbb`; null takes the theme's. */
    classColors: key([{ kind: 'classColors' }, null, 'A,B'], 'class colours: teal,ff8800 (the theme’s)'),
    /** True gives classes shapes as well as colours; a theme and more than three classes bring them too. */
    markers: key([toggle(), false, null], 'classes differ in shape as well as colour'),
    /** True leaves out the background. */
    transparent: key([toggle(), false, null], 'leave out the background'),
    /** null writes the scene's own title, "" none. */
    title: key(
      [{ kind: 'ownText', max: 200 }, null, 'TEXT'],
      'title instead of the scene’s own, "" for none; ID=TEXT for one chapter, see help words',
      { repeatable: true, common: 'title of your own, or ID=TEXT for one chapter' },
    ),
    /** Titles of chapters by their ids. */
    titles: key([{ kind: 'textById', max: 200 }, null, 'TEXTS'], 'titles by chapter', {
      flagOf: 'title',
      goesWith: 'scene',
    }),
    /** null writes the scene's own captions, "none" or "" none. */
    caption: key(
      [{ kind: 'ownText', max: 200 }, null, 'TEXT'],
      'caption instead of the scene’s own, or none; ID=TEXT for one chapter, see help words',
      { repeatable: true },
    ),
    /** Captions of chapters by their ids; "none" or "" none. */
    captions: key([{ kind: 'textById', max: 200 }, null, 'TEXTS'], 'captions by chapter', {
      flagOf: 'caption',
      goesWith: 'scene',
    }),
    /** Names of the classes in their order; null takes the data's. */
    classNames: key(
      [
        { kind: 'distinctNames', expected: 'names of classes, such as sick,healthy, each of them once' },
        null,
        'A,B',
      ],
      'names of the classes in their order: sick,healthy (the data’s)',
      { goesWith: 'data', common: 'names of the classes: sick,healthy' },
    ),
    /** Name of the first input axis; null takes the feature's, "" writes none. */
    xLabel: key([{ kind: 'line', max: 200 }, null, 'TEXT'], 'name of the first input axis (the feature’s)'),
    /** Name of the second input axis. */
    yLabel: key([{ kind: 'line', max: 200 }, null, 'TEXT'], 'name of the second input axis (the feature’s)'),
    /** The language of nnanim's own words in the picture; never taken from the machine. */
    lang: key([oneOf('languages'), 'en', 'NAME'], 'language: {choices} ({default})', { common: true }),
    /** Path of a font file in which all text is set; Inter draws what it lacks, and all text with null. */
    font: key([{ kind: 'text', expected: 'the path of a font file' }, null, 'FILE'], 'a TTF or OTF file'),
    /** True draws the sheet below the points. */
    sheet: key([toggle(), true, null], 'leave out the sheet below the points', ofScene),
    /** True draws the lines of the hidden units. */
    cuts: key([toggle(), true, null], 'leave out the lines of the hidden units', ofScene),
    /** True draws how the points move up to three lines of hidden units. */
    pulls: key([toggle(), true, null], 'of training: leave out how points pull these lines', ofScene),
    /** True writes the weights at the lines of `network`, up to 16 a layer. */
    weights: key([toggle(), false, null], 'of network: numbers at the lines, of up to 16 a layer', ofScene),
    /** "training" lets a scene change with the solver's iterates, beside the loss, "step" takes one apart; null plays its own film. */
    play: key(
      [oneOf(['training', 'step']), null, 'WHAT'],
      'of network and regions: training, the same picture while it learns, beside the loss; of network step, one step in numbers',
      ofScene,
    ),
    /** The row of `play: step`, from 1, those held out last; null takes the one that is most wrong. */
    row: key([whole(1, 1e9), null, 'N'], 'of --play step: its row (the most wrong one)', ofScene),
    /** Steps over all rows behind the one step. */
    steps: key([whole(1, 200), 20, 'K'], 'of --play step: steps over all rows after it ({default})', ofScene),
    /** True draws the names of the classes. */
    legend: key([toggle(), true, null], 'leave out the names of the classes'),
    /** Camera angles in degrees; null lets the scene search for them. */
    view: key([{ kind: 'view' }, null, 'AZ,EL'], 'camera angles in degrees, else searched for', ofScene),
    /** Full turns of a scene that turns, the other way round below 0; null where none does. */
    turns: key([{ kind: 'turns', max: 20 }, null, 'N'], 'full turns of orbit and surface', ofScene),
    /** The classifiers of `compare`, in this order; null takes all. */
    classifiers: key(
      [{ kind: 'nameList', names: 'classifiers' }, null, 'NAMES'],
      'of compare: {choices}, in your order; all without it; and settings: neighbors=5, max-depth=4, degree=3, svm-c=1, gamma=scale',
      { ...ofScene, repeatable: true },
    ),
    /** Of nearest neighbours: how many are asked. */
    neighbors: key([whole(1, 1000), 5, 'K'], 'of knn: nearest neighbours ({default})', classifierOption),
    /** Of the tree: splits one in another at most; null for no limit, four of regression. */
    maxDepth: key([whole(1, 100), null, 'N'], 'of tree: depth (no limit; of a target 4)', classifierOption),
    /** Of the polynomial of a regression. */
    degree: key([whole(1, 12), 3, 'N'], 'of polynomial: its degree ({default})', classifierOption),
    /** Of the support vector machines: penalty on errors. */
    svmC: key([numberBetween(1e-6, 1e6), 1, 'C'], 'of svm and rbf: C ({default})', classifierOption),
    /** Of the RBF machine: how narrow its kernel is. */
    gamma: key(
      [{ kind: 'numberOr', names: ['scale', 'auto'], min: 1e-6, max: 1e6 }, 'scale', 'G'],
      'of rbf: gamma ({default})',
      classifierOption,
    ),
    /** The rasterizer: "outlines" is the same on every machine, "auto" has letters by canvas if it is there. */
    rasterizer: key([oneOf(['auto', 'canvas', 'outlines']), 'auto', 'NAME'], '{choices} ({default})'),
  },

  time: {
    /** Frames a second. */
    fps: key([numberBetween(1, 120), 25, 'N'], 'frames a second, a GIF shows 50 of them at most ({default})'),
    /** Seconds. */
    duration: key([numberBetween(0.1, 600, 'seconds'), null, 'S'], 'seconds of one play', {
      filled: true,
      common: true,
    }),
    /** Seconds of the first chapter; null keeps its share. */
    holdStart: key([numberBetween(0, 600, 'seconds'), null, 'S'], 'seconds of the first chapter'),
    /** Seconds of the last chapter; null keeps its share. */
    holdEnd: key([numberBetween(0, 600, 'seconds'), null, 'S'], 'seconds of the last chapter'),
    /** The easing by which motion starts and stops. */
    ease: key([oneOf('eases'), 'trapezoid', 'NAME'], '{choices}: how motion starts and stops ({default})'),
    /** "forever", "once", or a number of plays (2 and more). */
    loop: key(
      [{ kind: 'loop', names: ['forever', 'once'], max: 65_536 }, null, 'PLAYS'],
      'plays of what loops: forever, once, or a number (forever); a video has none',
      filled,
    ),
    /** The moment of a still: seconds, or a share such as "50%"; null takes the scene's own. */
    at: key([moment, null, 'T'], 'moment of a still: seconds, 50%, start, end', {
      goesWith: 'film',
      common: true,
    }),
    /** Moments side by side in one still; null for one moment, or a film. */
    film: key([whole(2, 24), null, 'N'], 'so many moments side by side in one still', { goesWith: 'at' }),
    /**
     * The moment that a preview shows, as `at` names it: a GIF that repeats begins there, a still without a moment
     * of its own shows it. Null begins at the beginning, and shows the scene's own.
     */
    poster: key([moment, null, 'T'], 'moment of a preview: a GIF begins there, a still or anim.svg shows it'),
  },

  file: {
    /**
     * Most entries of the palette that a GIF's frames share, 4 to 256; one is the transparent one. Areas may add theirs.
     * Up to 64, an animation has only as many as it needs.
     */
    colors: key(
      [whole(4, 256, '; for the classes, --class-colors'), 64, 'N'],
      'most colours of a GIF ({default})',
    ),
    /** Of a video, 1 to 100. */
    quality: key([whole(1, 100), 50, 'N'], 'of a video, 1 to 100 ({default})'),
    /** Pixels along a pixel of `size` in files made of pixels, 1 to 4. */
    density: key([whole(1, 4), 1, 'N'], 'pixels along a pixel of --size; 2 for sharp screens ({default})'),
    /** Bytes of a file at most; null for no limit. */
    maxSize: key([{ kind: 'bytes' }, null, 'SIZE'], 'a file’s size at most, such as 5MB', { after: 'for' }),
    /** The place whose limits each file keeps; null for none. */
    for: key([oneOf('places'), null, 'PLACE'], 'keep the limits of {choices}', {
      after: 'format',
      common: 'keep the limits of a place, such as github or email',
    }),
    /** Alternative text; null takes the run's own, "" says nothing. */
    alt: key([{ kind: 'line', max: 1000 }, null, 'TEXT'], 'your own alternative text; "" for none'),
  },
}

const table = {
  ...keyGroups.data,
  ...keyGroups.network,
  ...keyGroups.picture,
  ...keyGroups.time,
  ...keyGroups.file,
}

export type KeyTable = typeof table
export type SpecKey = keyof KeyTable

/** The keys with a fact. */
export type KeyWith<Fact extends keyof Facts> = {
  [Key in SpecKey]: KeyTable[Key] extends Required<Pick<Facts, Fact>> ? Key : never
}[SpecKey]

/** The rows of the table by their keys, without the types of their values. */
export const keyTable: Readonly<Record<string, Row>> = table

/** The keys with a fact, in the table's order. */
export function keysWith<Fact extends keyof Facts>(fact: Fact): KeyWith<Fact>[] {
  return keysWhere(row => row[fact] !== undefined) as KeyWith<Fact>[]
}

/** The keys whose rows are such, in the table's order. */
export function keysWhere(isSuch: (row: Row) => boolean): SpecKey[] {
  return (Object.keys(table) as SpecKey[]).filter(key => isSuch(table[key]))
}

/** The long name of a key's flag without dashes: `maxIter` is `max-iter`; a switch turns off what is on by default. */
export function flagName(key: string, row?: Row): string {
  const name = key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)
  return row?.form.kind === 'toggle' && row.fallback === true ? `no-${name}` : name
}
