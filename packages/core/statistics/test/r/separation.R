# Separation by linear programming (Konis 2007, with lpSolve) on random small data whose covariates are small whole
# numbers, so that the answer is not a matter of rounding. Lines of x start with the intercept.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "write-cases.R"))
suppressPackageStartupMessages(library(lpSolve))
set.seed(20220106)

extent <- function(x, y) {
  signed <- x * ifelse(y == 1, 1, -1)
  # lpSolve's variables are >= 0: each coefficient is a difference of two.
  two <- cbind(signed, -signed)
  size <- ncol(two)
  some <- lp("max", colSums(two), rbind(two, diag(size)), c(rep(">=", nrow(two)), rep("<=", size)),
    c(rep(0, nrow(two)), rep(1, size)))
  if (some$objval < 1e-7) return("none")
  all <- lp("max", c(rep(0, size), 1), rbind(cbind(two, -1), diag(size + 1)),
    c(rep(">=", nrow(two)), rep("<=", size + 1)), c(rep(0, nrow(two)), rep(100, size), 1))
  if (all$objval > 1e-7) "complete" else "quasi"
}
one <- function() {
  repeat {
    n <- sample(6:40, 1); p <- sample(1:4, 1)
    x <- cbind(1, matrix(sample(-3:3, n * p, TRUE), n))
    steep <- sample(c(0, 1, 3), 1)
    y <- rbinom(n, 1, plogis(x %*% c(rnorm(1), rnorm(p, 0, steep))))
    if (qr(x)$rank == ncol(x) && var(y) > 0) return(list(x = x, y = y, extent = extent(x, y)))
  }
}
cases <- replicate(200, one(), simplify = FALSE)
print(table(vapply(cases, `[[`, "", "extent")))
write_cases(cases)
