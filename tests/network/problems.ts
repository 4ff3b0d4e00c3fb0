/** Classic test problems for minimizers, most from Moré, Garbow and Hillstrom, TOMS 7 (1981). */
export interface Problem {
  name: string
  f(x: Float64Array): { value: number; gradient: Float64Array }
  x0: number[]
  /** Value of the minimum that this start leads to. */
  minimum: number
  /** Evaluations of scipy 1.15.3's L-BFGS-B: gtol 1e-8, ftol 1e-15, maxcor 10, maxiter 1000. */
  scipy: number
}

type Term = [residual: number, ...derivatives: number[]]

/** Σ r² from terms that hold a residual and its derivatives by every variable. */
function squares(terms: (x: Float64Array) => Term[]): Problem['f'] {
  return x => {
    const gradient = new Float64Array(x.length)
    let value = 0
    for (const [r, ...derivatives] of terms(x)) {
      value += r * r
      derivatives.forEach((d, i) => {
        gradient[i] += 2 * r * d
      })
    }
    return { value, gradient }
  }
}

/** Derivatives that are 0 but for the given variables. */
function sparse(n: number, entries: Record<number, number>): number[] {
  return Array.from({ length: n }, (_, i) => entries[i] ?? 0)
}

const rosenbrock: Problem['f'] = x => {
  const gradient = new Float64Array(x.length)
  let value = 0
  for (let i = 0; i + 1 < x.length; i++) {
    const [a, b] = [x[i + 1] - x[i] ** 2, 1 - x[i]]
    value += 100 * a * a + b * b
    gradient[i] += -400 * x[i] * a - 2 * b
    gradient[i + 1] += 200 * a
  }
  return { value, gradient }
}

const quadratic = (() => {
  const v = Array.from({ length: 50 }, (_, i) => i + 1)
  const vv = v.reduce((sum, a) => sum + a * a, 0)
  const reflect = (u: number[]) => {
    const k = (2 * u.reduce((sum, a, i) => sum + a * v[i], 0)) / vv
    return u.map((a, i) => a - k * v[i])
  }
  return (x: Float64Array) => {
    const u = Array.from(x, a => a - 1)
    const g = reflect(reflect(u).map((a, i) => a * 10 ** ((6 * i) / 49)))
    return { value: u.reduce((sum, a, i) => sum + 0.5 * a * g[i], 0), gradient: Float64Array.from(g) }
  }
})()

/** The functions of tests/vectors/lbfgs_problems.json by their names there. */
export const vectorProblems: Record<string, Problem['f']> = {
  rosenbrock_2: rosenbrock,
  rosenbrock_10: rosenbrock,
  rosenbrock_100: rosenbrock,
  beale: squares(([a, b]) =>
    [1.5, 2.25, 2.625].map(
      (c, k): Term => [c - a! * (1 - b! ** (k + 1)), b! ** (k + 1) - 1, a! * (k + 1) * b! ** k],
    ),
  ),
  booth: squares(([a, b]) => [
    [a! + 2 * b! - 7, 1, 2],
    [2 * a! + b! - 5, 2, 1],
  ]),
  quadratic_50: quadratic,
}

const repeated = (n: number, ...pattern: number[]) =>
  Array.from({ length: n }, (_, i) => pattern[i % pattern.length])

const powell = (x: Float64Array): Term[] =>
  Array.from({ length: x.length / 4 }, (_, k): Term[] => {
    const at = 4 * k
    const [a, b, c, d] = x.subarray(at, at + 4) as unknown as [number, number, number, number]
    const n = x.length
    return [
      [a + 10 * b, ...sparse(n, { [at]: 1, [at + 1]: 10 })],
      [Math.sqrt(5) * (c - d), ...sparse(n, { [at + 2]: Math.sqrt(5), [at + 3]: -Math.sqrt(5) })],
      [(b - 2 * c) ** 2, ...sparse(n, { [at + 1]: 2 * (b - 2 * c), [at + 2]: -4 * (b - 2 * c) })],
      [
        Math.sqrt(10) * (a - d) ** 2,
        ...sparse(n, { [at]: 2 * Math.sqrt(10) * (a - d), [at + 3]: -2 * Math.sqrt(10) * (a - d) }),
      ],
    ]
  }).flat()

