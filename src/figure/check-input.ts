import { sceneNames } from '../options/panels.ts'
import { namesColumns } from '../options/slice.ts'
import type { Spec } from '../options/spec.ts'
import { checkScene } from '../scene/compose/open-scene.ts'
import { allInputs } from '../scene/model/common-model.ts'
import { columnsFor, isWithoutPlane, readSlice } from '../scene/model/slices/read-slice.ts'
import { autoColumns, scenesOf } from '../scene/scenes/registry.ts'
import type { Input } from './load.ts'

/** @throws SpecError for data that scenes or a slice cannot show, whatever a network will learn of them */
export function checkInput(spec: Spec, { dataset, unreduced = dataset, model }: Input): void {
  const { slice } = spec
  const isSliced = slice !== null && !isWithoutPlane(spec, unreduced, autoColumns(spec))
  if (isSliced) {
    // Any stand for those that a network will choose.
    const chosen = namesColumns(slice) ? null : columnsFor(unreduced, spec, autoColumns(spec))
    readSlice(spec, unreduced, allInputs(unreduced), chosen)
  }
  for (const name of sceneNames(spec))
    checkScene(scenesOf(spec)[name], { dataset, network: model?.network, slice: isSliced }, spec)
}
