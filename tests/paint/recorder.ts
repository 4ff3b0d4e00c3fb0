import type { Context2D, Surface } from '../../src/paint/context.ts'

/** A surface that writes down every call with the state that it meets, and fails on an unbalanced restore. */
export function recordingSurface(): {
  surface: Surface
  calls: Call[]
  state: () => Record<string, unknown>
} {
  const calls: Call[] = []
  const surface = recorder('page', calls)
  return { ...surface, calls }
}

export interface Call {
  target: string
  name: string
  arguments: unknown[]
  state: Record<string, unknown>
}

const fresh = {
  ...{
    fillStyle: '#000000',
    strokeStyle: '#000000',
    globalAlpha: 1,
    lineWidth: 1,
    lineJoin: 'miter',
    lineCap: 'butt',
  },
  ...{ font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic', imageSmoothingEnabled: true },
  ...{ dash: [] as number[], clips: 0, moves: 0 },
}

function recorder(target: string, calls: Call[]): { surface: Surface; state: () => Record<string, unknown> } {
  let state: Record<string, unknown> = { ...fresh }
  const stack: Record<string, unknown>[] = []
  const special: Record<string, (...values: unknown[]) => void> = {
    save: () => stack.push({ ...state }),
    restore: () => {
      const saved = stack.pop()
      if (saved === undefined) throw new Error('restore without save')
      state = saved
    },
    setLineDash: lengths => {
      state.dash = lengths
    },
    clip: () => {
      state.clips = (state.clips as number) + 1
    },
    translate: () => {
      state.moves = (state.moves as number) + 1
    },
    rotate: () => {
      state.moves = (state.moves as number) + 1
    },
  }
  const context = new Proxy({} as Context2D, {
    get: (_, name: string) =>
      name in fresh
        ? state[name]
        : (...values: unknown[]) => {
            calls.push({ target, name, arguments: values, state: { ...state } })
            special[name]?.(...values)
          },
    set: (_, name: string, value: unknown) => {
      if (!(name in fresh)) throw new Error(`unknown state ${name}`)
      state[name] = value
      return true
    },
  })
  const layers: ReturnType<Surface['layer']>[] = []
  const layer = (depth: number) => {
    layers[depth] ??= { context: recorder(`layer${depth}`, calls).surface.context, image: `layer${depth}` }
    return layers[depth]
  }
  const surface: Surface = { context, width: 100, height: 80, layer, stamp: key => key, image: () => 'image' }
  return { surface, state: () => ({ ...state, depth: stack.length }) }
}
