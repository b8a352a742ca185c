/** Sentences of the table of barriers. */
export const frBarriers = {
  "barriers.caption": "Les freins à l’autonomie administrative en ligne, et ce que chaque source en voit",
  "barriers.head": "Frein",
  "barriers.individual": "Du côté des personnes",
  "barriers.institutional": "Du côté de l’institution",
  "barriers.unseen": "non mesuré",
  "barriers.sighting": "{value} {what}",
} as const;
