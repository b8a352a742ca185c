# Ordinal alpha of Krippendorff (2011), from his coincidence matrix, written from his section C and checked there: .815 on his
# twelve units; then without the unit of grade 5, which the grid of tests has no grade for. Base R alone. Rscript alpha.R
ratings <- rbind(c(1,1,NA,1), c(2,2,3,2), c(3,3,3,3), c(3,3,3,3), c(2,2,2,2), c(1,2,3,4), c(4,4,4,4), c(1,1,2,1),
  c(2,2,2,2), c(NA,5,5,5), c(NA,NA,1,1), c(NA,3,NA,NA))
alpha <- function(units) {
  grades <- sort(unique(na.omit(as.vector(units))))
  o <- matrix(0, length(grades), length(grades))
  for (u in seq_len(nrow(units))) {
    own <- na.omit(units[u, ]); m <- length(own)
    if (m > 1) for (i in seq_len(m)) for (j in seq_len(m)) if (i != j) {
      a <- match(own[i], grades); b <- match(own[j], grades); o[a, b] <- o[a, b] + 1 / (m - 1)
    }
  }
  n <- rowSums(o); total <- sum(n)
  distance <- outer(seq_along(grades), seq_along(grades), Vectorize(function(c, k)
    (sum(n[min(c, k):max(c, k)]) - (n[c] + n[k]) / 2)^2))
  1 - (total - 1) * sum(o * distance) / sum(outer(n, n) * distance)
}
cat(sprintf("%.6f %.6f\n", alpha(ratings), alpha(ratings[-10, ])))
