# The newest edition of series against their levels: inverse-variance means, binomial variances at the pooled share of a level,
# dispersion of all series by moments (DerSimonian and Laird 1986, in a common factor of chance), Student's law, Holm's correction.
# The expectation is the trace of the weighted residual projection, where the implementation sums term by term.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "write-cases.R"))
set.seed(20261202)

pooled <- function(s, rows) weighted.mean(s$shares[rows], s$bases[rows])
chance <- function(s, rows, share) share * (1 - share) / s$bases[rows]

dispersion <- function(series, starts, at) {
  parts <- do.call(rbind, Map(function(s, own) {
    level <- findInterval(seq_len(at - 1), own)
    do.call(rbind, lapply(unique(level), function(l) {
      rows <- which(level == l & !is.na(s$shares[seq_len(at - 1)]))
      if (length(rows) < 2) return(NULL)
      bernoulli <- chance(s, rows, pooled(s, rows))
      weights <- 1 / (s$noise[rows] + bernoulli)
      fit <- lm(s$shares[rows] ~ 1, weights = weights)
      hat <- outer(rep(1, length(rows)), weights) / sum(weights)
      left <- diag(weights) %*% (diag(length(rows)) - hat)
      c(chi = deviance(fit), noise = sum(diag(left) * s$noise[rows]), chance = sum(diag(left) * bernoulli), df = df.residual(fit))
    }))
  }, series, starts))
  sums <- if (is.null(parts)) c(chi = 0, noise = 0, chance = 1, df = 0) else colSums(parts)
  factor <- if (sums[["df"]] < 6) 1 else max(1, (sums[["chi"]] - sums[["noise"]]) / sums[["chance"]])
  list(factor = factor, df = sums[["df"]])
}

newest <- function(series, planned) {
  starts <- lapply(series, function(s) 1)
  for (at in 3:length(series[[1]]$shares)) {
    found <- dispersion(series, starts, at)
    tested <- Map(function(s, own) {
      rows <- seq(tail(own, 1), at - 1)
      rows <- rows[!is.na(s$shares[rows])]
      if (length(rows) == 0 || is.na(s$shares[at])) return(NULL)
      share <- pooled(s, rows)
      variance <- s$noise[c(rows, at)] + found$factor * chance(s, c(rows, at), share)
      weights <- 1 / head(variance, -1)
      mean <- weighted.mean(s$shares[rows], weights)
      z <- (s$shares[at] - mean) / sqrt(tail(variance, 1) + 1 / sum(weights))
      list(since = rows[1] - 1, mean = mean, p = if (found$factor > 1) 2 * pt(-abs(z), found$df) else 2 * pnorm(-abs(z)))
    }, series, starts)
    p <- vapply(tested, function(one) if (is.null(one)) NA_real_ else one$p, 0)
    alerts <- !is.na(p) & p.adjust(p, "holm") <= 0.05 / (planned - 4)
    families <- vapply(series, function(s) s$family, "")
    starts <- Map(function(own, moves) if (moves) c(own, at) else own, starts, families %in% families[alerts])
  }
  unname(Map(function(s, one, alert) {
    if (is.null(one) || sum(!is.na(head(s$shares, -1))) < 4) NA else c(one, list(alert = alert))
  }, series, tested, alerts))
}

# Shares of the first series move at editions; the others bear what chance gives, times `spread`.
layout <- function(count, editions, spread = 1, moves = numeric(0), absent = 0, family = letters) {
  series <- lapply(seq_len(count), function(which) {
    bases <- sample(800:4000, editions)
    level <- 0.2 + (if (which == 1) 0.06 * colSums(outer(moves, seq_len(editions), "<=")) else 0)
    latent <- level + rnorm(editions, 0, sqrt((spread - 1) * level * (1 - level) / bases))
    shares <- rbinom(editions, bases, latent) / bases
    if (which == count) shares[seq_len(absent)] <- NA
    list(shares = shares, bases = bases, noise = runif(editions, 1, 60) / bases^2, family = family[which])
  })
  list(series = series, planned = 12, changes = newest(series, 12))
}

write_cases(list(
  layout(1, 5), layout(1, 8, spread = 3), layout(4, 7, spread = 2), layout(6, 8, moves = 6), layout(5, 9, moves = c(6, 9), family = c("a", "a", "b", "b", "b")),
  layout(6, 12, spread = 2, moves = c(3, 8), absent = 5)
))
