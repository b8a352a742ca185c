# glm(family = binomial) on grouped answers, iterated to convergence, so that what is compared is
# the maximum and not where R stops by default. glm's covariance is one iteration behind its coefficients: a second fit
# that starts from them brings it level.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "write-cases.R"))
set.seed(20220105)

fit <- function(data, formula, covariates, count, base, level = .95) {
  # The response of the formula is not used: grouped rows enter as events and non-events.
  formula <- reformulate(attr(terms(formula), "term.labels"), "cbind(.count, .base - .count)")
  data$.count <- count; data$.base <- base
  converged <- glm(formula, binomial, data[base > 0, ], control = glm.control(epsilon = 1e-12, maxit = 100))
  # Two iterations are not enough for glm to call it convergence: its warning is expected.
  model <- suppressWarnings(glm(formula, binomial, data[base > 0, ], start = coef(converged),
    control = glm.control(epsilon = 1e-14, maxit = 2)))
  b <- unname(coef(model)); se <- unname(sqrt(diag(vcov(model))))
  p <- unname(fitted(model))
  k <- count[base > 0]; n <- base[base > 0]
  list(
    covariates = covariates,
    patterns = lapply(seq_len(nrow(data)), function(i) {
      values <- lapply(covariates, function(v) {
        x <- data[i, v$name]
        if (v$kind == "number") as.numeric(x) else as.character(x)
      })
      list(values = setNames(values, vapply(covariates, `[[`, "", "name")), count = count[i], base = base[i])
    }),
    level = level,
    estimates = b, standardErrors = se, pValues = 2 * pnorm(-abs(b / se)),
    deviance = -2 * sum(ifelse(k > 0, k * log(p), 0) + ifelse(n > k, (n - k) * log1p(-p), 0)),
    lower = exp(b - qnorm((1 + level) / 2) * se), upper = exp(b + qnorm((1 + level) / 2) * se)
  )
}
factor_of <- function(name, levels, reference = levels[1])
  list(kind = "factor", name = name, levels = I(levels), reference = reference)
number <- function(name) list(kind = "number", name = name)

birthwt <- with(MASS::birthwt, data.frame(
  low = low, age = age, lwt = lwt, race = factor(race, labels = c("white", "black", "other")),
  smoke = factor(smoke, labels = c("no", "yes")), ptd = factor(ptl > 0, labels = c("no", "yes")),
  ht = factor(ht, labels = c("no", "yes")), ui = factor(ui, labels = c("no", "yes"))
))
published <- fit(birthwt, low ~ age + lwt + race + smoke + ptd + ht + ui, list(
  number("age"), number("lwt"), factor_of("race", c("white", "black", "other")), factor_of("smoke", c("no", "yes")),
  factor_of("ptd", c("no", "yes")), factor_of("ht", c("no", "yes")), factor_of("ui", c("no", "yes"))
), birthwt$low, rep(1, nrow(birthwt)))

# Declared levels in an order of their own; the reference need not be the first.
random_model <- function(size) {
  levels_a <- c("a1", "a2", "a3", "a4"); levels_b <- c("b1", "b2", "b3")
  grid <- expand.grid(a = levels_a, b = levels_b, year = c(-1, 1, 2), stringsAsFactors = FALSE)
  grid$a <- relevel(factor(grid$a, levels_a), "a3"); grid$b <- factor(grid$b, levels_b)
  base <- rpois(nrow(grid), size * rexp(nrow(grid)))
  if (runif(1) < .5) base[sample(nrow(grid), 4)] <- 0
  effect <- rnorm(1) + rnorm(4)[grid$a] * .7 + rnorm(3)[grid$b] * .7 + rnorm(1, 0, .3) * grid$year
  count <- rbinom(nrow(grid), base, plogis(effect))
  covariates <- list(factor_of("a", levels_a, "a3"), factor_of("b", levels_b), number("year"))
  covariates[[1]]$levels <- I(levels_a)
  fit(grid, ~ a + b + year, covariates, count, base, sample(c(.9, .95, .99), 1))
}
rare <- function() {
  grid <- data.frame(x = c(-2, -1, 0, .5, 3), g = factor(c("u", "v", "u", "v", "u")))
  fit(grid, ~ x + g, list(number("x"), factor_of("g", c("u", "v"))), c(3, 1, 9, 12, 2),
    c(9999991, 8000000, 5e6, 1e7, 40000))
}
# From equal odds, full steps overshoot here and would never come back.
steep <- function() {
  grid <- data.frame(x = c(-18, -5, 250, 1))
  fit(grid, ~x, list(number("x")), c(0, 1, 0, 2), c(2, 6, 2, 278))
}
sizes <- rep(c(8, 30, 400, 1e4, 1e6), 4)

write_cases(c(list(published, rare(), steep()), lapply(sizes, random_model)))
