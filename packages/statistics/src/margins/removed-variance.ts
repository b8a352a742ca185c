/**
 * gᵀΣAᵀ(AΣAᵀ)⁻AΣg: the variance that agreement on margins takes from a sum g of cells of one table.
 * @param covered the profile of each cell of the sum
 * @param variance of the noise of each of them
 */
export type RemovedVariance = (covered: Int32Array, variance: number) => number;
