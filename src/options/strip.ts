interface Size {
  width: number
  height: number
}

/** About the shape of a page's text column, laid across. */
const goodShape = 1.5

/** Columns and rows for so many equal pictures: a row, or rows with few places left empty, of a good shape as a whole. */
export function stripGrid(count: number, { width, height }: Size): { columns: number; rows: number } {
  const grids = Array.from({ length: count }, (_, i) => ({
    columns: i + 1,
    rows: Math.ceil(count / (i + 1)),
  }))
  const cost = ({ columns, rows }: { columns: number; rows: number }) =>
    Math.abs(Math.log((columns * width) / (rows * height) / goodShape)) + (columns * rows - count) / count
  return grids.reduce((best, grid) => (cost(grid) < cost(best) ? grid : best))
}

/** The size of a picture of so many moments, each of that size. */
export function stripSize(count: number, size: Size): Size {
  const { columns, rows } = stripGrid(count, size)
  return { width: columns * size.width, height: rows * size.height }
}
