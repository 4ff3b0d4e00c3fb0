import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { openBuilt } from '../render/built.ts'
import { libraries } from './commands.ts'

const imported = 'from nnanim import record, save_model, show'
const saved =
  'save_model(model, "model.json", features=["a", "b"], classes=["no", "yes"], scaler=(mean, std))'
const shown = 'show(model, X, y)                # the last line of a cell in a notebook'
const showsRun = 'show(run, X, y, scene="training")'

/** Calls of the file's functions for each library, which stand at its end as comments; of Python none. */
const calls: Record<(typeof libraries)[number], readonly string[]> = {
  python: [],
  sklearn: [
    imported,
    'save_model(model, "model.json")  # a Pipeline of scalers and an MLPClassifier, or such',
    shown,
    'run = record(network)            # the MLPClassifier, before its training',
    'for epoch in range(60):',
    '    network.partial_fit(X, y, classes=sorted(set(y)))',
    '    run(network.loss_)',
    showsRun,
  ],
  torch: [
    ...[imported, saved, shown],
    'run = record(model)              # before its training',
    'for epoch in range(60):',
    '    ...                          # one pass over the batches',
    '    run(loss)',
    showsRun,
  ],
  keras: [
    ...[imported, saved, shown],
    'run = record(model)              # a callback of its training',
    'model.fit(X, y, epochs=60, callbacks=[run])',
    showsRun,
  ],
}

/** The Python file that saves, records and shows networks, with calls for a library. @throws SpecError for another word */
export async function snippetFor(library: string): Promise<string> {
  const known = libraries.find(name => name === library)
  if (!known)
    throw new SpecError('library', library, libraries.join(', '), { suggestion: nearest(library, libraries) })
  const file = await openBuilt('nnanim.py', bytes => new TextDecoder().decode(bytes))
  const comments = calls[known].map(line => `# ${line}\n`)
  return comments.length === 0 ? file : `${file}\n\n${comments.join('')}`
}
