# Expected numbers of survey.test.ts: Rscript survey.R FOLDER-OF-DATA > survey.json
# R 4.5, package survey 4.4.
suppressMessages(library(survey))
folder <- commandArgs(trailingOnly = TRUE)[1]
out <- list()

schools <- read.csv(file.path(folder, "survey-reference/apistrat.csv"))
drawn <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = schools)
mean_of <- function(design) {
  m <- svymean(~api00, design)
  list(mean = as.numeric(coef(m)), se = as.numeric(SE(m)), n = nrow(design$variables))
}
out$api00 <- c(list("_T" = mean_of(drawn)), sapply(c("E", "M", "H"), function(s) mean_of(subset(drawn, stype == s)), simplify = FALSE))
share <- function(formula, design) {
  p <- svyciprop(formula, design, method = "logit", df = degf(design))
  w <- weights(design)
  list(share = as.numeric(coef(p)), se = as.numeric(SE(p)), lower = confint(p)[[1]], upper = confint(p)[[2]],
       n = length(w), weighted = sum(w), effective = sum(w)^2 / sum(w^2))
}
schools$yes <- schools$awards == "Yes"
drawn <- update(drawn, yes = schools$yes)
out$awards <- c(list("_T" = share(~yes, drawn)), sapply(c("E", "M", "H"), function(s) share(~yes, subset(drawn, stype == s)), simplify = FALSE))
test <- function(formula, design) {
  t <- svychisq(formula, design, statistic = "F")
  list(f = as.numeric(t$statistic), df = as.numeric(t$parameter[1]), residual = as.numeric(t$parameter[2]), p = as.numeric(t$p.value))
}
out$awards_test <- test(~awards + stype, drawn)

# Raked weights are then taken as given: a design of these weights, with the same strata.
raked <- rake(svydesign(id = ~1, strata = ~stype, weights = ~pw, data = schools), list(~stype, ~awards),
  list(data.frame(stype = c("E", "M", "H"), Freq = c(4421, 1018, 755)), data.frame(awards = c("Yes", "No"), Freq = c(4000, 2194))),
  control = list(maxit = 1000, epsilon = 1e-9))
schools$raked <- weights(raked)
given <- svydesign(id = ~1, strata = ~stype, weights = ~raked, fpc = ~fpc, data = schools)
given <- update(given, yes = comp.imp == "Yes")
out$raked <- list(ratio = range(schools$raked / (schools$pw * 6194 / sum(schools$pw))), improved = share(~yes, given))

people <- read.csv(file.path(folder, "barometre-numerique/barometre_2022_inclusion.csv"), fileEncoding = "CP1252")
asked <- svydesign(id = ~1, weights = ~POND, data = people)
asked <- update(asked, online = US_ADMI == "Oui", age = AGE6FUZ)
adults <- subset(asked, AGE6FUZ != "12-17 ans" & US_ADMI %in% c("Oui", "Non"))
ages <- c(a18 = "18-24 ans", a25 = "25-39 ans", a40 = "40-59 ans", a60 = "60-69 ans", a70 = "70 ans et plus")
out$online <- c(list("_T" = share(~online, adults)), sapply(ages, function(a) share(~online, subset(adults, AGE6FUZ == a)), simplify = FALSE))
out$online_test <- test(~online + age, adults)
answered <- subset(asked, FREINWEB1 %in% c("Oui", "Non"))
items <- c(equipment = "FREINWEB1", cost = "FREINWEB2", connection = "FREINWEB3", mastery = "FREINWEB4", none = "FREINWEB5")
out$barriers <- sapply(items, function(i) share(as.formula(paste0("~I(", i, " == \"Oui\")")), answered), simplify = FALSE)

median_age <- function(design) as.numeric(coef(svyquantile(~AGE, design, 0.5, qrule = "hf2")))
grown <- subset(asked, AGE6FUZ != "12-17 ans")
not_mastering <- subset(grown, MAITRNUM %in% c("Non, plutôt pas", "Non, pas du tout"))
out$national <- list(
  not_mastering = list(median_age = median_age(not_mastering), age_50_plus = share(~I(AGE >= 50), not_mastering)$share),
  offline = list(median_age = median_age(subset(grown, US_ADMI != "Oui")))
)

waves <- read.csv(gzfile(file.path(folder, "barometre-numerique/barometre_socle_2007_2022.csv.gz")))
trend <- svydesign(id = ~1, strata = ~ANNEE, weights = ~POND, data = waves)
trend <- update(trend, online = US_ADMI == "Oui")
trend <- subset(trend, AGE >= 18 & US_ADMI %in% c("Oui", "Non"))
years <- setNames(unique(waves$ANNEE), unique(waves$ANNEE))
out$trend <- sapply(years, function(y) share(~online, subset(trend, ANNEE == y)), simplify = FALSE)

cat(jsonlite::toJSON(out, auto_unbox = TRUE, digits = 10, pretty = TRUE))
