import { paintedFile, paintedTable, readAddress } from '../encode/studio-address.ts'
import { bring } from '../render/load.ts'

/**
 * The words of a call whose first one may be an address of the studio: then those that the address holds, drawn as the
 * studio draws, and its painted points can be read.
 */
export async function openAddress([address, ...others]: readonly string[]): Promise<readonly string[]> {
  const call = readAddress(address)
  if (!call) return [address, ...others]
  if (call.points.length > 0) bring(paintedFile, new TextEncoder().encode(paintedTable(call.points)))
  return [...call.words, '--rasterizer', 'outlines', ...others]
}
