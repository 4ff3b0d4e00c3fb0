import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallOf } from './call.ts'
import { openInViewer } from './open.ts'
import { remark } from './print.ts'
import { writeBuilt } from './write-built.ts'

/** Writes the studio as one file; without a name it is a temporary file, and opened. @throws SpecError, WorkError as `writeBuilt` */
export async function writeStudio({ output, force }: CallOf<'studio'>): Promise<void> {
  const file = output ?? join(await mkdtemp(join(tmpdir(), 'nnanim-')), 'studio.html')
  await writeBuilt(file, { built: 'studio.html', endings: ['.html'], word: '<title>nnanim studio', force })
  if (output !== undefined) return remark('open it in a browser: it needs no server and no network')
  const problem = await openInViewer(file)
  if (problem !== undefined) remark(problem)
}
