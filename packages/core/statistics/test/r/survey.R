# Design-based estimates of R's survey on invented respondents: with replacement, stratified with and without finite
# populations, whole sample and subsets. Null answers are outside the subset. svyciprop's "xlogit" is the closed form
# that its "logit" iterates to.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "write-cases.R"))
suppressPackageStartupMessages(library(survey))
set.seed(20220107)

respondents <- function(n, strata, finite) {
  h <- sample(c("nord", "sud", "est", "ouest")[1:strata], n, TRUE, prob = (1:strata) / sum(1:strata))
  population <- setNames(round(table(h) * runif(strata, 2, 40)), sort(unique(h)))
  weight <- if (finite) as.numeric(population[h] / table(h)[h]) else round(rexp(n) + .2, 3)
  x <- round(rnorm(n, 40 + 5 * (h == "sud"), 15), 2)
  list(
    data = data.frame(
      h = h, w = weight, N = as.numeric(population[h]), x = x,
      yes = runif(n) < plogis((x - 45) / 15), inside = runif(n) < sample(c(.3, .7, 1), 1),
      row = sample(c("a", "b", "c"), n, TRUE), column = NA
    ),
    population = as.list(population)
  )
}
one <- function(n, strata, finite, level) {
  drawn <- respondents(n, strata, finite)
  d <- drawn$data
  d$column <- ifelse(runif(n) < .3 + .3 * (d$row == "a"), "u", sample(c("v", "w"), n, TRUE))
  whole <- if (finite) svydesign(~1, strata = ~h, fpc = ~N, weights = ~w, data = d)
    else if (strata > 1) svydesign(~1, strata = ~h, weights = ~w, data = d)
    else svydesign(~1, weights = ~w, data = d)
  part <- subset(whole, inside)
  share <- svyciprop(~yes, part, method = "xlogit", level = level)
  stopifnot(max(abs(confint(share) - confint(svyciprop(~yes, part, method = "logit", level = level)))) < 1e-5)
  test <- svychisq(~row + column, part, statistic = "F")
  hide <- function(v) ifelse(d$inside, v, NA)
  list(
    weights = d$w, strata = if (strata > 1 || finite) d$h else NA, populations = if (finite) drawn$population else NA,
    level = level, answers = hide(d$yes), rows = hide(d$row), columns = hide(d$column),
    share = c(coef(share), SE(share), confint(share)),
    raoScott = list(statistic = as.numeric(test$statistic), numerator = test$parameter[[1]],
      denominator = test$parameter[[2]], pValue = test$p.value)
  )
}
cases <- list(
  one(60, 1, FALSE, .95), one(150, 1, FALSE, .9), one(80, 3, FALSE, .95), one(200, 4, FALSE, .99),
  one(60, 2, TRUE, .95), one(120, 4, TRUE, .95), one(150, 1, TRUE, .95), one(40, 2, FALSE, .95)
)

raking <- function(n) {
  sex <- sample(c("f", "m"), n, TRUE); age <- sample(c("18-39", "40-64", "65+"), n, TRUE)
  place <- sample(c("est", "plaine", "terres"), n, TRUE); w <- round(runif(n, .5, 3), 3)
  targets <- list(sex = c(f = 5200, m = 4800), age = c("18-39" = 3000, "40-64" = 4500, "65+" = 2500),
    place = c(est = 2500, plaine = 4000, terres = 3500))
  frame <- function(name) setNames(data.frame(names(targets[[name]]), as.numeric(targets[[name]])), c(name, "Freq"))
  raked <- rake(svydesign(~1, weights = ~w, data = data.frame(sex, age, place, w)), list(~sex, ~age, ~place),
    list(frame("sex"), frame("age"), frame("place")), control = list(maxit = 1000, epsilon = 1e-9))
  list(weights = w, margins = list(list(codes = sex, targets = as.list(targets$sex)),
    list(codes = age, targets = as.list(targets$age)), list(codes = place, targets = as.list(targets$place))),
    raked = as.numeric(weights(raked)))
}

write_cases(list(estimates = cases, raking = lapply(c(30, 120), raking)))
