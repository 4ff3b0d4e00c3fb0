/** Rows of cells as lines of text, with each column as wide as its widest cell and two spaces between them. */
export function alignColumns(rows: string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)))
  const padded = (row: string[]) => row.map((cell, i) => cell.padEnd(widths[i]))
  return rows.map(row => padded(row).join('  ').trimEnd()).join('\n')
}
