import { space } from '../cases.ts'
import { describePictures, describeSizes } from './pictures.ts'

// A frame in space is thousands of shapes: fewer of them.
describePictures(space, 12)
describeSizes(space.filter(({ name }) => ['moons', 'long names in space'].includes(name)))
