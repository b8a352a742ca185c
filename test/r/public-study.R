# Expected numbers of public-study.test.ts, by the package survey (4.4) of R:
#   Rscript public-study.R FOLDER > public-study.json
# FOLDER holds barometre_2022_inclusion.csv. Weights are as the study declares them: to the thousandth, three at most.
suppressMessages(library(survey))
file <- file.path(commandArgs(trailingOnly = TRUE)[1], "barometre_2022_inclusion.csv")
d <- read.csv(file, fileEncoding = "CP1252", check.names = FALSE, na.strings = character())
recode <- function(column, codes) unname(codes[match(column, names(codes))])
people <- data.frame(
  weight = pmin(round(d$POND, 3), 3),
  age = recode(d$AGE6FUZ, c(
    "12-17 ans" = "12-17", "18-24 ans" = "18-24", "25-39 ans" = "25-39", "40-59 ans" = "40-59", "60-69 ans" = "60-69",
    "70 ans et plus" = "70-plus"
  )),
  diploma = recode(d$DIPL5, c("Non diplômé" = "no_diploma", "BEPC" = "bepc", "BAC" = "bac", "Diplômé du supérieur" = "higher")),
  income = recode(trimws(d$REVTOT7), c(
    "Moins de 900 € par mois" = "under-1500", "De 900 à 1499€ par mois" = "under-1500", "De 1500 à 2299€ par mois" = "1500-2299",
    "De 2300 à 3099€ par mois" = "2300-3099", "De 3100€ à 3999€ par mois" = "3100-plus", "4000€ et plus par mois" = "3100-plus"
  )),
  alone = ifelse(d$NBPERS5 == "Une personne", "yes", "no"),
  internet = recode(d$FREQTOT, c(
    "Tous les jours" = "daily", "Une à deux fois par semaine" = "less", "Plus rarement" = "less", "Jamais" = "never",
    "[Nsp]" = "dont_know"
  )),
  procedures = recode(d$US_ADMI, c("Oui" = "yes", "Non" = "no")),
  preference = recode(substr(d$PREFPB, 1, 14), c("Que quelqu’un " = "helped", "Vous y arrivez" = "manages", "[Nsp]" = "dont_know")),
  mastery = recode(d$MAITRNUM, c(
    "Oui, tout à fait" = "fully", "Oui, plutôt" = "rather", "Non, plutôt pas" = "rather_not", "Non, pas du tout" = "not_at_all",
    "[Nsp]" = "dont_know"
  )),
  lacks_mastery = recode(d$FREINWEB4, c("Oui" = "yes", "Non" = "no")),
  no_obstacle = recode(d$FREINWEB5, c("Oui" = "yes", "Non" = "no"))
)
people$procedures[d$US_ADMI == ""] <- "no"
people$preference[grepl("montre", d$PREFPB)] <- "shown"
people$preference[grepl("fasse", d$PREFPB)] <- "done_for"
drawn <- svydesign(ids = ~1, weights = ~weight, data = people)
adults <- subset(drawn, age != "12-17")

# Share of each answer, in the whole or in each group.
shares <- function(design, of, by = NULL) {
  groups <- if (is.null(by)) list("_T" = design) else
    c(list("_T" = design), sapply(unique(na.omit(design$variables[[by]])), function(code)
      design[which(design$variables[[by]] == code), ], simplify = FALSE))
  lapply(groups, function(group) {
    group <- group[which(!is.na(group$variables[[of]])), ]
    codes <- sort(unique(group$variables[[of]]))
    sapply(codes, function(code) {
      mean <- svymean(~answer, update(group, answer = as.numeric(group$variables[[of]] == code)))
      c(as.numeric(coef(mean)), as.numeric(SE(mean)))
    }, simplify = FALSE)
  })
}
# Odds ratios of an online procedure: each respondent counts as one, as in the study's models.
adjusted <- function(of, reference, held) {
  whole <- people[people$age != "12-17" & complete.cases(people[c(of, held)]), ]
  whole[[of]] <- relevel(factor(whole[[of]]), reference)
  whole$done <- as.numeric(whole$procedures == "yes")
  model <- svyglm(reformulate(c(of, held), "done"), svydesign(ids = ~1, weights = ~1, data = whole), family = quasibinomial,
    control = glm.control(epsilon = 1e-15, maxit = 100))
  found <- coef(model)[startsWith(names(coef(model)), of)]
  setNames(as.list(exp(found)), substring(names(found), nchar(of) + 1))
}
number <- function(x) sprintf("%.15g", x)
json <- function(x) {
  if (is.list(x)) paste0("{", paste0("\"", names(x), "\": ", vapply(x, json, ""), collapse = ",\n"), "}")
  else if (length(x) > 1) paste0("[", paste(number(x), collapse = ", "), "]")
  else number(x)
}
cat(json(list(
  shares = list(
    internet_age = shares(drawn, "internet", "age"), procedures_age = shares(adults, "procedures", "age"),
    procedures_diploma = shares(adults, "procedures", "diploma"), procedures_income = shares(adults, "procedures", "income"),
    procedures_alone = shares(adults, "procedures", "alone"), preference_age = shares(adults, "preference", "age"),
    obstacle_age = shares(adults, "lacks_mastery", "age"), mastery = shares(adults, "mastery")["_T"],
    no_obstacle = shares(adults, "no_obstacle")["_T"]
  ),
  ratios = list(
    procedures_age = adjusted("age", "25-39", c("diploma", "alone")), procedures_diploma = adjusted("diploma", "higher", c("age", "alone")),
    procedures_income = adjusted("income", "3100-plus", "age"), procedures_alone = adjusted("alone", "no", c("age", "diploma"))
  )
)), "\n")
