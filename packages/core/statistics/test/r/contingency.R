# Two-way tables: chisq.test(correct = FALSE) on the table without its empty lines, Cramér's V, fisher.test, and the
# exact permutation p-value of Pearson's statistic by enumeration of every table with the margins of a small one.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "write-cases.R"))
set.seed(20220102)

pearson <- function(x) {
  full <- x[rowSums(x) > 0, colSums(x) > 0, drop = FALSE]
  if (min(dim(full)) < 2) return(list(table = x, expectation = NA))
  test <- suppressWarnings(chisq.test(full, correct = FALSE))
  spread <- function(part, empty) {
    all <- matrix(empty, nrow(x), ncol(x))
    all[rowSums(x) > 0, colSums(x) > 0] <- part
    all
  }
  list(table = x, expectation = list(
    statistic = as.numeric(test$statistic), degreesOfFreedom = as.numeric(test$parameter), pValue = test$p.value,
    cramersV = sqrt(as.numeric(test$statistic) / sum(x) / (min(dim(full)) - 1)),
    expected = spread(test$expected, 0), residuals = spread(test$stdres, NA)
  ))
}
random_table <- function() {
  height <- sample(2:6, 1); width <- sample(2:6, 1)
  size <- sample(c(3, 20, 200, 1e4, 1e7), 1)
  x <- matrix(rpois(height * width, size * rexp(height * width)), height)
  if (runif(1) < .2) x[sample(height, 1), ] <- 0
  if (runif(1) < .2) x[, sample(width, 1)] <- 0
  if (runif(1) < .1) x <- round(outer(rowSums(x) + 1, colSums(x) + 1) / 100)
  x
}
study <- rbind(c(762, 327, 468), c(484, 239, 477))
tables <- c(list(study, rbind(c(5, 0), c(3, 0)), matrix(0, 2, 3)), replicate(120, random_table(), simplify = FALSE))

fisher <- function(x) list(table = x, pValue = fisher.test(x)$p.value)
fourfold <- function() {
  size <- sample(c(3, 8, 30, 200, 5e4), 1)
  matrix(rpois(4, size * rexp(4)), 2)
}
exact <- c(
  list(
    rbind(c(3, 1), c(1, 3)), rbind(c(10, 10), c(10, 10)), rbind(c(0, 7), c(9, 0)), rbind(c(0, 0), c(3, 4)),
    rbind(c(2, 0), c(9999998, 0)), rbind(c(3, 2), c(2e6, 7999995)), rbind(c(0, 1e6), c(40, 1e6))
  ),
  replicate(120, fourfold(), simplify = FALSE)
)

# Calls `each` with every table of these margins.
enumerate <- function(rows, columns, each, above = NULL) {
  if (length(rows) == 1) return(each(rbind(above, columns)))
  line <- function(left, caps, done) {
    if (length(caps) == 1) {
      if (left <= caps) enumerate(rows[-1], columns - c(done, left), each, rbind(above, c(done, left)))
    } else for (count in 0:min(left, caps[1])) line(left - count, caps[-1], c(done, count))
  }
  line(rows[1], columns, NULL)
}
permutation <- function(x) {
  rows <- rowSums(x); columns <- colSums(x); n <- sum(x)
  expected <- outer(rows, columns) / n
  statistic <- function(table) sum((table - expected)^2 / expected)
  seen <- statistic(x) * (1 - 1e-12)
  constant <- sum(lfactorial(rows), lfactorial(columns)) - lfactorial(n)
  extreme <- 0; all <- 0
  enumerate(rows, columns, function(table) {
    probability <- exp(constant - sum(lfactorial(table)))
    all <<- all + probability
    if (statistic(table) >= seen) extreme <<- extreme + probability
  })
  stopifnot(abs(all - 1) < 1e-9)
  list(table = x, pValue = min(1, extreme))
}
small <- list(
  rbind(c(3, 1, 0), c(1, 3, 2), c(0, 0, 4)), rbind(c(5, 1, 1), c(1, 4, 2)), rbind(c(0, 3, 2, 1), c(4, 1, 0, 1)),
  rbind(c(2, 2, 2), c(2, 2, 2), c(2, 2, 2)), rbind(c(6, 0), c(2, 3), c(1, 4)), rbind(c(9, 1, 0), c(0, 1, 1))
)

write_cases(list(
  pearson = lapply(tables, pearson), fisher = lapply(exact, fisher), permutation = lapply(small, permutation)
))
