import { SpecError } from '../../options/error.ts'
import { foreignFormat } from '../../options/paths.ts'
import { activationNamed } from '../activation.ts'
import { type ForeignModel, inModel, type ReadBeside } from './model.ts'

/**
 * Reads the network in a file of another program, by its content: ONNX or safetensors.
 *
 * @param file its name, which must end as its content, since by that is decided what goes with it
 * @param activation of the hidden layers of safetensors, where the file does not have it
 * @returns null for a file of neither, which may be JSON
 * @throws SpecError for a damaged file, for what is no multilayer perceptron, and for a pickle, with what can be done
 */
export async function readForeign(
  bytes: Uint8Array,
  file: string,
  activation: string,
  beside: ReadBeside,
): Promise<ForeignModel | null> {
  const { isSafetensors, readSafetensors } = await import('./safetensors.ts')
  const { isOnnx, readOnnx } = await import('./onnx/read.ts')
  const named = foreignFormat(file)
  const format = isSafetensors(bytes) ? 'safetensors' : isOnnx(bytes) ? 'onnx' : null
  if (format !== null && format !== named)
    throw new SpecError('model', file, `a name that ends in .${format}, as its content is`)
  const instead = format === null && insteadOf(bytes, file)
  if (instead) throw new SpecError('model', file, `a file in JSON, ONNX or safetensors${instead}`)
  if (named === 'onnx') return inModel(file, () => readOnnx(bytes, beside))
  return named && inModel(file, async () => readSafetensors(bytes, activationNamed(activation)))
}

/** The Python that writes a file which is read in place of another program's, which is told by its name or its first bytes. */
function insteadOf(bytes: Uint8Array, file: string): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 4096))
  const isArchive = start.startsWith('PK\x03\x04')
  const isPickle = /^\x80[\x02-\x05]/.test(start) || (isArchive && start.includes('data.pkl'))
  const unsafe = ': to read a pickle would run the code in it'
  const saved = (load: string) =>
    `\`nnanim snippet python > nnanim.py\`, then \`from nnanim import save_model; save_model(${load}, "net.json")\``
  if (/\.(pt|pth)$/i.test(file) || (isPickle && isArchive))
    return `${unsafe}. \`torch.onnx.export(model, torch.zeros(1, n_features), "net.onnx")\` writes the model that it is of`
  if (/\.(pkl|pickle|joblib)$/i.test(file) || isPickle)
    return `${unsafe}. ${saved(`joblib.load(${JSON.stringify(file)})`)} write one`
  if (/\.np[yz]$/i.test(file) || start.startsWith('\x93NUMPY') || (isArchive && start.includes('.npy')))
    return `. ${saved('model')} write the model that it is of`
  if (/\.(h5|hdf5|keras)$/i.test(file) || isArchive || start.startsWith('\x89HDF'))
    return `. ${saved(`keras.models.load_model(${JSON.stringify(file)})`)} write one`
  return undefined
}