const wood = ([a, b, c, d]: Float64Array): Term[] => {
  const root = Math.sqrt
  return [
    [10 * (b! - a! ** 2), -20 * a!, 10, 0, 0],
    [1 - a!, -1, 0, 0, 0],
    [root(90) * (d! - c! ** 2), 0, 0, -2 * root(90) * c!, root(90)],
    [1 - c!, 0, 0, -1, 0],
    [root(10) * (b! + d! - 2), 0, root(10), 0, root(10)],
    [(b! - d!) / root(10), 0, 1 / root(10), 0, -1 / root(10)],
  ]
}

const helicalValley = ([a, b, c]: Float64Array): Term[] => {
  const squared = a! ** 2 + b! ** 2
  const turn = Math.atan(b! / a!) / (2 * Math.PI) + (a! < 0 ? 0.5 : 0)
  const radius = Math.sqrt(squared)
  return [
    [10 * (c! - 10 * turn), (100 * b!) / (2 * Math.PI * squared), (-100 * a!) / (2 * Math.PI * squared), 10],
    [10 * (radius - 1), (10 * a!) / radius, (10 * b!) / radius, 0],
    [c!, 0, 0, 1],
  ]
}

const trigonometric = (x: Float64Array): Term[] => {
  const n = x.length
  const cosines = x.reduce((sum, a) => sum + Math.cos(a), 0)
  return Array.from(x, (a, i): Term => {
    const derivatives = Array.from(x, Math.sin)
    derivatives[i] += (i + 1) * Math.sin(a) - Math.cos(a)
    return [n - cosines + (i + 1) * (1 - Math.cos(a)) - Math.sin(a), ...derivatives]
  })
}

const dixonPrice = (x: Float64Array): Term[] => [
  [x[0] - 1, ...sparse(x.length, { 0: 1 })],
  ...Array.from({ length: x.length - 1 }, (_, k): Term => {
    const [i, weight] = [k + 1, Math.sqrt(k + 2)]
    return [
      weight * (2 * x[i] ** 2 - x[i - 1]),
      ...sparse(x.length, { [i]: 4 * weight * x[i], [i - 1]: -weight }),
    ]
  }),
]

const broydenTridiagonal = (x: Float64Array): Term[] =>
  Array.from(x, (a, i): Term => {
    const r = (3 - 2 * a) * a - (x[i - 1] ?? 0) - 2 * (x[i + 1] ?? 0) + 1
    return [r, ...sparse(x.length, { [i - 1]: -1, [i]: 3 - 4 * a, [i + 1]: -2 })]
  })

const variablyDimensioned = (x: Float64Array): Term[] => {
  const sum = x.reduce((total, a, i) => total + (i + 1) * (a - 1), 0)
  return [
    ...Array.from(x, (a, i): Term => [a - 1, ...sparse(x.length, { [i]: 1 })]),
    [sum, ...Array.from(x, (_, i) => i + 1)],
    [sum ** 2, ...Array.from(x, (_, i) => 2 * sum * (i + 1))],
  ]
}

const brownDennis = ([a, b, c, d]: Float64Array): Term[] =>
  Array.from({ length: 20 }, (_, k): Term => {
    const t = (k + 1) / 5
    const [p, q] = [a! + t * b! - Math.exp(t), c! + d! * Math.sin(t) - Math.cos(t)]
    return [p * p + q * q, 2 * p, 2 * p * t, 2 * q, 2 * q * Math.sin(t)]
  })

const penalty = (x: Float64Array): Term[] => [
  ...Array.from(
    x,
    (a, i): Term => [Math.sqrt(1e-5) * (a - 1), ...sparse(x.length, { [i]: Math.sqrt(1e-5) })],
  ),
  [x.reduce((sum, a) => sum + a * a, -0.25), ...Array.from(x, a => 2 * a)],
]

const bard = ([a, b, c]: Float64Array): Term[] =>
  [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.1, 4.39].map(
    (y, k): Term => {
      const [u, v] = [k + 1, 15 - k]
      const w = Math.min(u, v)
      const below = v * b! + w * c!
      return [y - (a! + u / below), -1, (u * v) / below ** 2, (u * w) / below ** 2]
    },
  )

