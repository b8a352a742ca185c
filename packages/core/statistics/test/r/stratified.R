# Stratified 2x2 tables: mantelhaen.test(correct = FALSE) on the strata that hold at least two units, and the test of
# Breslow and Day (1980) with Tarone's correction (1985), by their formulas on the informative strata.
# Each stratum is a, b (with and without, in the group), c, d (in the rest).
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "write-cases.R"))
set.seed(20220103)

homogeneity <- function(strata, ratio) {
  keep <- strata[, 1] + strata[, 2] > 0 & strata[, 3] + strata[, 4] > 0 &
    strata[, 1] + strata[, 3] > 0 & strata[, 2] + strata[, 4] > 0
  kept <- strata[keep, , drop = FALSE]
  if (nrow(kept) < 2) return(NA)
  fit <- apply(kept, 1, function(s) {
    m1 <- s[1] + s[2]; m0 <- s[3] + s[4]; t <- s[1] + s[3]
    odds <- function(a) log(a) + log(m0 - t + a) - log(m1 - a) - log(t - a) - log(ratio)
    # The root is found by bisection on its own bounds: nothing shared with the quadratic formula.
    lower <- max(0, t - m0); upper <- min(m1, t)
    for (i in 1:200) { middle <- (lower + upper) / 2; if (odds(middle) < 0) lower <- middle else upper <- middle }
    a <- (lower + upper) / 2
    c(s[1] - a, 1 / (1 / a + 1 / (m1 - a) + 1 / (t - a) + 1 / (m0 - t + a)))
  })
  uncorrected <- sum(fit[1, ]^2 / fit[2, ])
  statistic <- uncorrected - sum(fit[1, ])^2 / sum(fit[2, ])
  df <- ncol(fit) - 1
  list(uncorrected = uncorrected, statistic = statistic, degreesOfFreedom = df,
    pValue = pchisq(statistic, df, lower.tail = FALSE))
}
summarise <- function(strata, level = .95) {
  kept <- strata[rowSums(strata) > 1, , drop = FALSE]
  x <- array(t(kept[, c(1, 3, 2, 4)]), c(2, 2, nrow(kept)))
  test <- mantelhaen.test(x, correct = FALSE, conf.level = level)
  ratio <- as.numeric(test$estimate)
  all <- colSums(strata)
  list(
    strata = strata, level = level,
    crude = if (min(all) > 0) all[1] * all[4] / (all[2] * all[3]) else NA,
    pooled = c(ratio, as.numeric(test$conf.int)),
    statistic = as.numeric(test$statistic), pValue = test$p.value,
    homogeneity = homogeneity(strata, ratio)
  )
}

# Group: men; characteristic: admitted.
admissions <- t(apply(UCBAdmissions, 3, function(s) c(s["Admitted", "Male"], s["Rejected", "Male"],
  s["Admitted", "Female"], s["Rejected", "Female"])))
dimnames(admissions) <- NULL

random_strata <- function() {
  strata <- sample(2:8, 1)
  size <- sample(c(4, 20, 300, 1e5, 1e7), 1)
  x <- matrix(rpois(strata * 4, size * rexp(strata * 4)), strata)
  if (runif(1) < .3) x[sample(strata, 1), ] <- 0
  if (runif(1) < .3) x[sample(strata, 1), sample(4, 1)] <- 0
  if (runif(1) < .2) x[sample(strata, 1), 1:2] <- 0
  x
}
usable <- function(x) {
  n <- pmax(1, rowSums(x))
  sum(x[, 1] * x[, 4] / n) > 0 && sum(x[, 2] * x[, 3] / n) > 0 && sum(rowSums(x) > 1) > 1
}
drawn <- Filter(usable, replicate(110, random_strata(), simplify = FALSE))

write_cases(c(list(summarise(admissions)), lapply(drawn, summarise)))
