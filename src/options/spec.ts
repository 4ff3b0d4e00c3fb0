import type { PanelLayout } from './panels.ts'

export interface HiddenLayer {
  /** Number of units, at least 1. */
  units: number
  /** A name of the catalog. */
  activation: string
}

/** A theme that differs from a built-in one; colours are `#rrggbb`, lists have one entry a class. */
export interface ThemeChange {
  /** Name of the built-in theme that gives everything else. */
  base: string
  background?: string | undefined
  ink?: string | undefined
  muted?: string | undefined
  frame?: string | undefined
  grid?: { strong?: string | undefined; fine?: string | undefined } | undefined
  sheet?: string | undefined
  shade?: string | undefined
  accent?: string | undefined
  classes?: string[] | undefined
  tints?: string[] | undefined
  beyond?: string[] | undefined
  rims?: string[] | undefined
  /** Share of a class's colour in its tint, 0 to 1. */
  tinting?: number | undefined
  markers?: boolean | undefined
}

/**
 * What decides the picture and its bytes: flat JSON, one key per flag with the flag's own word.
 * Every key is there; `null` means "decided later from the data or the scene".
 */
export interface Spec {
  /** A built-in dataset's name, a path ending in .csv, .tsv or .json, or "-" for standard input. */
  data: string
  /** Points drawn by a generator; null for a table. */
  samples: number | null
  /** Spread of a generator, in its own unit; null for a table or a dataset without noise. */
  noise: number | null
  seed: number
  /** Seed of the data alone; null means `seed`. */
  dataSeed: number | null
  /** Seed of the network's first weights alone; null means `seed`. */
  networkSeed: number | null
  /** Arms of spirals, number of clusters; null where the dataset has no choice. */
  classes: number | null
  hollow: boolean
  /** A table's label column by name or number (from 1); null means the last column. */
  label: string | null
  /** A table's feature columns by name or number (from 1); null means all but the label. */
  features: string[] | null
  scale: 'standard' | 'minmax' | 'none'
  /** Points that are drawn at most, a seeded sample of them; all are trained on. */
  maxPoints: number

  /** Hidden layers; null for a table without --hidden, where training chooses, and with --model. */
  hidden: HiddenLayer[] | null
  /** Activation of hidden layers that do not name their own. */
  activation: string
  /** L2 penalty, as scikit-learn's MLPClassifier divides it: alpha/(2n)·‖W‖². */
  alpha: number
  maxIter: number
  tol: number
  /** Number of starts. */
  restarts: number
  /** Path of a model file that is drawn instead of training; null trains. */
  model: string | null

  /** A scene's name, or several with commas: panels on one clock. */
  scene: string
  /** How panels stand; null for one scene. */
  layout: PanelLayout | null
  /** The way of `transform`: straight, or each layer taken apart. */
  path: 'direct' | 'staged'
  oneWay: boolean
  /** Points that leave a short trail. */
  trails: number
  /** Pixels of the whole picture. */
  size: { width: number; height: number }
  theme: string | ThemeChange
  /** Colours of the first classes, `#rrggbb`; null takes the theme's. */
  classColors: string[] | null
  /** Whether classes get shapes as well as colours; a theme and more than seven classes bring them too. */
  markers: boolean
  /** Whether the background is left out. */
  transparent: boolean
  /** null writes the scene's own title, "" none. */
  title: string | null
  /** null writes the scene's own captions, "none" or "" none. */
  caption: string | null
  /** Names of the input axes; null takes the features' names, "" writes none. */
  xLabel: string | null
  yLabel: string | null
  sheet: boolean
  cuts: boolean
  legend: boolean
  /** Camera angles in degrees; null lets the scene search for them. */
  view: { azimuth: number; elevation: number } | null
  /** Full turns of a scene that turns, the other way round below 0; null where none does. */
  turns: number | null
  rasterizer: 'auto' | 'canvas' | 'napi'

  fps: number
  /** Seconds. */
  duration: number
  /** Seconds of the first chapter; null keeps its share. */
  holdStart: number | null
  /** Seconds of the last chapter; null keeps its share. */
  holdEnd: number | null
  ease: string
  /** "forever", "once", or a number of plays (2 and more). */
  loop: 'forever' | 'once' | number
  /** The moment of a still: seconds, or a share such as "50%"; null takes the scene's own. */
  at: number | string | null
  /** Moments side by side in one still; null for one moment, or a film. */
  film: number | null
  /**
   * The moment that a preview shows, as `at` names it: a GIF that repeats begins there, a still without a moment of
   * its own shows it. Null begins at the beginning, and shows the scene's own.
   */
  poster: number | string | null

  /** Entries of a GIF's palette, 4 to 256; one of them is the transparent one. */
  colors: number
  /** Of a video, 1 to 100. */
  quality: number
  /** Pixels along a pixel of `size` in files made of pixels, 1 to 4. */
  density: number
  /** Bytes of a file at most; null for no limit. */
  maxSize: number | null
  /** The place whose limits each file keeps; null for none. */
  for: string | null
  /** Alternative text; null takes the run's own, "" says nothing. */
  alt: string | null
}
