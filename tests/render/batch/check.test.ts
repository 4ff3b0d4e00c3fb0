import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { catalog } from '../../../src/encode/catalog.ts'
import { readBatchWith } from '../../../src/options/batch.ts'
import { planBatch } from '../../../src/render/batch/plan.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { freshFolder } from '../files.ts'

const folder = freshFolder()

const overPlane = Object.values(scenes).filter(({ plane }) => plane !== undefined)

describe('a batch', () => {
  it.each(overPlane.map(({ facts, plane }) => [facts.name, plane!.missing]))(
    'refuses a table of three features before it trains where a scene needs a plane: %s',
    async (scene, missing) => {
      await writeFile(folder.path('t.csv'), 'a,b,c,k\n2,2,3,u\n1,1,4,v\n3,5,1,u\n4,4,2,v\n')
      const text = JSON.stringify({ figures: [{ data: 't.csv', scene, output: 'a.svg' }] })
      const { figures } = readBatchWith(catalog, text, { file: 'b.json', runOptions: [] })
      await expect(planBatch([{ path: folder.path('b.json'), figures }], {})).rejects.toThrow(
        `over 3 features there is ${missing}`,
      )
    },
  )
})
