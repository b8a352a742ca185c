/** Sentences of the table of barriers: see `fr-barriers.ts`. */
export const enBarriers = {
  "barriers.caption": "Barriers to doing procedures online on one’s own, and what each source sees of them",
  "barriers.head": "Barrier",
  "barriers.individual": "On the side of people",
  "barriers.institutional": "On the side of the institution",
  "barriers.unseen": "not measured",
  "barriers.sighting": "{value} {what}",
} as const;