/** Penalized logistic regression on points of a fixed lattice. */
const logisticRegression: Problem['f'] = x => {
  const gradient = new Float64Array(x.length)
  let value = 0
  for (let s = 0; s < 200; s++) {
    const point = Array.from(x, (_, i) => (i === 0 ? 1 : Math.sin((s + 1) * (i + 0.7) * 1.3) * (1 + i)))
    const label = point[1] + 0.5 * point[2] + Math.sin(7 * s) > 0 ? 1 : 0
    const z = point.reduce((sum, a, i) => sum + a * x[i], 0)
    value += (Math.max(z, 0) - z * label + Math.log1p(Math.exp(-Math.abs(z)))) / 200
    const delta = (1 / (1 + Math.exp(-z)) - label) / 200
    point.forEach((a, i) => {
      gradient[i] += delta * a
    })
  }
  x.forEach((w, i) => {
    value += 5e-4 * w * w
    gradient[i] += 1e-3 * w
  })
  return { value, gradient }
}

export const classicProblems: Problem[] = [
  { name: 'Powell singular', f: squares(powell), x0: [3, -1, 0, 1], minimum: 0, scipy: 59 },
  { name: 'extended Powell, 40', f: squares(powell), x0: repeated(40, 3, -1, 0, 1), minimum: 0, scipy: 65 },
  { name: 'Wood', f: squares(wood), x0: [-3, -1, -3, -1], minimum: 0, scipy: 119 },
  {
    name: 'Brown badly scaled',
    f: squares(([a, b]) => [
      [a! - 1e6, 1, 0],
      [b! - 2e-6, 0, 1],
      [a! * b! - 2, b!, a!],
    ]),
    x0: [1, 1],
    minimum: 0,
    scipy: 27,
  },
  {
    name: 'Himmelblau',
    f: squares(([a, b]) => [
      [a! ** 2 + b! - 11, 2 * a!, 1],
      [a! + b! ** 2 - 7, 1, 2 * b!],
    ]),
    x0: [0, 0],
    minimum: 0,
    scipy: 17,
  },
  {
    name: 'Freudenstein and Roth',
    f: squares(([a, b]) => [
      [-13 + a! + ((5 - b!) * b! - 2) * b!, 1, 10 * b! - 3 * b! ** 2 - 2],
      [-29 + a! + ((b! + 1) * b! - 14) * b!, 1, 3 * b! ** 2 + 2 * b! - 14],
    ]),
    x0: [0.5, -2],
    minimum: 48.98425367924,
    scipy: 22,
  },
  { name: 'helical valley', f: squares(helicalValley), x0: [-1, 0, 0], minimum: 0, scipy: 34 },
  { name: 'Bard', f: squares(bard), x0: [1, 1, 1], minimum: 8.214877306578e-3, scipy: 27 },
  {
    name: 'Brown and Dennis',
    f: squares(brownDennis),
    x0: [25, 5, -5, -1],
    minimum: 85822.20162635628,
    scipy: 25,
  },
  {
    name: 'trigonometric, 10',
    f: squares(trigonometric),
    x0: repeated(10, 0.1),
    minimum: 2.795056121893e-5,
    scipy: 34,
  },
  { name: 'Dixon and Price, 10', f: squares(dixonPrice), x0: repeated(10, 1), minimum: 0, scipy: 35 },
  {
    name: 'Broyden tridiagonal, 30',
    f: squares(broydenTridiagonal),
    x0: repeated(30, -1),
    minimum: 0,
    scipy: 34,
  },
  {
    name: 'variably dimensioned, 10',
    f: squares(variablyDimensioned),
    x0: Array.from({ length: 10 }, (_, i) => 1 - (i + 1) / 10),
    minimum: 0,
    scipy: 20,
  },
  { name: 'penalty I, 4', f: squares(penalty), x0: [1, 2, 3, 4], minimum: 2.249977500907e-5, scipy: 72 },
  { name: 'Rosenbrock from afar', f: rosenbrock, x0: [-30, 40], minimum: 0, scipy: 109 },
  { name: 'Rosenbrock, 20', f: rosenbrock, x0: repeated(20, 0.3, 0.9), minimum: 0, scipy: 72 },
  {
    name: 'logistic regression',
    f: logisticRegression,
    x0: repeated(5, 0),
    minimum: 0.2241474599239,
    scipy: 17,
  },
]
