import { captionOf } from '../outline.ts'
import { type Made, middle } from '../stage.ts'

/** The caption in the middle of a chapter. */
export const captionIn = ({ scene }: Made, id: string) =>
  captionOf(scene.at(middle(scene.chapters.find(chapter => chapter.id === id)!)))
