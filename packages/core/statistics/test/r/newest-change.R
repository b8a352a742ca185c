# The newest edition of a series against the earlier ones: inverse-variance means, binomial variances at the pooled share,
# dispersion as the residual deviance of a weighted linear model without terms (chi-square over its degrees of freedom).
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "write-cases.R"))
set.seed(20261202)

newest <- function(shares, bases, noise) {
  n <- length(shares)
  earlier <- seq_len(n - 1)
  pooled <- weighted.mean(shares[earlier], bases[earlier])
  chance <- pooled * (1 - pooled) / bases
  plain <- noise + chance
  fit <- lm(shares[earlier] ~ 1, weights = 1 / plain[earlier])
  dispersion <- if (n < 8) 1 else max(1, summary(fit)$sigma^2)
  variance <- noise + dispersion * chance
  weights <- 1 / variance[earlier]
  mean <- weighted.mean(shares[earlier], weights)
  z <- (shares[n] - mean) / sqrt(variance[n] + 1 / sum(weights))
  list(mean = mean, p = 2 * pnorm(-abs(z)))
}

write_cases(lapply(c(5, 7, 8, 12, 20), function(n) {
  bases <- sample(800:4000, n)
  shares <- rbinom(n, bases, 0.2 + 0.01 * (seq_len(n) %% 3)) / bases
  noise <- runif(n, 1, 30) / bases^2
  c(list(shares = shares, bases = bases, noise = noise), newest(shares, bases, noise))
}))
