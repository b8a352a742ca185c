# Intervals of proportions, differences and ratios.
# Wilson: prop.test without correction. Clopper-Pearson: binom.test. Newcombe (1998), method 10: from prop.test's
# intervals. Katz (1978) and Woolf (1955): by their formulas.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "write-cases.R"))
set.seed(20220101)

bases <- c(1, 2, 5, 20, 30, 263, 1000, 37812, 93000, 1e7, 7e7)
proportion <- function() {
  base <- sample(bases, 1)
  share <- sample(c(0, 1, runif(1), rbeta(1, .1, 2), rbeta(1, 2, .1)), 1)
  list(count = round(share * base), base = base)
}
level <- function() sample(c(.8, .9, .95, .99, .999), 1)

score <- function(p, level) {
  bounds <- suppressWarnings(prop.test(p$count, p$base, conf.level = level, correct = FALSE)$conf.int)
  # prop.test leaves the last digit of a difference here.
  if (p$count == 0) bounds[1] <- 0
  if (p$count == p$base) bounds[2] <- 1
  as.numeric(bounds)
}

one <- c(
  list(list(count = 81, base = 263, level = .95), list(count = 0, base = 20, level = .95)),
  replicate(150, c(proportion(), level = level()), simplify = FALSE)
)
one <- lapply(one, function(p) c(p, list(wilson = score(p, p$level))))

ratio <- function(estimate, log_variance, level) {
  estimate * exp(c(0, -1, 1) * qnorm((1 + level) / 2) * sqrt(log_variance))
}
compare <- function(group, rest, level) {
  p <- group$count / group$base
  q <- rest$count / rest$base
  g <- score(group, level)
  r <- score(rest, level)
  a <- group$count; b <- group$base - a
  c <- rest$count; d <- rest$base - c
  list(
    group = group, rest = rest, level = level,
    newcombe = c(p - q, p - q - sqrt((p - g[1])^2 + (r[2] - q)^2), p - q + sqrt((g[2] - p)^2 + (q - r[1])^2)),
    relativeRisk = if (a > 0 && c > 0 && (b > 0 || d > 0)) ratio(p / q, b / (a * (a + b)) + d / (c * (c + d)), level),
    oddsRatio = if (min(a, b, c, d) > 0) ratio(a * d / (b * c), 1 / a + 1 / b + 1 / c + 1 / d, level)
  )
}
two <- c(
  list(
    compare(list(count = 56, base = 70), list(count = 48, base = 80), .95),
    compare(list(count = 189, base = 11034), list(count = 104, base = 11037), .95)
  ),
  replicate(150, compare(proportion(), proportion(), level()), simplify = FALSE)
)

write_cases(list(
  one = one,
  two = lapply(two, function(case) {
    for (name in c("relativeRisk", "oddsRatio")) if (is.null(case[[name]])) case[name] <- list(NA)
    case
  })
))
