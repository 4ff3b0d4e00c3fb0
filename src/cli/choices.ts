import { catalog } from '../encode/catalog.ts'
import { embeds } from '../encode/embeds.ts'
import { formats, labelOf } from '../encode/formats.ts'
import { namesOf } from '../options/catalog.ts'
import { type Takers, takersOf } from '../options/help.ts'
import { ownFacts } from '../scene/words/own-facts.ts'

/** The names of all registries, for the help. The build puts them here as plain data, so that a call loads no registry. */
export const choices = { ...namesOf(catalog), formats: Object.keys(formats), embeds: Object.keys(embeds) }

/** The formats as sentences name them. */
export const formatLabels: readonly string[] = Object.values(formats).map(labelOf)

/** The takers of the keys that not all take, for their help. */
export const takers: Readonly<Record<string, Takers>> = takersOf(catalog)

/** The scenes of each name, one of classes and one of regression, or one alone. */
const scenesByName = choices.scenes.map(name => ({
  name,
  scenes: catalog.scenes.filter(scene => scene.name === name),
}))

export const sceneSummaries: Readonly<Record<string, string>> = Object.fromEntries(
  scenesByName.map(({ name, scenes: [{ task, summary }] }) => [name, task ? `${task}: ${summary}` : summary]),
)

export const sceneChapters: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  scenesByName.map(({ name, scenes }) => [name, [...new Set(scenes.flatMap(({ chapters }) => chapters))]]),
)

/** The facts that a text of one's own may have in braces, by their names, with what each is. */
export const factHelps: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ownFacts).map(([name, { help }]) => [name, help]),
)

/** The commands that are short for a scene, each of its name. */
export const sceneCommands: readonly { name: string; summary: string }[] = catalog.scenes.flatMap(
  ({ name, command }) => (command === undefined ? [] : [{ name, summary: command }]),
)

export const datasetSummaries: Readonly<Record<string, string>> = Object.fromEntries(
  catalog.datasets.map(({ name, summary }) => [name, summary]),
)
