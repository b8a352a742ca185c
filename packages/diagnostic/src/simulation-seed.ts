/** Where a test draws tables at random, it starts here: printed in the note, so that anyone finds the same p. */
export const simulationSeed = 20_221_231;
