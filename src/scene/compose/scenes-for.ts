import { hasHidden } from '../../network/network.ts'
import { isPairs } from '../../options/slice.ts'
import { type FigureSpec, isSweep } from '../../options/sweep.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { SceneDefinition, SceneTable } from './define.ts'

/** Films of a scene on a slice that moves, on those of all pairs of some columns, and of one step. */
export type Films = Partial<{
  movingSlice: (source: SceneDefinition<FigureModel>) => Partial<SceneDefinition<FigureModel>>
  slicePairs: Partial<SceneDefinition<FigureModel>>
  stepping: Partial<SceneDefinition>
}>

/** The name of the scene that draws a model where one of this name would have nowhere to go: over a plane that nothing bends. */
export function standIn(own: SceneTable, name: string, { network, input }: FigureModel, spec: FigureSpec) {
  const rests = input.flat && !hasHidden(network) && !isSweep(spec)
  return (rests && own[name].resting) || name
}

/** Scenes as they are of a model: themselves or those that stand in, on a slice that moves, or on those of all pairs of some columns. */
export function scenesFor(own: SceneTable, model: FigureModel, spec: FigureSpec, films: Films): SceneTable {
  const { slice } = model
  const ofPairs = slice && !slice.moving && !isSweep(spec) && isPairs(spec.slice) && films.slicePairs
  return Object.fromEntries(
    Object.keys(own).map(name => {
      const source = { ...own[standIn(own, name, model, spec)], facts: own[name].facts }
      const ofStep = spec.play === 'step' && films.stepping
      return [name, { ...source, ...(slice?.moving && films.movingSlice!(source)), ...ofPairs, ...ofStep }]
    }),
  )
}
