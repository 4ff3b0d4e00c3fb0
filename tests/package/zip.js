import { deflateRawSync } from 'node:zlib'

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n
})

function crc32(bytes) {
  let crc = -1
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8)
  return ~crc >>> 0
}

/** A zip archive of files by their names, the same bytes at any time: all are of 1980-01-01 (APPNOTE 6.3.10, 4.3). */
export function zip(files) {
  const [bodies, heads] = [[], []]
  let at = 0
  for (const [file, content] of Object.entries(files)) {
    const name = Buffer.from(file)
    const data = Buffer.from(content)
    const packed = deflateRawSync(data, { level: 9 })
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt16LE(0x21, 8)
    facts.writeUInt32LE(crc32(data), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(data.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    // A file that all may read.
    place.writeUInt32LE((0o100644 << 16) >>> 0, 6)
    place.writeUInt32LE(at, 10)
    const body = [Buffer.from('PK\x03\x04'), facts, name, packed]
    bodies.push(...body)
    heads.push(Buffer.from('PK\x01\x02\x14\x03'), facts, place, name)
    at += body.reduce((sum, { length }) => sum + length, 0)
  }
  const size = heads.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  const count = Object.keys(files).length
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...heads, end])
}
