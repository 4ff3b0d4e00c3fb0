import seedrandom from 'seedrandom'

/** A source of chance for a seed: the same damage each time. */
export function chance(seed) {
  const next = seedrandom(String(seed))
  const below = count => Math.floor(next() * count)
  return { next, below, pick: list => list[below(list.length)] }
}

/** Texts that have been trouble somewhere: numbers at their ends, names of an object's own, pieces of other languages. */
const tokens = [
  ...'null true -1 0 1e400 1e-320 -0 9007199254740993 NaN "" {} [] [[]]'.split(' '),
  ...'"__proto__" "constructor" "\\u0000" "\\ud800" {"__proto__":{}} "blobs" "../../x.csv"'.split(' '),
  ...'&quot; &#0; </script> </metadata> <!-- ]]>'.split(' '),
  ...['\u0000', '\u202e', '\ufeff', '\r\n', '\t'],
  ...'( ) > < >= * / ^ ** sin( sqrt(-1) 1/0 x y x1 = | , .'.split(' '),
]

/** A damaged copy of some bytes: bits turned over, an end cut off, a piece taken out, doubled or put elsewhere, a token. */
export function damageBytes(bytes, { below, pick }) {
  let damaged = Buffer.from(bytes)
  for (let left = 1 + below(3); left > 0; left--) {
    const at = below(damaged.length + 1)
    const to = Math.min(damaged.length, at + 1 + below(pick([2, 8, 64, 1024])))
    const splice = (...parts) => Buffer.concat(parts.map(part => Buffer.from(part)))
    const kinds = {
      bits() {
        for (let i = 1 + below(4); i > 0 && damaged.length > 0; i--)
          damaged[below(damaged.length)] ^= 1 << below(8)
      },
      cut() {
        damaged = damaged.subarray(0, at)
      },
      without() {
        damaged = splice(damaged.subarray(0, at), damaged.subarray(to))
      },
      twice() {
        damaged = splice(damaged.subarray(0, to), damaged.subarray(at))
      },
      elsewhere() {
        const piece = damaged.subarray(at, to)
        const rest = splice(damaged.subarray(0, at), damaged.subarray(to))
        const there = below(rest.length + 1)
        damaged = splice(rest.subarray(0, there), piece, rest.subarray(there))
      },
      token() {
        damaged = splice(damaged.subarray(0, at), pick(tokens), damaged.subarray(pick([at, to])))
      },
    }
    kinds[pick(['bits', 'bits', 'cut', 'without', 'twice', 'elsewhere', 'token', 'token'])]()
  }
  return damaged
}

const values = [
  ...[null, true, false, 0, -0, 1, 2, -1, 0.5, 1e9, -1e9, 1e308, 5e-324, 2 ** 53],
  ...['', ' ', 'x', 'blobs', '-', '|', '2|3', '1..9', '__proto__', '\u0000', '\ud800', 'x'.repeat(300)],
  ...[[], {}, [[]], [null], { '': null }, Array(50).fill(1)],
  ...['a,b', '#fff', '50%', 'end', './x.csv', 'y > x'],
]

/** A copy of plain data in which some values were changed, swapped, taken out, nested or joined by others. */
export function damageJson(value, { below, pick }) {
  const damaged = structuredClone(value)
  for (let left = 1 + below(3); left > 0; left--) {
    const places = []
    const walk = inner => {
      if (typeof inner !== 'object' || inner === null) return
      for (const key of Object.keys(inner)) {
        places.push([inner, key])
        walk(inner[key])
      }
    }
    walk(damaged)
    if (places.length === 0) return pick(values)
    const [inside, key] = pick(places)
    const [other, otherKey] = pick(places)
    const kinds = {
      value() {
        inside[key] = structuredClone(pick(values))
      },
      swap() {
        // A copy, as nothing may hold itself.
        const [one, two] = [structuredClone(inside[key]), structuredClone(other[otherKey])]
        inside[key] = two
        other[otherKey] = one
      },
      without() {
        if (Array.isArray(inside)) inside.splice(Number(key), 1)
        else delete inside[key]
      },
      more() {
        if (Array.isArray(inside)) inside.splice(Number(key), 0, structuredClone(inside[key]))
        else inside[pick([`${key}s`, 'x', '__proto__x', 'at'])] = structuredClone(pick(values))
      },
      nested() {
        inside[key] = pick([[inside[key]], { [key]: inside[key] }])
      },
      nudged() {
        if (typeof inside[key] === 'number') inside[key] *= pick([-1, 0, 0.5, 2, 10, 1e3, 1e9, 1 / 3])
        else if (typeof inside[key] === 'string')
          inside[key] = inside[key].slice(below(3)) + pick(['', 's', '|2', ' '])
      },
    }
    kinds[pick(Object.keys(kinds))]()
  }
  return damaged
}
