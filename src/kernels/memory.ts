const page: usize = 0x10000

let free: usize = __heap_base

/** Takes that many bytes of the memory for good, from a place that vectors may be read at; they are 0. */
export function take(bytes: usize): usize {
  const place = (free + 15) & ~15
  free = place + bytes
  const missing = <isize>free - ((<isize>memory.size()) << 16)
  if (missing > 0) memory.grow(<i32>((<usize>missing + page - 1) / page))
  return place
}
