/** 2 → "two"; numbers from eleven on stay digits. */
export function numberWord(number: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  return words[number] ?? String(number)
}

/** "one cut", "two cuts". */
export function counting(number: number, one: string, many = `${one}s`): string {
  return `${numberWord(number)} ${number === 1 ? one : many}`
}
