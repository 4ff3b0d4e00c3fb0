import { describePace } from './pace-films.ts'

// Longer films are in `pace.slow.ts`.
describePace('blobs', ['transform', 'data', 'boundary'])
